package org.mufakat.server.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A released table as a page shows it: a section for each category of the first variable where
/// there are three or more, the last variable across, the others down.
///
/// @param number from 1, as in addresses
/// @param sectionVariable empty for a table of one section
/// @param rowVariables heads of the rows, one or more
/// @param columnVariable empty for a table of one variable
public record TableView(
    int number,
    String name,
    String sectionVariable,
    List<String> rowVariables,
    String columnVariable,
    List<String> columns,
    List<Section> sections,
    int cells,
    int withheld) {

  /// @param title the category, empty for the only section
  public record Section(String title, boolean open, List<Row> rows, int withheld) {}

  /// @param isTotal whether it is a total of something
  public record Row(List<String> heads, List<Cell> cells, boolean isTotal) {}

  /// @param kind `count`, `withheld` or `about`
  /// @param text as it is published, empty where it is withheld
  /// @param bounds of a number that is about right, in words
  /// @param was the count behind it, for the two persons; empty for everyone else
  /// @param why in words, likewise
  /// @param marks a letter for each kind of reason, likewise
  public record Cell(
      String kind, String text, String bounds, String was, String why, String marks) {}

  /// As everyone sees it.
  static TableView of(ReleasedTable table, int number, TablesWording words) {
    return new Making(table, number, words, null).view();
  }

  /// As the two persons see it.
  static TableView of(
      ReleasedTable table, int number, TablesWording words, ReviewSheet.TableSheet sheet) {
    return new Making(table, number, words, sheet).view();
  }

  private static final class Making {

    private final ReleasedTable table;
    private final int number;
    private final TablesWording words;
    private final ReviewSheet.@Nullable TableSheet sheet;
    private final Map<Integer, ReviewSheet.WithheldCell> withheld = new HashMap<>();
    private final int last;

    Making(
        ReleasedTable table,
        int number,
        TablesWording words,
        ReviewSheet.@Nullable TableSheet sheet) {
      this.table = table;
      this.number = number;
      this.words = words;
      this.sheet = sheet;
      if (sheet != null) {
        sheet.withheld().forEach(c -> withheld.put(c.at(), c));
      }
      this.last = table.variables().size() - 1;
    }

    TableView view() {
      boolean sectioned = last >= 2;
      var rowVariables = table.variables().subList(sectioned ? 1 : 0, Math.max(1, last));
      var first = table.variables().getFirst();
      var sections = new ArrayList<Section>();
      if (sectioned) {
        for (int at = first.total(); at >= 0; at--) {
          int section = at == first.total() ? at : first.total() - 1 - at;
          sections.add(section(List.of(section), name(first, section), at == first.total()));
        }
      } else {
        sections.add(section(List.of(), "", true));
      }
      return new TableView(
          number,
          table.name(),
          sectioned ? first.name() : "",
          rowVariables.stream().map(CodedVariable::name).toList(),
          last == 0 ? "" : table.variables().get(last).name(),
          last == 0 ? List.of(words.say("tables.persons")) : names(table.variables().get(last)),
          sections,
          table.values().size(),
          table.withheld());
    }

    private Section section(List<Integer> before, String title, boolean open) {
      var rows = new ArrayList<Row>();
      rows(before, rows);
      int hidden =
          rows.stream()
              .mapToInt(
                  r -> (int) r.cells().stream().filter(c -> c.kind().equals("withheld")).count())
              .sum();
      return new Section(title, open, rows, hidden);
    }

    /// Goes through the categories of the variables that stand down the side.
    private void rows(List<Integer> at, List<Row> rows) {
      if (at.size() == Math.max(1, last)) {
        rows.add(row(at));
        return;
      }
      var variable = table.variables().get(at.size());
      for (int category = 0; category < variable.size(); category++) {
        var next = new ArrayList<>(at);
        next.add(category);
        rows(next, rows);
      }
    }

    private Row row(List<Integer> at) {
      var heads = new ArrayList<String>();
      boolean isTotal = false;
      for (int v = last >= 2 ? 1 : 0; v < at.size(); v++) {
        var variable = table.variables().get(v);
        heads.add(name(variable, at.get(v)));
        isTotal |= at.get(v) == variable.total();
      }
      var cells = new ArrayList<Cell>();
      if (last == 0) {
        cells.add(cell(at));
      } else {
        for (int c = 0; c < table.variables().get(last).size(); c++) {
          var whole = new ArrayList<>(at);
          whole.add(c);
          cells.add(cell(whole));
        }
      }
      return new Row(heads, cells, isTotal);
    }

    private Cell cell(List<Integer> at) {
      int index = table.index(at);
      var was = sheet == null ? "" : words.number(sheet.counts().get(index));
      return switch (table.values().get(index)) {
        case ReleasedValue.Count(long persons) ->
            new Cell("count", words.number(persons), "", "", "", "");
        case ReleasedValue.Invented(long persons) ->
            new Cell("about", words.number(persons), "", was, "", "");
        case ReleasedValue.Withheld() ->
            new Cell("withheld", "", "", was, why(index), marks(index));
        case ReleasedValue.About(long persons, long low, long high) ->
            new Cell(
                "about",
                words.number(persons),
                words.say("tables.between", words.number(low), words.number(high)),
                was,
                "",
                "");
      };
    }

    private String why(int index) {
      return Optional.ofNullable(withheld.get(index))
          .map(c -> c.why().stream().map(words::why).collect(Collectors.joining(" ")))
          .orElse("");
    }

    private String marks(int index) {
      return Optional.ofNullable(withheld.get(index))
          .map(c -> c.why().stream().map(ReviewSheet.Why::mark).distinct())
          .map(marks -> marks.sorted().collect(Collectors.joining(" ")))
          .orElse("");
    }

    private List<String> names(CodedVariable variable) {
      var names = new ArrayList<>(variable.categories());
      names.add(words.say("tables.total"));
      return names;
    }

    private String name(CodedVariable variable, int at) {
      return at == variable.total() ? words.say("tables.total") : variable.categories().get(at);
    }
  }
}
