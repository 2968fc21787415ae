package org.mufakat.statistics;

import java.util.List;

/// Why a suppressed cell cannot be as high as its threshold allows: the parts of a published total
/// do not overlap, so a part is at most the total less what the other parts are at least.
///
/// @param cell the narrowed cell
/// @param before its bounds before this step
/// @param after its bounds after it
/// @param total the published total
/// @param totalHigh the most that the total can be
/// @param others the other published parts of that total
/// @param othersLow the least that they come to together
public record Narrowing(
    CellKey cell,
    CountInterval before,
    CountInterval after,
    CellKey total,
    long totalHigh,
    List<CellKey> others,
    long othersLow) {

  public Narrowing {
    others = List.copyOf(others);
  }
}
