package org.mufakat.server.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the ledgers into the web server: their rounds begin before it answers and end after it.
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

  @Bean
  NodeLedgers nodeLedgers(
      NodeDirectory nodes,
      InstantSource time,
      @Value("${mufakat.ledger.checkpoint-seconds:10}") int checkpointSeconds) {
    var ledgers = new NodeLedgers(nodes, time);
    ledgers.start(Duration.ofSeconds(checkpointSeconds), Optional::empty);
    return ledgers;
  }
}
