package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.server.cases.htcds.HtcdsRefusal.Reason;

/// What the columns of a file are.
///
/// The standard's template has two rows of headings: the fields' names, which are hidden, and their
/// labels, which a person sees and fills in by. In five columns of the published template, the
/// address, the two disagree; the label counts. One column has a label and no name.
final class Headings {

  /// Fewer named columns than this are no row of headings.
  private static final int FEWEST = 2;

  private static final int FEWEST_LABELS = 3;

  sealed interface Column {
    record Standard(HtcdsField field) implements Column {}

    record Extended(Extension column) implements Column {}

    /// A heading that neither HTCDS nor Mufakat has; its text may be anything, and is not shown.
    record Unknown() implements Column {}

    record Blank() implements Column {}
  }

  private static final Column BLANK = new Column.Blank();

  private final List<Column> columns;

  private Headings(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /// How many columns a row names.
  static int namedIn(List<String> row) {
    return (int) row.stream().filter(text -> named(text).isPresent()).count();
  }

  static boolean areIn(List<String> row) {
    return namedIn(row) >= FEWEST;
  }

  private static Optional<Column> named(String text) {
    var heading = text.strip();
    return Extension.byColumnName(heading)
        .<Column>map(Column.Extended::new)
        .or(() -> HtcdsField.byHeading(heading).map(Column.Standard::new));
  }

  /// Whether a row below the headings is the template's row of labels.
  static boolean areLabels(List<String> row) {
    return namedIn(row) >= FEWEST_LABELS;
  }

  static Headings of(List<String> names, List<String> labels) {
    var columns = new ArrayList<Column>();
    for (int i = 0; i < Math.max(names.size(), labels.size()); i++) {
      var name = i < names.size() ? names.get(i) : "";
      var label = i < labels.size() ? labels.get(i) : "";
      boolean blank = name.isBlank() && label.isBlank();
      columns.add(
          blank ? BLANK : named(label).or(() -> named(name)).orElseGet(Column.Unknown::new));
    }
    return new Headings(columns);
  }

  /// Why the columns cannot be read, with the number of the column.
  Optional<HtcdsRefusal> refusal(List<String> names, int row) {
    var seen = new HashSet<Column>();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      boolean known = column instanceof Column.Standard || column instanceof Column.Extended;
      if (known && !seen.add(column)) {
        return Optional.of(new HtcdsRefusal(Reason.REPEATED_COLUMN, row, i + 1));
      }
      var name = i < names.size() ? names.get(i).strip() : "";
      if (column instanceof Column.Unknown && name.startsWith(Extension.PREFIX)) {
        return Optional.of(new HtcdsRefusal(Reason.UNKNOWN_EXTENSION, row, i + 1));
      }
    }
    // A column that was taken out would be read as blank in every case.
    boolean extended = seen.contains(new Column.Extended(Extension.FORM));
    boolean whole =
        Arrays.stream(Extension.values())
            .allMatch(e -> e.mayBeMissing() || seen.contains(new Column.Extended(e)));
    return extended && !whole
        ? Optional.of(new HtcdsRefusal(Reason.MISSING_EXTENSION, row, 0))
        : Optional.empty();
  }

  Column column(int index) {
    return index < columns.size() ? columns.get(index) : BLANK;
  }

  /// The fields of HTCDS that have a column.
  Set<HtcdsField> standard() {
    var fields = EnumSet.noneOf(HtcdsField.class);
    for (Column column : columns) {
      if (column instanceof Column.Standard(HtcdsField field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /// Columns, counted from 1, whose headings are not known.
  List<Integer> unknown() {
    var unknown = new ArrayList<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof Column.Unknown) {
        unknown.add(i + 1);
      }
    }
    return unknown;
  }
}
