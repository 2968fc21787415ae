package org.mufakat.bench;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/// `./mufakat bench`: measures, and prints tables ready for docs/benchmarks.md. Figures go to
/// standard output, progress to standard error.
@Command(
    name = "bench",
    description =
        "Measures imports, starts, pages, figures, estimates, safe tables, private counts, the"
            + " ledger, cases, the forum and backups on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ImportBench.class,
      StartBench.class,
      MemoryBench.class,
      PagesBench.class,
      WeightBench.class,
      FiguresBench.class,
      LedgerBench.class,
      CasesBench.class,
      CaseImportBench.class,
      KillCasesBench.class,
      EstimateBench.class,
      ReleaseBench.class,
      PrivacyBench.class,
      BackupBench.class,
      ForumBench.class,
      ForumHubBench.class,
      AllBench.class
    },
    footer = {
      "",
      "Example: ./mufakat bench import --runs 5",
      "",
      "Exit codes: 0 it was measured; 1 something could not be; 2 the command was not understood."
    })
public final class Bench {

  @Option(
      names = "--calm",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "wait this long at most until the machine's load is below 1.5 (none)")
  private int calmSeconds;

  private Bench() {}

  public static void main(String[] args) {
    System.exit(run(new PrintWriter(System.out, true), args));
  }

  /// Runs one command line and prints what it measured.
  ///
  /// @return the exit code
  static int run(PrintWriter out, String... args) {
    var bench = new Bench();
    var line = new CommandLine(bench).setOut(out).setExecutionStrategy(bench::measure);
    int exitCode = line.execute(args);
    Measured measured = resultOf(line);
    if (measured != null) {
      out.println(measured.asMarkdown());
    }
    return exitCode;
  }

  private int measure(ParseResult parsed) {
    if (parsed.hasSubcommand() && calmSeconds > 0) {
      Calm.await(Duration.ofSeconds(calmSeconds), parsed.commandSpec().commandLine().getErr());
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static @Nullable Measured resultOf(CommandLine line) {
    var parsed = line.getParseResult();
    return parsed != null && parsed.hasSubcommand()
        ? parsed.subcommand().commandSpec().commandLine().getExecutionResult()
        : null;
  }
}
