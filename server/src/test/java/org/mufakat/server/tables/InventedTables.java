package org.mufakat.server.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.server.tables.ReleasedValue.About;
import org.mufakat.server.tables.ReleasedValue.Count;
import org.mufakat.server.tables.ReleasedValue.Withheld;

/// A small invented release whose true counts a test knows: what is withheld has 4 and 2 persons.
final class InventedTables {

  static final String ID = "0123456789abcdef0123456789abcdef";

  static final CodedVariable ORIGIN = new CodedVariable("origin", List.of("LA, north", "=LB"));
  static final CodedVariable SEX = new CodedVariable("Sex of the person", List.of("F", "<18"));

  private InventedTables() {}

  static TablesPackage release(ReleasedTable... tables) {
    return new TablesPackage(
        "XNO",
        ID,
        "Invented victims by origin",
        "Invented register",
        "2021",
        "Nobody is counted here.",
        ReleaseMethod.SUPPRESS,
        Map.of("threshold", "11", "width", "11"),
        List.of(tables),
        List.of(),
        "ab".repeat(32),
        Optional.empty());
  }

  /// By origin and sex: 40, withheld, 44; 0, withheld, 13; 40, about 20, 60.
  static ReleasedTable table() {
    return new ReleasedTable(
        List.of(ORIGIN, SEX),
        List.of(
            new Count(40),
            new Withheld(),
            new Count(44),
            new Count(0),
            new Withheld(),
            new Count(13),
            new Count(40),
            new About(20, 16, 24),
            new Count(60)));
  }

  static AskedTables asked(String period, String tables) {
    return new AskedTables(
        "Invented victims",
        "Invented register",
        period,
        "",
        AskedTables.tables(tables),
        ReleaseMethod.SUPPRESS,
        11,
        11,
        80,
        Optional.empty(),
        Optional.empty(),
        false,
        "4",
        5);
  }

  static AskedTables by(ReleaseMethod method, String epsilon, AskedTables asked) {
    return new AskedTables(
        asked.title(),
        asked.source(),
        asked.period(),
        asked.notes(),
        asked.tables(),
        method,
        asked.threshold(),
        asked.width(),
        asked.dominancePercent(),
        asked.sourceColumn(),
        asked.yearColumn(),
        asked.revised(),
        epsilon,
        asked.base());
  }

  static AskedTables withYears(AskedTables asked, String column) {
    return new AskedTables(
        asked.title(),
        asked.source(),
        asked.period(),
        asked.notes(),
        asked.tables(),
        asked.method(),
        asked.threshold(),
        asked.width(),
        asked.dominancePercent(),
        asked.sourceColumn(),
        Optional.of(column),
        asked.revised(),
        asked.epsilon(),
        asked.base());
  }

  static AskedTables withWidth(AskedTables asked, int width) {
    return new AskedTables(
        asked.title(),
        asked.source(),
        asked.period(),
        asked.notes(),
        asked.tables(),
        asked.method(),
        asked.threshold(),
        width,
        asked.dominancePercent(),
        asked.sourceColumn(),
        asked.yearColumn(),
        asked.revised(),
        asked.epsilon(),
        asked.base());
  }

  static AskedTables revised(AskedTables asked) {
    return new AskedTables(
        asked.title(),
        asked.source(),
        asked.period(),
        asked.notes(),
        asked.tables(),
        asked.method(),
        asked.threshold(),
        asked.width(),
        asked.dominancePercent(),
        asked.sourceColumn(),
        asked.yearColumn(),
        true,
        asked.epsilon(),
        asked.base());
  }
}
