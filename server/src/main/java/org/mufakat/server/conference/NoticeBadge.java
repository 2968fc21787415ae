package org.mufakat.server.conference;

import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// How many notices somebody has not seen. It is asked for by the forum's menu, and nothing is
/// looked at before.
@ControllerAdvice(basePackageClasses = NoticeBadge.class)
final class NoticeBadge {

  private final NodeDirectory nodes;
  private final ForumCounter counter;

  NoticeBadge(NodeDirectory nodes, ForumCounter counter) {
    this.nodes = nodes;
    this.counter = counter;
  }

  /// Read by templates as `${unseenNotices.count()}`.
  public interface Unseen {
    int count();
  }

  @ModelAttribute("unseenNotices")
  Unseen unseen() {
    var viewer = SecurityContextHolder.getContext().getAuthentication();
    return () -> viewer instanceof PersonOfNode person ? count(person) : 0;
  }

  private int count(PersonOfNode person) {
    var node = nodes.find(person.node()).orElseThrow();
    return Notices.count(
        counter.room(node, person), new SeenNotices(node.dataSource()).upTo(person.account().id()));
  }
}
