package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.server.TestDatabase;
import org.slf4j.LoggerFactory;

class LedgerRoundsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void what_is_appended_is_witnessed_soon_without_anyone_asking() throws Exception {
    var site = LedgerSite.empty();

    try (var rounds = rounds(site, new LocalWitness(site.desk))) {
      rounds.start();
      site.ledger.append(site.something());

      eventually(() -> site.audit().report().witnessed() == 1);
      site.ledger.append(site.something());
      eventually(() -> site.audit().report().witnessed() == 2);
    }
  }

  @Test
  void a_witness_that_was_out_of_reach_is_asked_again() throws Exception {
    var site = LedgerSite.empty();
    var line = new Wavering(new LocalWitness(site.desk));

    try (var rounds = rounds(site, line)) {
      rounds.start();
      site.ledger.append(site.something());

      eventually(() -> site.audit().report().witnessed() == 1);
    }
    assertThat(line.asked).isGreaterThan(2);
  }

  @Test
  void at_the_end_nothing_waits() {
    var site = LedgerSite.empty();
    var rounds = rounds(site, new LocalWitness(site.desk));
    rounds.start();

    for (int i = 0; i < 20; i++) {
      site.ledger.append(site.something());
    }
    rounds.close();

    assertThat(site.audit().waiting()).isZero();
    assertThat(site.audit().report().signed()).isEqualTo(20);
  }

  @Test
  void a_trouble_that_comes_back_after_all_was_well_is_told_again_without_a_witness_too()
      throws Exception {
    var site = LedgerSite.empty();
    var log = (Logger) LoggerFactory.getLogger(LedgerRounds.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);

    try (var rounds = new LedgerRounds(site.ledger, Duration.ofMillis(20), Optional.empty())) {
      rounds.start();
      TestDatabase.run(site.database, "alter table ledger_entry rename to taken_away");
      site.ledger.append(site.something());
      eventually(() -> lines.list.size() == 1);
      TestDatabase.run(site.database, "alter table taken_away rename to ledger_entry");
      eventually(() -> site.audit().report().signed() == 1);
      TestDatabase.run(site.database, "alter table ledger_entry rename to taken_away");
      site.ledger.append(site.something());

      eventually(() -> lines.list.size() == 2);
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .allMatch(line -> line.startsWith("The ledger of node XNO broke: "));
      TestDatabase.run(site.database, "alter table taken_away rename to ledger_entry");
    } finally {
      log.detachAppender(lines);
    }
  }

  private static LedgerRounds rounds(LedgerSite site, WitnessLine line) {
    return new LedgerRounds(
        site.ledger,
        Duration.ofMillis(20),
        Optional.of(new LedgerRounds.Witnessed(line, site.desk.key())));
  }

  /// Out of reach the first two times.
  private static final class Wavering implements WitnessLine {
    private final WitnessLine line;
    private volatile int asked;

    Wavering(WitnessLine line) {
      this.line = line;
    }

    @Override
    public WitnessReply add(AddCheckpoint request) {
      asked = asked + 1;
      return asked <= 2 ? new WitnessReply.Unreachable("on purpose") : line.add(request);
    }

    @Override
    public HttpWitness.Last said(String origin) {
      return line.said(origin);
    }
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not hold in time").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
