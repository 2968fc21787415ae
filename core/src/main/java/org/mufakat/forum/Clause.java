package org.mufakat.forum;

/// A part of a text that is consulted on by itself.
///
/// @param label what it is called in its text: `1`, `2(b)`; no two clauses of a text share one
public record Clause(String label, String text) {

  /// The label of the clause that holds a text's title, which is consulted on like any other.
  public static final String TITLE = "Title";

  public Clause {
    if (label.isBlank() || label.length() > 40) {
      throw new IllegalArgumentException("a clause has a label of at most 40 letters");
    }
  }
}
