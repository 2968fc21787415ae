package org.mufakat.server.cases;

import java.time.InstantSource;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the work on cases into the web server.
@Configuration(proxyBeanMethods = false)
class CaseConfiguration {

  @Bean
  CaseDesks caseDesks(NodeDirectory nodes, NodeLedgers ledgers, InstantSource time) {
    return new CaseDesks(nodes, ledgers, time);
  }
}
