package org.mufakat.server.cases;

import org.mufakat.ledger.Compartment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Reads the names of each node once it serves, so that whoever searches first need not wait for a
/// hundred thousand identities to be opened.
@Component
final class NamesAhead {

  private static final Logger LOG = LoggerFactory.getLogger(NamesAhead.class);

  private final CaseDesks desks;

  NamesAhead(CaseDesks desks) {
    this.desks = desks;
  }

  /// On a thread that others go before.
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofPlatform()
        .name("names-ahead")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(this::read);
  }

  private void read() {
    for (CaseDesk desk : desks.all()) {
      try {
        for (Compartment side : Compartment.values()) {
          desk.readNames(side);
        }
      } catch (RuntimeException e) {
        LOG.info("Names of node {} are read when somebody searches: {}", desk.node(), e.getClass());
      }
    }
  }
}
