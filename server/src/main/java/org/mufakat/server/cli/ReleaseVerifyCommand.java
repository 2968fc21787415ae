package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.server.tables.PackageJson;
import org.mufakat.server.tables.ReleaseProof;
import org.mufakat.server.tables.Sentences;
import org.mufakat.server.tables.SignedPackage;
import org.mufakat.server.tables.TablesPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `release verify`: whether a file of released tables is what a node signed.
@Command(
    name = "verify",
    description = {
      "Checks a signed release without asking anybody: the signature, the hash of the tables, and",
      "that they are what the signature speaks of. With the node's own secret proof also that",
      "every withheld cell stays as wide as promised, by adding up."
    },
    footer = {
      "",
      "Example: ./mufakat release verify tables.release --key mufakat/asean/THA/tables+…",
      "",
      "Exit codes: 0 sound; 1 not; 2 the command was not understood; 4 the file could not be read."
    },
    mixinStandardHelpOptions = true)
public final class ReleaseVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The signed release, as a node gives it.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "The node's key, from its page of tables. Without it, what is found is that the key",
        "named in the file signed it; whose that is, compare."
      })
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--witnesses",
      paramLabel = "SECRET.json",
      description = {
        "The secret proof that release --output wrote, for whoever keeps the persons' data: its",
        "tables are added up for every sum again. The release may then be unsigned, too."
      })
  private Optional<Path> witnesses = Optional.empty();

  @Override
  public Integer call() {
    var given = key.map(this::parsed);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      var err = spec.commandLine().getErr();
      err.println(file.getFileName() + " could not be read: is it there, and readable?");
      err.flush();
      return ExitCode.BAD_INPUT;
    }
    var unsigned = witnesses.flatMap(_ -> PackageJson.read(bytes));
    if (unsigned.isPresent()) {
      Printed.lines(spec.commandLine(), "Not signed: only the proof is looked at.");
      return proof(unsigned.get());
    }
    return switch (SignedPackage.verify(bytes, given)) {
      case SignedPackage.Verdict.Unsound(var fault) -> {
        Printed.lines(
            spec.commandLine(),
            "Not sound: "
                + Sentences.of(
                    "tables.unsound."
                        + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        yield ExitCode.NO;
      }
      case SignedPackage.Verdict.Sound(var release, String approved, var signedBy) -> {
        Printed.lines(
            spec.commandLine(),
            List.of(
                "Sound: " + release.title(),
                "Node        " + release.node(),
                "Release     " + release.id(),
                "Approved    " + approved,
                "Tables      "
                    + String.join("; ", release.tables().stream().map(t -> t.name()).toList()),
                "Cells       %,d, %,d of them withheld"
                    .formatted(release.cells(), release.withheld()),
                "Signed by   " + signedBy,
                given.isPresent()
                    ? "            the key that was given."
                    : "            the key that the file names: compare it with the node's."));
        yield witnesses.isPresent() ? proof(release) : ExitCode.OK;
      }
    };
  }

  /// Adds up again what the release was let out for.
  private int proof(TablesPackage release) {
    if (!ReleaseProof.tellsItsSums(release)) {
      Printed.lines(
          spec.commandLine(), "Not sound: the hash of the sums is not that of the cells.");
      return ExitCode.NO;
    }
    var read = witnesses.flatMap(ReleaseVerifyCommand::proofIn);
    if (read.isEmpty() || release.rule("width").isEmpty()) {
      var err = spec.commandLine().getErr();
      err.println(
          "The proof could not be read, or the release withholds nothing. Give the file that"
              + " release --output named SECRET-proof-not-for-release.json beside this release.");
      err.flush();
      return ExitCode.BAD_INPUT;
    }
    var faults = read.get().check(release);
    Printed.lines(
        spec.commandLine(),
        faults.isEmpty()
            ? List.of(
                "Sums        their hash is that of the cells",
                "Proof       %,d whole tables agree with every sum, and differ by %s or more in every withheld cell"
                    .formatted(read.get().wholeTables(), release.rule("width")))
            : faults.stream().limit(20).map(f -> "Not proven: " + Sentences.of(f)).toList());
    return faults.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private static Optional<ReleaseProof> proofIn(Path path) {
    try {
      return ReleaseProof.read(Files.readAllBytes(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private VerifierKey parsed(String text) {
    return VerifierKey.parse(text.strip())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--key is no key: give it whole, as NAME+ID+KEY from the node's page."));
  }
}
