package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench release`: protects random table systems and attacks them from what is public; and says
/// what tables of a file cost, in withheld cells and seconds.
@Command(
    name = "release",
    description =
        "Attacks released tables of random systems without rounding, and measures what protecting"
            + " tables of a file costs.",
    mixinStandardHelpOptions = true)
final class ReleaseBench implements Callable<Table> {

  @Option(
      names = "--attack",
      defaultValue = "100",
      description = "random table systems to attack (${DEFAULT-VALUE})")
  private int systems;

  @Option(names = "--seed", defaultValue = "1", description = "of the first (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--rows",
      paramLabel = "FILE.csv",
      description = "persons with origin, destination, sex, age, form and year")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Table call() throws IOException {
    if (systems < 0) {
      throw new ParameterException(spec.commandLine(), "--attack takes 0 or more");
    }
    var lines = new ArrayList<Line>();
    var notes = new ArrayList<String>();
    if (systems > 0) {
      attack(lines, notes);
    }
    if (file != null) {
      lines.addAll(new ReleaseCosts(read(file)).lines(this::tell));
      notes.add("Rules: threshold 11, width 11, persons alone 2, zeros shown; one thread.");
    }
    var command = "./mufakat bench release --attack %d --seed %d".formatted(systems, seed);
    return new Table("Safe tables", command, lines, notes);
  }

  private void tell(String progress) {
    spec.commandLine().getErr().println(progress);
    spec.commandLine().getErr().flush();
  }

  private void attack(List<Line> lines, List<String> notes) {
    var attacks = new Attacks();
    for (long s = seed; s < seed + systems; s++) {
      attacks.attack(s);
      if ((s - seed) % 100 == 99) {
        tell((s - seed + 1) + " systems");
      }
    }
    lines.add(count("random table systems", attacks.systems()));
    lines.add(count("releases", attacks.releases()));
    lines.add(count("refused", attacks.refused()));
    lines.add(count("cells", attacks.cells()));
    lines.add(count("withheld and attacked", attacks.withheld()));
    lines.add(count("attacked by a person alone in a cell", attacks.insiders()));
    lines.add(count("attacked by a source", attacks.sources()));
    lines.add(count("systems too large for the attack's numbers", attacks.notAttacked()).target(0));
    lines.add(count("recovered more tightly than the width", attacks.recovered().size()).target(0));
    attacks.recovered().stream().limit(20).forEach(notes::add);
    notes.add(
        "Seeds %d to %d. The attack has the published sums and the categories, solves in whole"
                .formatted(seed, seed + systems - 1)
            + " numbers with a common denominator, and rounds to whole persons.");
  }

  private static Line count(String what, long number) {
    return Line.of(what, Quantity.COUNT, number);
  }

  private static Microdata read(Path file) throws IOException {
    var all = Files.readAllLines(file).stream().map(l -> List.of(l.split(",", -1))).toList();
    var names = all.getFirst();
    var rows = all.subList(1, all.size());
    var variables = new ArrayList<Variable>();
    for (int v = 0; v < names.size(); v++) {
      int at = v;
      var categories = rows.stream().map(r -> r.get(at)).distinct().sorted().toList();
      variables.add(new Variable(names.get(v), categories));
    }
    var builder = Microdata.of(variables);
    rows.forEach(builder::add);
    return builder.build();
  }
}
