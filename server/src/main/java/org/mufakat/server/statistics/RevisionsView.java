package org.mufakat.server.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.statistics.RegionView.Option;

/// What changed between two releases, as its page shows it.
///
/// @param report null where there are no two different releases to compare
public record RevisionsView(
    List<Option> releases,
    String before,
    String after,
    List<Option> states,
    String state,
    List<String> faults,
    @Nullable Report report) {

  /// @param sections what changed and, unless compared in part, what vanished and what appeared
  /// @param inPart whether one of the two is an excerpt, so that only keys in both are compared
  public record Report(
      boolean inPart, String unchanged, List<Section> sections, String csv, String source) {

    public boolean isNothing() {
      return sections.stream().allMatch(section -> section.rows().isEmpty());
    }
  }

  /// What changed, what vanished or what appeared.
  ///
  /// @param id `changed`, `vanished` or `appeared`
  /// @param more how many are not shown
  public record Section(String id, String inAll, List<Row> rows, String more) {}

  /// One published cell, before and after.
  public record Row(
      String state, String indicator, String part, int year, String before, String after) {}
}
