package org.mufakat.server.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.keys.OwnerOnlyFile;
import org.mufakat.server.tables.AskedTables;
import org.mufakat.server.tables.JsonStat;
import org.mufakat.server.tables.OutAlready;
import org.mufakat.server.tables.PackageJson;
import org.mufakat.server.tables.PersonsCsv;
import org.mufakat.server.tables.PersonsFault;
import org.mufakat.server.tables.Preparation;
import org.mufakat.server.tables.PreparationAnswer;
import org.mufakat.server.tables.ReleaseMethod;
import org.mufakat.server.tables.ReleaseProof;
import org.mufakat.server.tables.ReleaseText;
import org.mufakat.server.tables.ReleasedCsv;
import org.mufakat.server.tables.SdmxCsv;
import org.mufakat.server.tables.Sentences;
import org.mufakat.server.tables.SignedPackage;
import org.mufakat.server.tables.TablesPackage;
import org.mufakat.tables.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `release`: tables of persons from which nobody can be worked out, without a node.
@Command(
    name = "release",
    description = {
      "Makes tables from a file of persons, withholds what could find somebody, and audits that no"
          + " withheld cell can be bounded more tightly than the width; or says why they cannot"
          + " leave.",
      "The file is CSV with a line a person and a column a variable. Nothing is sent anywhere."
    },
    footer = {
      "",
      "Example: ./mufakat release docs/examples/tables/invented-victims.csv --tables"
          + " \"origin*destination,destination*sex*age\" --output out",
      "",
      "Exit codes: 0 the tables may leave; 1 they may not, with the reasons; 2 the command was not"
          + " understood; 4 a file is not what it should be."
    },
    subcommands = {ReleaseVerifyCommand.class, ReleaseSdgCommand.class},
    mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {

  private static final String PROOF = "SECRET-proof-not-for-release.json";

  /// Of user-assigned codes of ISO 3166-1: a release made without a node is no State's.
  private static final String NO_NODE = "XZZ";

  private static final String UNSIGNED_ID = "0".repeat(32);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.csv", arity = "0..1", description = "The persons, a line each.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--tables",
      paramLabel = "LIST",
      description = "Tables by their variables: \"origin*destination,destination*sex*age\".")
  private String tables = "";

  @Option(
      names = "--threshold",
      paramLabel = "K",
      description = "Cells of fewer persons are withheld, but for 0; 3 to 20 (11).")
  private int threshold = AskedTables.USUAL_THRESHOLD;

  @Option(
      names = "--width",
      paramLabel = "W",
      description =
          "How far apart the bounds of a withheld cell stay; as the threshold unless given.")
  private Optional<Integer> width = Optional.empty();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "suppress (the default), round, dp or synthetic.")
  private String method = ReleaseMethod.SUPPRESS.slug();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "What noise may cost at most, for dp and synthetic (4).")
  private String epsilon = AskedTables.USUAL_EPSILON;

  @Option(
      names = "--base",
      paramLabel = "B",
      description = "Of what counts become multiples, for round (5).")
  private int base = AskedTables.USUAL_BASE;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Earlier releases, signed or as --output wrote them; of a secret proof that lies beside"
              + " one this release makes use.")
  private List<Path> known = List.of();

  @Option(
      names = "--dominance",
      paramLabel = "SHARE",
      description = "A cell of which one source has more than this share is withheld (0.8).")
  private double dominance = AskedTables.USUAL_DOMINANCE / 100.0;

  @Option(
      names = "--source",
      paramLabel = "COLUMN",
      description =
          "The column that says who recorded a person; without one no source is looked at.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--year-column",
      paramLabel = "COLUMN",
      description =
          "The column that says of what year a person is, held against --period; unless given, one"
              + " whose name says so.")
  private Optional<String> yearColumn = Optional.empty();

  @Option(
      names = "--revised",
      description =
          "Persons were added or taken out since earlier releases; their sums may differ.")
  private boolean revised;

  @Option(names = "--title", paramLabel = "TEXT", description = "What the tables are of.")
  private String title = "Tables";

  @Option(names = "--period", paramLabel = "YEARS", description = "2021, or 2018-2021.")
  private String period = "not said";

  @Option(names = "--data-from", paramLabel = "TEXT", description = "Whose data it is.")
  private String dataFrom = "not said";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the tables are written, with release.json, which --known reads later.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv (the default), json-stat or sdmx-csv.")
  private String format = Format.CSV.slug();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of chance; the same seed withholds the same cells (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  private enum Format {
    CSV,
    JSON_STAT,
    SDMX_CSV;

    String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String ending() {
      return switch (this) {
        case CSV -> ".csv";
        case JSON_STAT -> ".json";
        case SDMX_CSV -> ".sdmx.csv";
      };
    }

    String of(TablesPackage release, int number) {
      return switch (this) {
        case CSV -> ReleasedCsv.of(release.tables().get(number));
        case JSON_STAT -> JsonStat.of(release, number, "");
        case SDMX_CSV -> SdmxCsv.of(release, number);
      };
    }
  }

  @Override
  public Integer call() {
    var asked = asked();
    var written =
        FigureOptions.oneOf(
            spec.commandLine(), "--format", format, List.of(Format.values()), Format::slug);
    var path =
        file.filter(Files::isRegularFile)
            .orElseThrow(
                () ->
                    wrong(
                        file.map(f -> f + " is no file.").orElse("There is no file.")
                            + " Give a CSV file of persons, a line each."));
    var fault = asked.fault();
    if (fault.isPresent()) {
      throw wrong(Sentences.of(fault.get()));
    }
    var before = new ArrayList<OutAlready>();
    for (Path earlier : known) {
      var read = earlier(earlier);
      if (read.isEmpty()) {
        return refused(
            earlier.getFileName()
                + ": this is no release. Give a signed one, or a release.json that --output"
                + " wrote.");
      }
      var out = OutAlready.of(read.get());
      before.add(proofBeside(earlier).map(out::provedWith).orElse(out));
    }
    return switch (read(path, asked, before)) {
      case PersonsCsv.Reading.Refused(PersonsFault why) ->
          refused(path.getFileName() + ": " + Sentences.of(why));
      case PersonsCsv.Reading.Read(var counted) ->
          told(
              new Preparation(
                      NO_NODE,
                      UNSIGNED_ID,
                      asked,
                      counted,
                      before,
                      new Preparation.Chances(new SplittableRandom(seed), new SecureRandom()),
                      progress())
                  .answer(),
              written);
    };
  }

  private AskedTables asked() {
    return new AskedTables(
        title,
        dataFrom,
        period,
        "",
        AskedTables.tables(tables),
        FigureOptions.oneOf(
            spec.commandLine(),
            "--method",
            method,
            List.of(ReleaseMethod.values()),
            ReleaseMethod::slug),
        threshold,
        width.orElse(threshold),
        (int) Math.round(dominance * 100),
        source,
        yearColumn,
        revised,
        epsilon,
        base);
  }

  private static PersonsCsv.Reading read(Path path, AskedTables asked, List<OutAlready> before) {
    try (var in = new BufferedInputStream(Files.newInputStream(path))) {
      return PersonsCsv.read(in, asked, Preparation.columnsOf(before, asked), _ -> {});
    } catch (IOException e) {
      return new PersonsCsv.Reading.Refused(new PersonsFault("unreadable", 0, List.of()));
    }
  }

  private static Optional<TablesPackage> earlier(Path path) {
    try {
      var bytes = Files.readAllBytes(path);
      return SignedPackage.verify(bytes, Optional.empty())
              instanceof SignedPackage.Verdict.Sound sound
          ? Optional.of(sound.release())
          : PackageJson.read(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// What --output wrote beside the release for whoever prepared it, where that is still there.
  private static Optional<ReleaseProof> proofBeside(Path earlier) {
    var beside = earlier.resolveSibling(PROOF);
    try {
      return Files.isRegularFile(beside)
          ? ReleaseProof.read(Files.readAllBytes(beside))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private int told(PreparationAnswer answer, Format written) {
    return switch (answer) {
      case PreparationAnswer.NotPrepared(var why) -> {
        var err = spec.commandLine().getErr();
        err.println("The tables cannot leave:");
        why.stream().limit(20).forEach(f -> err.println("- " + Sentences.of(f)));
        if (why.size() > 20) {
          err.println("- and %,d more.".formatted(why.size() - 20));
        }
        err.flush();
        yield ExitCode.NO;
      }
      case PreparationAnswer.Prepared prepared -> {
        output.ifPresent(folder -> write(folder, prepared, written));
        Printed.lines(
            spec.commandLine(),
            json
                ? List.of(JsonMapper.shared().writeValueAsString(ReleaseText.json(prepared)))
                : ReleaseText.lines(prepared));
        yield ExitCode.OK;
      }
    };
  }

  private void write(Path folder, PreparationAnswer.Prepared prepared, Format written) {
    var release = prepared.release();
    var bytes = PackageJson.bytes(named(release));
    try {
      Files.createDirectories(folder);
      for (int t = 0; t < release.tables().size(); t++) {
        var name =
            "%d-%s%s"
                .formatted(
                    t + 1,
                    release
                        .tables()
                        .get(t)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-"),
                    written.ending());
        Files.writeString(folder.resolve(name), written.of(release, t), StandardCharsets.UTF_8);
      }
      Files.write(folder.resolve("release.json"), bytes);
      OwnerOnlyFile.write(
          folder.resolve("review-not-for-release.json"),
          JsonMapper.shared().writeValueAsBytes(prepared.review()));
      if (prepared.proof().isPresent()) {
        OwnerOnlyFile.write(folder.resolve(PROOF), prepared.proof().get().bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A release without a desk is named by its content.
  private static TablesPackage named(TablesPackage release) {
    var id = Sha256.hexOf(PackageJson.bytes(release)).substring(0, 32);
    return release.withId(id);
  }

  /// A line that is written over while it goes on, for someone who watches; Ctrl-C cancels.
  private Watch progress() {
    var console = System.console();
    if (json || console == null || !console.isTerminal()) {
      return Watch.none();
    }
    var err = spec.commandLine().getErr();
    return (stage, done, all) -> {
      err.print(
          "\r%-28s %,d of %,d\033[K"
              .formatted(
                  Sentences.of("tables.stage." + stage.name().toLowerCase(Locale.ROOT)),
                  done,
                  all));
      if (done >= all - 1) {
        err.print("\r\033[K");
      }
      err.flush();
      return true;
    };
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int refused(String sentence) {
    var err = spec.commandLine().getErr();
    err.println(sentence);
    err.flush();
    return ExitCode.BAD_INPUT;
  }
}
