package org.mufakat.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mufakat.forum.ForumRule;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.simulator.forum.ForumTally;
import org.mufakat.simulator.forum.InventedRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench forum`: walks through the forum by chance and looks whether a rule was broken, or replays
/// a large record. In memory alone: no store and no signature is in it.
@Command(
    name = "forum",
    description = "Walks through the forum by chance, or replays a large record of it in memory.",
    mixinStandardHelpOptions = true)
final class ForumBench implements Callable<Table> {

  private static final double MOST_REPLAY_SECONDS = 10;
  private static final double MOST_ADOPTION_MILLIS = 5;

  /// Walks after which a thread says how far it is.
  private static final long PORTION = 10_000;

  @Option(names = "--traces", defaultValue = "0", description = "how many walks (${DEFAULT-VALUE})")
  private long traces;

  @Option(
      names = "--seed",
      defaultValue = "20300101",
      description = "of the first walk; each next has the next (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--threads", description = "that walk at once (one a core)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--replay",
      paramLabel = "EVENTS",
      defaultValue = "0",
      description = "how many events are replayed (1,000,000 without --traces)")
  private int replay;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "how often the record is replayed (${DEFAULT-VALUE})")
  private int runs;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @throws IllegalStateException when a walk found something that did not hold
  @Override
  public Table call() throws InterruptedException, ExecutionException {
    if (traces < 0 || replay < 0 || threads < 1 || runs < 1) {
      throw new ParameterException(spec.commandLine(), "counts are at least 1");
    }
    return traces > 0 ? walked() : replayed(replay == 0 ? 1_000_000 : replay);
  }

  private Table walked() throws InterruptedException, ExecutionException {
    say("%,d walks from seed %d, %d at once".formatted(traces, seed, threads));
    long before = System.nanoTime();
    var tally = walk();
    double seconds = (System.nanoTime() - before) / 1e9;
    if (tally.faults() > 0) {
      throw new IllegalStateException(
          "%,d of %,d walks found a fault; the first:%n%s%nOne is repeated by --traces 1 --seed with its number."
              .formatted(tally.faults(), tally.traces(), String.join("\n", tally.firstFaults())));
    }
    return table(tally, seconds);
  }

  /// Portions are walked independently of each other, whichever thread takes which.
  private ForumTally walk() throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var portions = new ArrayList<Future<ForumTally>>();
      for (long from = 0; from < traces; from += PORTION) {
        long first = seed + from;
        long count = Math.min(PORTION, traces - from);
        portions.add(pool.submit(() -> ForumTally.of(first, count)));
      }
      var all = new ForumTally();
      for (var portion : portions) {
        all.add(portion.get());
        if (all.traces() % (100 * PORTION) == 0) {
          say("%,d walks, %,d with a fault".formatted(all.traces(), all.faults()));
        }
      }
      return all;
    }
  }

  private Table table(ForumTally tally, double seconds) {
    var lines = new ArrayList<Line>();
    lines.add(count("walks", tally.traces()));
    lines.add(Line.of("walks a second", Quantity.PER_SECOND, tally.traces() / seconds));
    lines.add(count("events asked", tally.recorded() + tally.refused()));
    lines.add(count("of which recorded", tally.recorded()));
    refusals(tally).forEach((rule, n) -> lines.add(count("refused by " + rule, n)));
    for (var mode : ModeKind.values()) {
      lines.add(count("adopted, " + mode.slug(), tally.adoptions().getOrDefault(mode, 0L)));
    }
    lines.add(count("walks that found a rule broken", tally.faults()).target(0));
    return new Table(
        "The forum by chance",
        "./mufakat bench forum --traces %d --seed %d".formatted(traces, seed),
        lines,
        List.of(
            "A walk asks right and wrong things of a forum of five members and four bodies, drawn"
                + " by chance from a seed of its own. After each answer the forum is held against"
                + " the rules written a second time, which keep nothing but the events.",
            String.format(
                Locale.ROOT,
                "Seeds %d to %d, %d threads, %,.0f s.",
                seed,
                seed + traces - 1,
                threads,
                seconds)));
  }

  private static Map<ForumRule, Long> refusals(ForumTally tally) {
    var byRule = new EnumMap<ForumRule, Long>(ForumRule.class);
    tally.refusals().forEach((refusal, n) -> byRule.merge(refusal.rule(), n, Long::sum));
    return byRule;
  }

  private static Line count(String what, long number) {
    return Line.of(what, Quantity.COUNT, number);
  }

  private Table replayed(int events) {
    say("a record of %,d events, replayed %d times".formatted(events, runs));
    var record = InventedRecord.of(events);
    var seconds = new ArrayList<Double>();
    var p99 = new ArrayList<Double>();
    for (int run = 0; run < runs; run++) {
      var replay = ForumReplay.of(record);
      seconds.add(replay.seconds());
      p99.add(replay.adoptionMillis().quantile(0.99));
    }
    return new Table(
        "The forum's record",
        "./mufakat bench forum --replay %d --runs %d".formatted(events, runs),
        List.of(
            Line.of(
                    String.format(Locale.ROOT, "%,d events replayed", events),
                    Quantity.SECONDS,
                    Samples.of(seconds))
                .target(MOST_REPLAY_SECONDS),
            Line.of("answering an adoption, p99", Quantity.MILLISECONDS, Samples.of(p99))
                .target(MOST_ADOPTION_MILLIS)),
        List.of(
            "Eleven members, one body above another; each meeting adopts texts, gives tasks and"
                + " follows them up. One thread, in memory: no store, no signatures, no hash"
                + " chain."));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
