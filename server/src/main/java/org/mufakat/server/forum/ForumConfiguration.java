package org.mufakat.server.forum;

import java.time.InstantSource;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the forum into the web server.
@Configuration(proxyBeanMethods = false)
class ForumConfiguration {

  @Bean
  ForumNodes forumNodes(NodeDirectory nodes, NodeLedgers ledgers, InstantSource time) {
    return new ForumNodes(nodes, ledgers, time);
  }
}
