package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.mufakat.forum.PaperHash;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the forum's pages need of the hub. Where the hub does not run here, they have none of it.
@Configuration(proxyBeanMethods = false)
class ConferenceConfiguration {

  @Bean
  ForumPapers forumPapers(NodeDirectory nodes) {
    return nodes
        .find(NodeId.HUB)
        .<ForumPapers>map(hub -> new HubPapers(hub.dataSource()))
        .orElseGet(NoPapers::new);
  }

  /// Of a process that does not reach the hub.
  private static final class NoPapers implements ForumPapers {
    @Override
    public PaperHash keep(Paper paper, Audience audience, Instant at) {
      throw ForumCounter.notThere();
    }

    @Override
    public Optional<Paper> find(PaperHash hash, Predicate<Audience> isOf) {
      return Optional.empty();
    }
  }
}
