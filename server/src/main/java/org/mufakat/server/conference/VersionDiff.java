package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Clause;
import org.mufakat.forum.TextVersion;

/// Two versions of a text beside each other, clause by clause. Clauses are the same where their
/// labels are.
record VersionDiff(int before, int after, List<Change> changes, List<WordDiff.Part> follows) {

  enum Kind {
    SAME,
    CHANGED,
    NEW,
    GONE;

    public String slug() {
      return ForumWords.slug(this);
    }
  }

  /// The labels of the clauses that did not change.
  public List<String> same() {
    return changes.stream().filter(c -> c.kind() == Kind.SAME).map(Change::label).toList();
  }

  record Change(String label, Kind kind, List<WordDiff.Part> parts) {}

  /// @param followsBefore what was to follow, in sentences
  static VersionDiff of(
      TextVersion before, TextVersion after, String followsBefore, String followsAfter) {
    var labels = merged(before.clauses(), after.clauses());
    return new VersionDiff(
        before.number(),
        after.number(),
        labels.stream().map(label -> change(label, before, after)).toList(),
        WordDiff.of(followsBefore, followsAfter));
  }

  /// The labels of the later text in its order, and what is gone where it stood.
  private static List<String> merged(List<Clause> before, List<Clause> after) {
    var labels = new ArrayList<>(after.stream().map(Clause::label).toList());
    int at = 0;
    for (var clause : before) {
      int there = labels.indexOf(clause.label());
      if (there >= 0) {
        at = there + 1;
      } else {
        labels.add(at++, clause.label());
      }
    }
    return labels;
  }

  private static Change change(String label, TextVersion before, TextVersion after) {
    var old = text(before, label);
    var young = text(after, label);
    var parts = WordDiff.of(old.orElse(""), young.orElse(""));
    var kind =
        old.isEmpty()
            ? Kind.NEW
            : young.isEmpty() ? Kind.GONE : old.equals(young) ? Kind.SAME : Kind.CHANGED;
    return new Change(label, kind, parts);
  }

  private static Optional<String> text(TextVersion version, String label) {
    return version.clauses().stream()
        .filter(clause -> clause.label().equals(label))
        .map(Clause::text)
        .findFirst();
  }
}
