package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of texts need of the hub. Where the hub does not run here, they have none of it.
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

  @Bean
  ForumDrafts forumDrafts(NodeDirectory nodes) {
    return nodes
        .find(NodeId.HUB)
        .<ForumDrafts>map(hub -> new HubDrafts(hub.dataSource()))
        .orElseGet(NoDrafts::new);
  }

  @Bean
  TextsAwaiting textsAwaiting(ForumDrafts drafts) {
    return new TextsAwaiting(drafts);
  }

  @Bean
  TextDeadlines textDeadlines() {
    return new TextDeadlines();
  }

  /// Of a process that does not reach the hub.
  private static final class NoDrafts implements ForumDrafts {
    @Override
    public Optional<Draft> find(OpaqueId proposal, String holder) {
      return Optional.empty();
    }

    @Override
    public Optional<Draft> keep(
        OpaqueId proposal, String holder, int read, DraftWords words, Instant at) {
      throw ForumCounter.notThere();
    }

    @Override
    public void discard(OpaqueId proposal, String holder, Instant at) {
      throw ForumCounter.notThere();
    }

    @Override
    public boolean isDiscarded(OpaqueId proposal, String holder) {
      return false;
    }
  }
}
