package org.mufakat.forum;

import java.util.List;
import java.util.Optional;

/// A text as it stood at one time, with what follows from it. What is adopted is one of these, to
/// the letter.
///
/// @param number 1 for the first that was tabled
public record TextVersion(int number, List<Clause> clauses, Follows follows) {

  public TextVersion {
    clauses = List.copyOf(clauses);
    if (number < 1 || clauses.isEmpty()) {
      throw new IllegalArgumentException("versions are counted from 1 and have a clause");
    }
    if (clauses.stream().map(Clause::label).distinct().count() != clauses.size()) {
      throw new IllegalArgumentException("no two clauses share a label");
    }
  }

  /// What the text is called; empty where it has no clause for that.
  public Optional<String> title() {
    return clauses.stream()
        .filter(clause -> clause.label().equals(Clause.TITLE))
        .map(Clause::text)
        .findFirst();
  }

  public boolean has(String label) {
    return clauses.stream().anyMatch(c -> c.label().equals(label));
  }

  /// What stands for the text wherever it is agreed to: see [TextHash]. The number is not in it:
  /// the same words with the same to follow have the same hash.
  public PaperHash hash() {
    return new TextHash().of(this);
  }
}
