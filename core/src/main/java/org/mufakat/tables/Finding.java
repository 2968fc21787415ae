package org.mufakat.tables;

/// Why tables cannot leave.
public sealed interface Finding {

  /// As files have it.
  String slug();

  /// A table or a known sum names a variable that the rows do not have.
  record UnknownVariable(String in, String variable) implements Finding {
    @Override
    public String slug() {
      return "unknown-variable";
    }
  }

  /// A scope names a category that the variable does not have.
  record UnknownCategory(String in, String variable, String category) implements Finding {
    @Override
    public String slug() {
      return "unknown-category";
    }
  }

  /// The tables together have more cells, or their world more base cells, than is worked on.
  record TooLarge(String what, long size, long most) implements Finding {
    @Override
    public String slug() {
      return "too-large";
    }
  }

  /// An earlier or a partner's figure is not what the rows have: they were revised, or it counts
  /// other persons. Then it is not knowledge about these rows; say as an interval what it tells.
  record Disagrees(String label, long low, long high, long rows) implements Finding {
    @Override
    public String slug() {
      return "known-sum-disagrees";
    }
  }

  /// A cell of an earlier release would be bounded more tightly than the width, and no cells of
  /// this one were found whose withholding prevents it; perhaps what is out already does so by
  /// itself.
  ///
  /// @param cell its name in this release or, of an earlier one, its label
  record NarrowAlready(String cell, long apart, long width) implements Finding {
    @Override
    public String slug() {
      return "narrow-already";
    }
  }

  /// A cell that the rules withhold was published before.
  record ShownBefore(String cell, String release) implements Finding {
    @Override
    public String slug() {
      return "shown-before";
    }
  }

  /// No further cells were found whose withholding protects this one.
  record CannotProtect(CellName cell, Knower from, long apart, long width) implements Finding {
    @Override
    public String slug() {
      return "cannot-protect";
    }
  }

  /// Adding up the proof does not show the cell to be wide enough, or a table of it has fewer
  /// persons than the mark tells.
  record NotProven(String cell, long apart, long width) implements Finding {
    @Override
    public String slug() {
      return "not-proven";
    }
  }

  /// No rounding was found in which the cell comes to one of the two multiples beside it and all
  /// margins are sums.
  record CannotRound(String cell, int base) implements Finding {
    @Override
    public String slug() {
      return "cannot-round";
    }
  }

  /// Every cell would be withheld.
  record NothingLeft() implements Finding {
    @Override
    public String slug() {
      return "nothing-left";
    }
  }
}
