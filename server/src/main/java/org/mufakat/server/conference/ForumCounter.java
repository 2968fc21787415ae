package org.mufakat.server.conference;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where the pages come to the forum: who the person is there, and in whose words they read.
@Component
public final class ForumCounter {

  private final ForumNodes forum;
  private final MessageSource messages;
  private final InstantSource time;

  ForumCounter(ForumNodes forum, MessageSource messages, InstantSource time) {
    this.forum = forum;
    this.messages = messages;
    this.time = time;
  }

  /// The forum as a person has it before them. Where the hub is not reached there is none.
  public ForumRoom room(HostedNode node, PersonOfNode person) {
    return room(node, person.account());
  }

  /// The forum as the owner of an account has it before them who is not here: for their feeds.
  ForumRoom room(HostedNode node, Account account) {
    return new ForumRoom(node, account, place(node).orElseThrow(ForumCounter::notThere), time);
  }

  private Optional<ForumRoom.Place> place(HostedNode node) {
    return node.id().isHub()
        ? forum.desk().map(ForumRoom.Place.AtTheHub::new)
        : forum.seat(node.id()).map(ForumRoom.Place.AtAState::new);
  }

  public ForumWords words(HostedNode node, Locale locale) {
    return new ForumWords(messages, locale, node.node().regime(), node.zone());
  }

  public static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// An id out of an address or a form.
  public static OpaqueId id(String text) {
    if (!OpaqueId.isWellFormed(text)) {
      throw notThere();
    }
    return new OpaqueId(text);
  }

  /// Goes back to a page, which says what came of it: see `forum/parts :: came`.
  public static String back(String address, Doing came, RedirectAttributes flash) {
    flash.addFlashAttribute("came", came);
    return "redirect:" + address;
  }
}
