package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.tables.Audit;
import org.mufakat.tables.Constraints;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;
import org.mufakat.tables.Witnesses;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The proof that withheld cells stay wide: whole tables that agree with all that is out. As secret
/// as the persons, for one of the tables may be the true one.
///
/// @param warning to whoever opens the file
/// @param variables that the base cells are numbered by
/// @param earlier what the release was audited with, each as its canonical text of sums
/// @param tables as [Witnesses#text] has them
/// @param width how far apart two of the tables are in every withheld cell
public record ReleaseProof(
    String warning, List<CodedVariable> variables, List<String> earlier, String tables, int width) {

  private static final String SECRET =
      "SECRET: one of these tables may be the true one. Never publish this file, and keep it where"
          + " the persons' data are kept.";
  private static final JsonMapper JSON = JsonMapper.shared();

  static ReleaseProof of(Microdata rows, List<Earlier> earlier, Witnesses witnesses, int width) {
    return new ReleaseProof(
        SECRET,
        rows.variables().stream().map(v -> new CodedVariable(v.name(), v.categories())).toList(),
        earlier.stream().map(e -> new Constraints(e.known(), e.withheld()).text()).toList(),
        witnesses.text(),
        width);
  }

  public byte[] bytes() {
    return JSON.writeValueAsBytes(this);
  }

  /// Empty where it is no such file.
  public static Optional<ReleaseProof> read(byte[] bytes) {
    try {
      return Optional.of(
              JSON.readValue(new String(bytes, StandardCharsets.UTF_8), ReleaseProof.class))
          .filter(ReleaseProof::isWhole);
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("NullAway") // what a file leaves out is null whatever its type says
  private boolean isWhole() {
    return variables != null
        && earlier != null
        && tables != null
        && !witnesses().tables().isEmpty();
  }

  Witnesses witnesses() {
    return Witnesses.read(tables);
  }

  /// How many whole tables it has.
  public int wholeTables() {
    return witnesses().tables().size();
  }

  /// Whether the hash of sums that a release tells is that of its cells.
  public static boolean tellsItsSums(TablesPackage release) {
    return sums(release).sha256().equals(release.constraints());
  }

  private static Constraints sums(TablesPackage release) {
    var own = OutAlready.of(release).earlier();
    return new Constraints(own.known(), own.withheld());
  }

  /// Adds the tables up for every sum of the release and of those before it.
  ///
  /// @return what does not hold; empty where the proof does
  public List<PersonsFault> check(TablesPackage release) {
    var rows =
        Microdata.of(variables.stream().map(v -> new Variable(v.name(), v.categories())).toList());
    var all = new ArrayList<Earlier>();
    for (int e = 0; e < earlier.size(); e++) {
      all.add(Constraints.earlier("earlier " + (e + 1), earlier.get(e)));
    }
    all.add(sums(release).asEarlier(release.id()));
    int asked = Integer.parseInt(release.rule("width"));
    var found = Audit.proof(rows.build(), all, witnesses(), asked);
    return SafeMethods.faults(found);
  }
}
