package org.mufakat.tables;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Rows and tables for the tests. All persons are invented.
final class Tables {

  private static final Path SHARED = Path.of("../../shared/data/sdc");

  private Tables() {}

  static RandomGenerator chance(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// Two variables, "row" of a, b, c… and "column" of x, y, z…, with these counts.
  static Microdata counts(int[][] counts) {
    var rows =
        Microdata.of(
            List.of(
                variable("row", "abcdef", counts.length),
                variable("column", "xyzuvw", counts[0].length)));
    for (int r = 0; r < counts.length; r++) {
      for (int c = 0; c < counts[r].length; c++) {
        for (int p = 0; p < counts[r][c]; p++) {
          rows.add(new int[] {r, c}, -1);
        }
      }
    }
    return rows.build();
  }

  private static Variable variable(String name, String letters, int size) {
    return new Variable(name, List.of(letters.substring(0, size).split("")));
  }

  static final TableSpec ROW_BY_COLUMN = new TableSpec("row by column", List.of("row", "column"));

  static ReleaseRequest request(ProtectionRules rules, TableSpec... tables) {
    return new ReleaseRequest(List.of(tables), List.of(), rules);
  }

  /// *k* as threshold and width, nothing else.
  static ProtectionRules plain(int k) {
    return new ProtectionRules(k, k, OptionalDouble.empty(), false, 1, ProtectionRules.Zeros.SHOWN);
  }

  static ProtectionAnswer.Protected prepared(Microdata rows, ReleaseRequest request) {
    return (ProtectionAnswer.Protected) Protection.prepare(rows, request, chance(1), Watch.none());
  }

  static List<Finding> refused(Microdata rows, ReleaseRequest request) {
    return ((ProtectionAnswer.Refused) Protection.prepare(rows, request, chance(1), Watch.none()))
        .findings();
  }

  static List<Audit.Width> audited(Microdata rows, int enough, Earlier... releases) {
    return ((Audit.AuditAnswer.Audited)
            Audit.of(rows, List.of(releases), List.of(), enough, chance(2), Watch.none()))
        .widths();
  }

  static List<String> lines(String file) throws IOException {
    var path = SHARED.resolve(file);
    assumeTrue(Files.exists(path), "NOT CHECKED: " + path + " is not here");
    return Files.readAllLines(path).stream().skip(1).toList();
  }

  /// The 5,000 invented persons of the notes.
  static Microdata fiveThousand() throws IOException {
    var names = List.of("origin", "destination", "sex", "age", "form", "year");
    var rows =
        lines("asean_synthetic_victims_5000.csv").stream().map(l -> List.of(l.split(","))).toList();
    var variables = new ArrayList<Variable>();
    for (int v = 0; v < names.size(); v++) {
      int at = v;
      variables.add(
          new Variable(
              names.get(v), rows.stream().map(r -> r.get(at)).distinct().sorted().toList()));
    }
    var builder = Microdata.of(variables);
    rows.forEach(builder::add);
    return builder.build();
  }
}
