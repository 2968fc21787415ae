package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.privacy.CodeLists;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.MarginalsAnswer;
import org.mufakat.privacy.NoisyTable;
import org.mufakat.privacy.NoisyTables;
import org.mufakat.privacy.PrivacyRefusal;
import org.mufakat.privacy.PrivacyRequest;
import org.mufakat.privacy.PrivateMarginals;
import org.mufakat.privacy.SyntheticRows;
import org.mufakat.privacy.TablesAnswer;
import org.mufakat.privacy.UtilityReport;
import org.mufakat.tables.Constraints;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// The two methods that add noise: to each count of the tables, or to counts from which records of
/// nobody are invented. Which categories there are is taken from the rows, and paid for too.
final class NoisyMethods {

  /// In how few cases the promise of one release may fail, far below one in as many as there are
  /// persons.
  static final double DELTA = 1e-8;

  /// Combinations of so many variables keep their counts in invented records.
  private static final int LENGTH = 3;

  private static final double WRONG_SHARE = 0.05;

  private final AskedTables asked;
  private final Microdata rows;
  private final Sheets sheets;
  private final RandomGenerator secret;

  /// @param secret nobody outside can guess what it draws
  NoisyMethods(AskedTables asked, Microdata rows, Sheets sheets, RandomGenerator secret) {
    this.asked = asked;
    this.rows = rows;
    this.sheets = sheets;
    this.secret = secret;
  }

  /// The most that it may cost.
  static Cost most(AskedTables asked) {
    return PrivacyRequest.within(
        new Guarantee(Double.parseDouble(asked.epsilon()), DELTA), CodeLists.FOUND_IN_THE_ROWS);
  }

  private PrivacyRequest request() {
    return new PrivacyRequest(most(asked), CodeLists.FOUND_IN_THE_ROWS, Map.of(), 1);
  }

  Outcome noisy() {
    return switch (NoisyTables.of(rows, SafeMethods.specs(asked), request(), secret)) {
      case TablesAnswer.Refused(var why) -> notMade(why);
      case TablesAnswer.Made(var tables, var cost, boolean _) -> {
        var released = tables.stream().map(NoisyMethods::released).toList();
        yield made(released, cost, Optional.empty(), Optional.empty());
      }
    };
  }

  private static ReleasedTable released(NoisyTable noisy) {
    var variables =
        noisy.axes().stream().map(v -> new CodedVariable(v.name(), untoldLast(v))).toList();
    var values = new ReleasedValue[ReleasedTable.cells(variables)];
    for (var cell : noisy.cells()) {
      values[ReleasedTable.index(variables, cell.categories())] =
          new ReleasedValue.About(cell.count(), cell.low(), cell.high());
    }
    return new ReleasedTable(variables, List.of(values));
  }

  /// The categories with what is not told by itself after them.
  private static List<String> untoldLast(Variable variable) {
    var told = new ArrayList<>(variable.categories());
    if (told.remove(Tabulation.UNTOLD)) {
      told.add(Tabulation.UNTOLD);
    }
    return told;
  }

  Outcome synthetic() {
    int length = Math.min(LENGTH, rows.variables().size());
    var request = request();
    return switch (PrivateMarginals.of(rows, request, length, WRONG_SHARE, secret)) {
      case MarginalsAnswer.Refused(var why) -> notMade(why);
      case MarginalsAnswer.Made(var marginals) -> {
        var invented = SyntheticRows.of(marginals, secret);
        var counted = counted(invented);
        var tables = asked.tables().stream().map(t -> tabulated(counted, t)).toList();
        yield made(
            tables,
            marginals.cost(),
            Optional.of(records(invented)),
            Optional.of(UtilityReport.of(rows, request, marginals, invented)));
      }
    };
  }

  private Outcome made(
      List<ReleasedTable> tables,
      Cost cost,
      Optional<ReleasedRecords> records,
      Optional<UtilityReport> utility) {
    return new Outcome.Made(
        tables,
        tables.stream().map(sheets::plain).toList(),
        -1,
        new Constraints(List.of(), List.of()).sha256(),
        0,
        Optional.of(cost),
        records,
        utility,
        Optional.empty());
  }

  private static CountedPersons counted(Microdata invented) {
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int r = 0; r < invented.size(); r++) {
      persons.merge(row(invented, r), 1, Integer::sum);
    }
    return new CountedPersons(invented.variables().stream().map(v -> v.name()).toList(), persons);
  }

  private static List<String> row(Microdata rows, int row) {
    var categories = new ArrayList<String>();
    for (int v = 0; v < rows.variables().size(); v++) {
      categories.add(rows.variables().get(v).categories().get(rows.category(row, v)));
    }
    return categories;
  }

  private static ReleasedRecords records(Microdata invented) {
    var all = new ArrayList<List<String>>();
    for (int r = 0; r < invented.size(); r++) {
      all.add(row(invented, r));
    }
    return new ReleasedRecords(invented.variables().stream().map(v -> v.name()).toList(), all);
  }

  private static ReleasedTable tabulated(CountedPersons counted, List<String> names) {
    var variables = names.stream().map(v -> new CodedVariable(v, counted.categories(v))).toList();
    var values = new ArrayList<ReleasedValue>();
    for (long persons : Tabulation.of(counted, variables)) {
      values.add(new ReleasedValue.Invented(persons));
    }
    return new ReleasedTable(variables, values);
  }

  private static Outcome notMade(PrivacyRefusal why) {
    return new Outcome.NotMade(
        List.of(
            switch (why) {
              case PrivacyRefusal.TooManyCells(double _, long most, int _) ->
                  PersonsFault.of("noise-cells", 0, most);
              case PrivacyRefusal.TooLittleToSpend _, PrivacyRefusal.NeedsDelta _ ->
                  PersonsFault.of("noise-little", 0);
              case PrivacyRefusal.NoSuchVariable(String variable) ->
                  PersonsFault.of("column-missing", 1, variable, "");
              case PrivacyRefusal.NoSuchCategory(String variable, String _) ->
                  PersonsFault.of("column-missing", 1, variable, "");
              case PrivacyRefusal.TooManyVariables(int _, int most) ->
                  PersonsFault.of("many-variables", 1, most);
            }));
  }
}
