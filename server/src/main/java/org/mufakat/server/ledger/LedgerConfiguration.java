package org.mufakat.server.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.VerifierKey;
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
      @Value("${mufakat.ledger.checkpoint-seconds:10}") int checkpointSeconds,
      @Value("${mufakat.ledger.hub:}") String hub,
      @Value("${mufakat.ledger.hub-key:}") String hubKey) {
    var ledgers = new NodeLedgers(nodes, time);
    ledgers.start(Duration.ofSeconds(checkpointSeconds), elsewhere(hub, hubKey));
    return ledgers;
  }

  /// @throws IllegalArgumentException when there is a hub and no key to believe it by
  static Optional<LedgerRounds.Witnessed> elsewhere(String hub, String key) {
    if (hub.isEmpty()) {
      return Optional.empty();
    }
    var believed =
        VerifierKey.parse(key)
            .filter(k -> k.kind() == KeyKind.COSIGNATURE_V1)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "mufakat.ledger.hub-key: \"%s\" is no witness's key: run `./mufakat ledger keys` at the hub"
                            .formatted(key)));
    return Optional.of(new LedgerRounds.Witnessed(new HttpWitness(URI.create(hub)), believed));
  }
}
