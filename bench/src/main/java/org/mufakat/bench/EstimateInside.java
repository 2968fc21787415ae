package org.mufakat.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mufakat.estimation.BicSearch;
import org.mufakat.estimation.Bootstrap.Resamples;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Coverage;
import org.mufakat.estimation.DecomposableAverage;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.estimation.Replicates;
import org.mufakat.estimation.SimulatedTables;
import org.mufakat.estimation.StepwiseEstimate;
import org.mufakat.estimation.Watch;
import org.mufakat.server.estimation.CaptureCsv;
import org.mufakat.server.estimation.CaptureReading;
import org.mufakat.simulator.EstimateWalk;

/// One task of estimation, in a process that does nothing else.
final class EstimateInside {

  static final int THOUSAND = 1_000;
  private static final int WARM_ROUNDS = 10;
  private static final int TWELVE = 12;
  private static final int TWELVE_REPLICATES = 200;
  private static final int BIC_KEPT = 100;
  private static final int BIC_ORDER = 3;
  private static final int NATIONAL_CRIME_AGENCY = 5;
  private static final int POLICE_FORCES = 2;

  /// What R's package took on two shared cores for a thousand replicates of the same table.
  private static final double SECONDS_OF_R = 371;

  private static final double MOST_COLD_SECONDS = 1.2;
  private static final double MOST_LARGE_SECONDS = 20;
  private static final double MOST_BIC_SECONDS = 0.5;
  private static final double MOST_FIVE_SECONDS = 1.5;
  private static final double MOST_FIVE_MEBIBYTES = 50;
  private static final double MOST_SIX_SECONDS = 60;
  private static final double MOST_TWELVE_SECONDS = 10;
  private static final double TIMES_R = 1_500;

  private EstimateInside() {}

  /// What is measured.
  enum Task {
    THOUSAND_REPLICATES {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured
                .line("1,000 replicates, six lists, from the start: CPU", Quantity.SECONDS, "cold")
                .target(MOST_COLD_SECONDS),
            measured
                .line("1,000 replicates, six lists, warm: CPU", Quantity.SECONDS, "warm")
                .target(SECONDS_OF_R / TIMES_R));
      }
    },
    MANY_REPLICATES {
      @Override
      List<Line> lines(Measurements measured, int large) {
        var line =
            measured.line(
                String.format(Locale.ROOT, "%,d replicates, five lists, all cores", large),
                Quantity.SECONDS,
                "seconds");
        return List.of(large == 1_000_000 ? line.target(MOST_LARGE_SECONDS) : line);
      }
    },
    BIC {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured
                .line(
                    "all models of five lists to order 3, from the start: CPU",
                    Quantity.SECONDS,
                    "cold")
                .target(MOST_BIC_SECONDS),
            measured.line("of which have an estimate", Quantity.COUNT, "existing"));
      }
    },
    FIVE_LISTS {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured
                .line("five lists, 822 graphs, every number: CPU", Quantity.SECONDS, "cold")
                .target(MOST_FIVE_SECONDS),
            measured
                .line("live and dead heap after it", Quantity.MEBIBYTES, "heap")
                .target(MOST_FIVE_MEBIBYTES));
      }
    },
    SIX_LISTS {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured
                .line("six lists, 18,154 graphs, every number: CPU", Quantity.SECONDS, "cold")
                .target(MOST_SIX_SECONDS));
      }

      @Override
      boolean isMeasured(boolean withoutSix, int tables, int walks) {
        return !withoutSix;
      }
    },
    TWELVE_LISTS {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured
                .line(
                    "twelve lists, 200 replicates, all that is shown: all cores",
                    Quantity.SECONDS,
                    "seconds")
                .target(MOST_TWELVE_SECONDS));
      }
    },
    FUZZ {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured.line("invented tables, good and bad", Quantity.COUNT, "walks"),
            measured.line("of which refused, with the reason", Quantity.COUNT, "refused"),
            measured.line("answers of which something did not hold", Quantity.COUNT, "faults"));
      }

      @Override
      boolean isMeasured(boolean withoutSix, int tables, int walks) {
        return walks > 0;
      }
    },
    COVERAGE {
      @Override
      List<Line> lines(Measurements measured, int large) {
        return List.of(
            measured.line("simulated tables", Quantity.COUNT, "tables"),
            measured.line(
                "of a hundred BCa intervals at 95 %, held the truth", Quantity.COUNT, "held"),
            measured.line("its standard error", Quantity.COUNT, "error"),
            measured.line("of a hundred intervals by spread", Quantity.COUNT, "by-spread"),
            measured.line("its standard error", Quantity.COUNT, "by-spread-error"),
            measured.line(
                "of a hundred BCa intervals, lay below the truth", Quantity.COUNT, "below"),
            measured.line("of a hundred tables, without an interval", Quantity.COUNT, "without"));
      }

      @Override
      boolean isMeasured(boolean withoutSix, int tables, int walks) {
        return tables > 0;
      }
    };

    abstract List<Line> lines(Measurements measured, int large);

    boolean isMeasured(boolean withoutSix, int tables, int walks) {
      return true;
    }
  }

  /// @param args the task, the checkout, how many replicates, how many tables, how many walks
  public static void main(String[] args) {
    var task = Task.valueOf(args[0]);
    var lists = Path.of(args[1], "docs", "examples", "lists");
    var six = read(lists.resolve("united-kingdom-2013.csv"));
    var five = six.merged(POLICE_FORCES, NATIONAL_CRIME_AGENCY);
    switch (task) {
      case THOUSAND_REPLICATES -> thousand(six);
      case MANY_REPLICATES -> many(read(lists.resolve("western.csv")), Integer.parseInt(args[2]));
      case BIC -> bic(five);
      case FIVE_LISTS, SIX_LISTS -> average(task == Task.SIX_LISTS ? six : five);
      case TWELVE_LISTS -> twelve();
      case FUZZ -> fuzz(Integer.parseInt(args[4]));
      case COVERAGE -> coverage(five, Integer.parseInt(args[3]));
    }
  }

  private static CaptureTable read(Path file) {
    return switch (CaptureCsv.read(file)) {
      case CaptureReading.Read(CaptureTable table, var _) -> table;
      case CaptureReading.Refused(_, _, String sentence) ->
          throw new IllegalStateException(file + ": " + sentence);
    };
  }

  private static void thousand(CaptureTable table) {
    double before = cpuSeconds();
    replicate(table, THOUSAND, 1);
    Program.tell("cold", cpuSeconds() - before);
    for (int i = 0; i < WARM_ROUNDS; i++) {
      replicate(table, THOUSAND, 1);
    }
    double warm = cpuSeconds();
    for (int i = 0; i < WARM_ROUNDS; i++) {
      replicate(table, THOUSAND, 1);
    }
    Program.tell("warm", (cpuSeconds() - warm) / WARM_ROUNDS);
  }

  private static void many(CaptureTable table, int replicates) {
    long before = System.nanoTime();
    replicate(table, replicates, Runtime.getRuntime().availableProcessors());
    Program.tell("seconds", (System.nanoTime() - before) / 1e9);
  }

  private static void replicate(CaptureTable table, int replicates, int threads) {
    Replicates.stepwise(table, new Resamples(Optional.of(replicates), 1, threads), Watch.none());
  }

  private static void bic(CaptureTable table) {
    double before = cpuSeconds();
    var search = BicSearch.in(table, BIC_ORDER, BIC_KEPT, 1, Watch.none());
    Program.tell("cold", cpuSeconds() - before);
    Program.tell("existing", search.existing());
  }

  private static void average(CaptureTable table) {
    double before = cpuSeconds();
    DecomposableAverage.of(table, Watch.none());
    Program.tell("cold", cpuSeconds() - before);
    var runtime = Runtime.getRuntime();
    Program.tell("heap", (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024);
  }

  private static void coverage(CaptureTable design, int tables) {
    var truth = SimulatedTables.like(design, StepwiseEstimate.of(design).model(), 1);
    var coverage = Coverage.of(truth, tables, THOUSAND, 1, Watch.none());
    Program.tell("tables", coverage.tables());
    Program.tell("held", 100 * coverage.share());
    Program.tell("error", 100 * coverage.standardError(coverage.share()));
    Program.tell("by-spread", 100 * coverage.shareBySpread());
    Program.tell("by-spread-error", 100 * coverage.standardError(coverage.shareBySpread()));
    Program.tell("below", 100.0 * coverage.below() / tables);
    Program.tell("without", 100.0 * coverage.without() / tables);
  }

  private static void twelve() {
    var table = twelveLists();
    var plan =
        new Plan(
            Method.STEPWISE,
            Optional.empty(),
            new Resamples(
                Optional.of(TWELVE_REPLICATES), 1, Runtime.getRuntime().availableProcessors()),
            Plan.USUAL_THRESHOLD,
            Plan.USUAL_MOST_VARIATION);
    long before = System.nanoTime();
    Estimation.of(table, plan, Watch.none());
    Program.tell("seconds", (System.nanoTime() - before) / 1e9);
  }

  /// Four thousand persons, each list with a chance of its own, six pairs of which the second list
  /// often follows the first.
  private static CaptureTable twelveLists() {
    var random = new SplittableRandom(12);
    var chances = random.doubles(TWELVE, 0.02, 0.15).toArray();
    var names = IntStream.range(0, TWELVE).mapToObj(i -> "list " + i).toList();
    return CaptureTable.ofPersons(
        names, IntStream.range(0, 4_000).map(_ -> history(random, chances)));
  }

  private static int history(SplittableRandom random, double[] chances) {
    int history = 0;
    for (int i = 0; i < chances.length; i++) {
      boolean follows = i % 2 == 1 && (history >> i - 1 & 1) == 1 && random.nextDouble() < 0.3;
      history |= follows || random.nextDouble() < chances[i] ? 1 << i : 0;
    }
    return history;
  }

  private static void fuzz(int walks) {
    var refused = new AtomicInteger();
    var faults = new AtomicInteger();
    LongStream.rangeClosed(1, walks)
        .parallel()
        .forEach(
            seed -> {
              var walk = EstimateWalk.of(seed);
              refused.addAndGet(walk.refused() ? 1 : 0);
              faults.addAndGet(walk.faults().isEmpty() ? 0 : 1);
              walk.faults().forEach(f -> System.out.println("seed " + seed + ": " + f));
            });
    Program.tell("walks", walks);
    Program.tell("refused", refused.get());
    Program.tell("faults", faults.get());
  }

  private static double cpuSeconds() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
