package org.mufakat.server.forum;

import java.time.Duration;
import java.time.InstantSource;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the forum into the web server, which keeps the copies of its members beside the record.
@Configuration(proxyBeanMethods = false)
class ForumConfiguration {

  /// How long a copy is behind at most where nobody tells it of more.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  @Bean
  ForumNodes forumNodes(NodeDirectory nodes, NodeLedgers ledgers, InstantSource time) {
    return new ForumNodes(nodes, ledgers, time).start(BETWEEN_LOOKS);
  }
}
