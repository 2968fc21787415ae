package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;

/// A sum of live base cells, one for all cells and known sums that count the same ones.
final class Sum {

  /// What whoever reads everything knows of it.
  enum State {
    /// Of this release, so far shown; may still be withheld.
    SHOWN,
    /// Withheld now or before.
    WITHHELD,
    /// Out already: exactly, or as an interval.
    KNOWN
  }

  final int id;
  final int[] columns;
  final int value;
  final List<CellName> names = new ArrayList<>();
  final List<Reason> reasons = new ArrayList<>();
  State state = State.SHOWN;

  /// Fewest and most persons that it can be, as far as its mark or a known sum tells by itself.
  long low;

  long high = KnownSum.UNBOUNDED;

  /// What the mark would tell if it were withheld.
  final int mark;

  /// Of this sum and the label of an earlier release that withheld it.
  @org.jspecify.annotations.Nullable WithheldSum before;

  /// Who made it known.
  @org.jspecify.annotations.Nullable KnownSum knownBy;

  Sum(int id, int[] columns, int value, int mark) {
    this.mark = mark;
    this.id = id;
    this.columns = columns;
    this.value = value;
  }

  boolean isWithheld() {
    return state == State.WITHHELD;
  }

  long lowest() {
    return state == State.SHOWN ? value : low;
  }

  long highest() {
    return state == State.SHOWN ? value : high;
  }

  String label() {
    return names.isEmpty()
        ? before == null ? "" : before.label()
        : names.getFirst().table() + " " + String.join(" · ", names.getFirst().categories());
  }
}
