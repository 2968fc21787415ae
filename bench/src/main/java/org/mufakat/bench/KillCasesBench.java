package org.mufakat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench kill-cases`: whether everything is whole after a kill during imports and edits of cases.
@Command(
    name = "kill-cases",
    description = "Kills a program that imports and edits cases, and looks whether all is whole.",
    mixinStandardHelpOptions = true)
final class KillCasesBench implements Callable<Table> {

  @Option(names = "--kills", defaultValue = "200", description = "how many (${DEFAULT-VALUE})")
  private int kills;

  @Option(names = "--seed", defaultValue = "20310506", description = "when (${DEFAULT-VALUE})")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @throws IllegalStateException when something did not hold
  @Override
  public Table call() throws IOException, InterruptedException, SQLException {
    var folder = Files.createTempDirectory("mufakat-bench");
    try {
      var pack = Checkout.here().root().resolve("regimes").resolve("example");
      var tally = new KillCases(pack, folder, seed).kill(kills, this::say);
      if (!tally.faults().isEmpty()) {
        throw new IllegalStateException(String.join("\n", tally.faults()));
      }
      return table(tally);
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table table(KillCases.Tally tally) {
    var lines = new ArrayList<Line>();
    lines.add(Line.of("kills (SIGKILL)", Quantity.COUNT, tally.kills()));
    lines.add(Line.of("of these, of the database too", Quantity.COUNT, tally.ofDatabase()));
    lines.add(
        Line.of(
            "after which an import had taken nothing yet", Quantity.COUNT, tally.whileReading()));
    lines.add(
        Line.of("after which an import stood in the middle", Quantity.COUNT, tally.whileTaking()));
    lines.add(Line.of("files imported", Quantity.COUNT, tally.imports()));
    lines.add(Line.of("cases imported, each once", Quantity.COUNT, tally.cases()));
    lines.add(Line.of("things that did not hold", Quantity.COUNT, tally.faults().size()).target(0));
    return new Table(
        "Kills during imports and edits of cases",
        "./mufakat bench kill-cases --kills %d --seed %d".formatted(kills, seed),
        lines,
        List.of(
            "One process imports files of %,d rows, opens and changes cases beside, and places the"
                    .formatted(KilledInside.ROWS)
                + " ledger; it is killed at a time drawn by chance, half of the times once a part"
                + " of a file stands. After each restart every case is whole, every change has its"
                + " entry and every entry its change, an import says what it took, and no file lies"
                + " about."));
  }

  private void say(String what) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(what);
    progress.flush();
  }
}
