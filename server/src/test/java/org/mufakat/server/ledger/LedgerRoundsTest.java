package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.AddCheckpoint;

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
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not hold in time").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
