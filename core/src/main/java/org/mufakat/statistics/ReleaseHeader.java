package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where a file has which column.
final class ReleaseHeader {

  /// From this many known names on, a row is taken for a header that lacks the others.
  static final int ENOUGH_TO_BE_A_HEADER = 3;

  /// By the column's place in [ReleaseColumn].
  private final int[] positions;

  private final int width;
  private final int neededWidth;

  private ReleaseHeader(Map<ReleaseColumn, Integer> byColumn, int width) {
    this.positions = byColumn.values().stream().mapToInt(Integer::intValue).toArray();
    this.width = width;
    this.neededWidth =
        1
            + byColumn.entrySet().stream()
                .filter(e -> !e.getKey().mayBeLeftOut())
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
  }

  sealed interface Answer {
    record Found(ReleaseHeader header) implements Answer {}

    record Refused(FileRefusal refusal) implements Answer {}
  }

  /// Reads a row that names at least [#ENOUGH_TO_BE_A_HEADER] columns.
  static Answer of(ReleaseRows.Next.Row row) {
    Map<ReleaseColumn, Integer> positions = new EnumMap<>(ReleaseColumn.class);
    int width = 0;
    for (int i = 0; i < row.texts().size(); i++) {
      var text = row.texts().get(i);
      width = text.isBlank() ? width : i + 1;
      var column = ReleaseColumn.named(text);
      if (column.isPresent() && positions.putIfAbsent(column.get(), i) != null) {
        return new Answer.Refused(
            FileRefusal.inRow(
                FileRefusal.Reason.REPEATED_COLUMN, row.number(), column.get().publishedName()));
      }
    }
    var missing = new ArrayList<String>();
    for (var column : ReleaseColumn.values()) {
      if (!positions.containsKey(column)) {
        missing.add(column.publishedName());
      }
    }
    return missing.isEmpty()
        ? new Answer.Found(new ReleaseHeader(positions, width))
        : new Answer.Refused(
            FileRefusal.inRow(
                FileRefusal.Reason.MISSING_COLUMNS, row.number(), String.join(", ", missing)));
  }

  /// A row's texts in the order of [ReleaseColumn]; empty when it has not as many columns as the
  /// header: one more, as when a thousands separator is read as the end of a column, or so few that
  /// its key is cut off.
  List<String> inOrder(List<String> texts) {
    if (texts.size() < neededWidth) {
      return List.of();
    }
    for (int i = width; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        return List.of();
      }
    }
    var ordered = new String[positions.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = positions[i] < texts.size() ? texts.get(positions[i]) : "";
    }
    return Arrays.asList(ordered);
  }
}
