package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A released table as SDMX-CSV 2.0: a line an observation, `_T` for totals, no value and
/// `CONF_STATUS` `C` where a cell is withheld. The data flow is the release's own, `MUFAKAT.THA`
/// its agency; no registry knows it, and the JSON-stat file beside has the names of the codes.
///
/// Source: SDMX 3.0, sdmx-csv field guide 2.0; code lists CL_OBS_STATUS 2.2 (`A` normal, `E`
/// estimated, `Q` missing because suppressed) and CL_CONF_STATUS 1.3 (`F` free, `C` confidential).
public final class SdmxCsv {

  private static final List<String> BEFORE = List.of("STRUCTURE", "STRUCTURE_ID", "ACTION");
  private static final List<String> AFTER =
      List.of(
          "TIME_PERIOD",
          "OBS_VALUE",
          "OBS_STATUS",
          "CONF_STATUS",
          "UNIT_MEASURE",
          "LOWER_BOUND",
          "UPPER_BOUND");

  private SdmxCsv() {}

  public static String of(TablesPackage release, int number) {
    var table = release.tables().get(number);
    var csv = new StringBuilder();
    ReleasedCsv.line(csv, all(BEFORE, SdmxNames.dimensions(table.variables()), AFTER));
    var flow =
        List.of(
            "dataflow",
            "MUFAKAT.%s:DF_%s_%d(1.0.0)".formatted(release.node(), release.id(), number + 1),
            "I");
    var codes = table.variables().stream().map(SdmxNames::codes).toList();
    for (ReleasedTable.Cell cell : table.cells()) {
      ReleasedCsv.line(csv, all(flow, key(codes, cell), observed(release, cell.value())));
    }
    return csv.toString();
  }

  private static List<String> all(List<String> before, List<String> keys, List<String> after) {
    return Stream.of(before, keys, after).flatMap(List::stream).toList();
  }

  private static List<String> key(List<List<String>> codes, ReleasedTable.Cell cell) {
    var key = new ArrayList<String>();
    for (int v = 0; v < codes.size(); v++) {
      int at = cell.at().get(v);
      key.add(at == codes.get(v).size() ? SdmxNames.TOTAL : codes.get(v).get(at));
    }
    return key;
  }

  private static List<String> observed(TablesPackage release, ReleasedValue value) {
    var time = timePeriod(release.period());
    return switch (value) {
      case ReleasedValue.Count(long persons) ->
          List.of(time, Long.toString(persons), "A", "F", "PS", "", "");
      case ReleasedValue.Withheld() -> List.of(time, "", "Q", "C", "PS", "", "");
      case ReleasedValue.Invented(long persons) ->
          List.of(time, Long.toString(persons), "E", "F", "PS", "", "");
      case ReleasedValue.About(long persons, long low, long high) ->
          List.of(
              time,
              Long.toString(persons),
              "E",
              "F",
              "PS",
              Long.toString(low),
              Long.toString(high));
    };
  }

  /// `2021`, or `2018-01-01/P4Y` for the years 2018 to 2021, as SDMX writes spans; empty where the
  /// period is told in other words.
  static String timePeriod(String period) {
    if (period.matches("\\d{4}")) {
      return period;
    }
    var span = period.split("[-–]", -1);
    if (span.length != 2
        || !span[0].strip().matches("\\d{4}")
        || !span[1].strip().matches("\\d{4}")) {
      return "";
    }
    int first = Integer.parseInt(span[0].strip());
    int years = Integer.parseInt(span[1].strip()) - first + 1;
    return years < 1 ? "" : "%d-01-01/P%dY".formatted(first, years);
  }
}
