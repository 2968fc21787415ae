package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.estimation.Basis;
import org.mufakat.estimation.Bootstrap;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Estimate;
import org.mufakat.estimation.EstimateAnswer;
import org.mufakat.estimation.Estimation;
import org.mufakat.estimation.Method;
import org.mufakat.estimation.Plan;
import org.mufakat.server.estimation.CaptureCsv;
import org.mufakat.server.estimation.CaptureReading;
import org.mufakat.server.estimation.EstimateJson;
import org.mufakat.server.estimation.EstimateText;
import org.mufakat.server.estimation.PlannedFile;
import org.mufakat.server.ledger.LedgerBooks;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `estimate`: how many persons there are, from who is on which lists, or why that is not said.
@Command(
    name = "estimate",
    description = {
      "Estimates how many persons there are in all, from who is on which lists (multiple systems"
          + " estimation), with an interval that has the choice of the model in it; or says why the"
          + " lists carry no estimate.",
      "The file has a column of 0 and 1 for each list and a column `count`; or it has the columns"
          + " `person` and `list`, a row for each person on each list, where person is a key after"
          + " linkage. At most 20 lists and ten million persons."
    },
    footer = {
      "",
      "Methods: stepwise (pairs that surprise, p below 0.02; up to 16 lists), bic (all hierarchical"
          + " models up to an order, or a search; up to 8), decomposable (Bayesian average; up to"
          + " 6), independence (up to 16), uk2014 (the rule of the United Kingdom's estimate of"
          + " 2014; up to 8). With more lists there is a refusal, at once.",
      "",
      "Example: ./mufakat estimate docs/examples/lists/kosovo-1999.csv --method bic",
      "",
      "Exit codes: 0 an estimate; 1 no estimate, with the reason; 2 the command was not understood;"
          + " 4 the file is no table of capture histories; 130 cancelled with Ctrl-C, and nothing"
          + " was printed."
    },
    mixinStandardHelpOptions = true)
public final class EstimateCommand implements Callable<Integer> {

  private static final int MOST_REPLICATES = 10_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.csv",
      arity = "0..1",
      description = "The table of capture histories.")
  private Path file = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "stepwise (the default), bic, decomposable, independence or uk2014.")
  private String method = Method.STEPWISE.slug();

  @Option(
      names = "--order",
      paramLabel = "K",
      description =
          "Most lists in a term, for bic; one less than there are up to five lists, 2 beyond.")
  private Optional<Integer> order = Optional.empty();

  @Option(
      names = "--bootstrap",
      paramLabel = "B",
      description =
          "Resampled tables; as many as the limits ask for unless given, 100,000 at most.")
  private Optional<Integer> bootstrap = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of chance; the same seed gives the same numbers (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads, one a core unless given; they change nothing but the time.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Chance below which the stepwise rule adds a pair (0.02).")
  private double threshold = Plan.USUAL_THRESHOLD;

  @Option(
      names = "--max-cv",
      paramLabel = "X",
      description =
          "The dark figure's coefficient of variation above which there is no estimate (0.5).")
  private double mostVariation = Plan.USUAL_MOST_VARIATION;

  @Option(
      names = "--plan",
      paramLabel = "ID",
      description = {
        "Take the file in under this registered plan of a node, as the page does, and keep the"
            + " estimate;",
        "the method and its numbers are the plan's. It prints and ends as without a plan, but for"
            + " the sentence: that waits for another person's word."
      })
  private Optional<String> registered = Optional.empty();

  @Option(
      names = "--register",
      description =
          "With --plan, in place of a file: count the node's own register as the plan says.")
  private boolean register;

  @Mixin private FigureOptions nodes = new FigureOptions();

  @Option(
      names = "--again",
      paramLabel = "FILE.json",
      description = "Compute an estimate's own file again, and say whether the hash is the same.")
  private Optional<Path> again = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    if (again.isPresent()) {
      require(threads >= 1, "--threads", threads, "1 or more");
      try (var progress = EstimateProgress.at(spec.commandLine().getErr())) {
        return new EstimateAgain(spec.commandLine(), again.get()).run(threads, progress);
      }
    }
    var plan = plan();
    if (register) {
      if (!file.toString().isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--register takes no file: it counts the node's register.");
      }
      return underPlan(
          registered.orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "--register counts as a registered plan says: name it with --plan.")));
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          spec.commandLine(),
          file.toString().isEmpty()
              ? "Name the file of lists and counts: ./mufakat estimate FILE.csv"
              : "%s is no file. Give a CSV file of lists and counts.".formatted(file));
    }
    if (registered.isPresent()) {
      return underPlan(registered.get());
    }
    return switch (CaptureCsv.read(file)) {
      case CaptureReading.Read(CaptureTable table, var notes) -> {
        notes.forEach(this::note);
        yield estimate(table, plan);
      }
      case CaptureReading.Refused refused -> {
        note(refused.sentence());
        yield ExitCode.BAD_INPUT;
      }
    };
  }

  /// Options that a registered plan has said already.
  private static final List<String> OF_A_PLAN =
      List.of("--method", "--order", "--bootstrap", "--seed", "--threshold", "--max-cv");

  private int underPlan(String id) {
    OF_A_PLAN.stream()
        .filter(spec.commandLine().getParseResult()::hasMatchedOption)
        .findFirst()
        .ifPresent(
            option -> {
              throw new ParameterException(
                  spec.commandLine(), option + " is the plan's: leave it out with --plan.");
            });
    try (var opened = nodes.open(spec.commandLine())) {
      var hosted = opened.hosted();
      var ledger = NodeLedger.of(hosted);
      var desk = new PlannedFile(hosted, LedgerBooks.of(ledger), InstantSource.system());
      var folder = Files.createTempDirectory("mufakat-lists-");
      try {
        var answer = register ? desk.count(id, threads) : desk.take(id, file, folder, threads);
        return switch (answer) {
          case PlannedFile.Answer.Refused(String sentence) -> {
            note(sentence);
            yield ExitCode.BAD_INPUT;
          }
          case PlannedFile.Answer.Taken taken -> kept(desk, taken, hosted.id().slug());
        };
      } finally {
        Files.deleteIfExists(folder);
        ledger.settle().ifPresent(spec.commandLine().getErr()::println);
      }
    } catch (IOException e) {
      note("The file could not be read: is it there, and readable?");
      return ExitCode.BAD_INPUT;
    }
  }

  /// The same answer as without a plan, but for the sentence: nothing may be published before
  /// another person has approved the assumption.
  private int kept(PlannedFile desk, PlannedFile.Answer.Taken taken, String node) {
    note(
        "%s under plan %s, SHA-256 %s"
            .formatted(register ? "counted" : "taken in", taken.plan(), taken.fileSha256()));
    PlannedFile.Kept kept;
    try (var progress = EstimateProgress.at(spec.commandLine().getErr())) {
      kept = desk.estimate(taken, progress);
    }
    var table = taken.table();
    Printed.lines(
        spec.commandLine(),
        json
            ? List.of(inJson(kept.json().unpublished()))
            : new EstimateText(table).unpublishedLines(kept.answer(), kept.json().seconds()));
    note(
        "the estimate is kept; its document is the page /%s/estimates/%s"
            .formatted(node, kept.id()));
    return exitCode(kept.answer());
  }

  private static String inJson(EstimateJson answer) {
    return JsonMapper.builder().build().writeValueAsString(answer);
  }

  private static int exitCode(EstimateAnswer answer) {
    return answer instanceof EstimateAnswer.Estimated ? ExitCode.OK : ExitCode.NO;
  }

  private void note(String sentence) {
    var err = spec.commandLine().getErr();
    err.println((register ? "register" : file.getFileName()) + ": " + sentence);
    err.flush();
  }

  private Plan plan() {
    var asked =
        FigureOptions.oneOf(
            spec.commandLine(), "--method", method, List.of(Method.values()), Method::slug);
    require(threads >= 1, "--threads", threads, "1 or more");
    order.ifPresent(k -> require(k >= 2 && k <= CaptureTable.MOST_LISTS, "--order", k, "2 to 20"));
    bootstrap.ifPresent(
        b -> require(b >= 1 && b <= MOST_REPLICATES, "--bootstrap", b, "1 to 10000000"));
    require(threshold > 0 && threshold < 1, "--threshold", threshold, "a number between 0 and 1");
    require(mostVariation > 0, "--max-cv", mostVariation, "a number above 0");
    return new Plan(
        asked, order, new Bootstrap.Resamples(bootstrap, seed, threads), threshold, mostVariation);
  }

  private void require(boolean holds, String option, Object value, String allowed) {
    if (!holds) {
      throw FigureOptions.wrong(spec.commandLine(), option, value.toString(), allowed);
    }
  }

  private int estimate(CaptureTable table, Plan plan) {
    long before = System.nanoTime();
    EstimateAnswer answer;
    try (var progress = EstimateProgress.at(spec.commandLine().getErr())) {
      answer = Estimation.of(table, plan, progress);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    Printed.lines(
        spec.commandLine(),
        json
            ? List.of(inJson(EstimateJson.of(table, plan, answer, seconds)))
            : new EstimateText(table).lines(answer, seconds));
    tooFew(answer).ifPresent(this::note);
    return exitCode(answer);
  }

  /// What to ask for, where fewer resampled tables were asked for than the limits need.
  private static Optional<String> tooFew(EstimateAnswer answer) {
    return answer instanceof EstimateAnswer.Estimated(Estimate estimate)
            && estimate.basis() instanceof Basis.OneModel model
            && !model.reselected().isEnough()
        ? Optional.of(tooFew(model.reselected()))
        : Optional.empty();
  }

  private static String tooFew(Bootstrap bootstrap) {
    long needed = bootstrap.usual().needed();
    return needed > MOST_REPLICATES
        ? "a limit lies beyond nearly all resampled tables: no number of them makes it sure."
        : String.format(
            Locale.ROOT,
            "%,d resampled tables are too few: ten beyond each limit ask for %,d. Give"
                + " --bootstrap %d, or no --bootstrap.",
            bootstrap.replicates().all(),
            needed,
            needed);
  }
}
