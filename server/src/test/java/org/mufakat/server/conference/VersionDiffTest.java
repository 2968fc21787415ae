package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Follows;
import org.mufakat.forum.TextVersion;
import org.mufakat.server.conference.VersionDiff.Kind;

class VersionDiffTest {

  private static TextVersion version(int number, Clause... clauses) {
    return new TextVersion(number, List.of(clauses), Follows.nothing("MINISTERS", "1"));
  }

  @Test
  void clauses_are_told_apart_by_their_labels_and_what_is_gone_stands_where_it_stood() {
    var diff =
        VersionDiff.of(
            version(1, new Clause("1", "one"), new Clause("2", "two"), new Clause("3", "three")),
            version(2, new Clause("1", "one"), new Clause("3", "third"), new Clause("4", "four")),
            "",
            "");

    assertThat(diff.changes())
        .extracting(c -> c.label() + " " + c.kind())
        .containsExactly("1 SAME", "2 GONE", "3 CHANGED", "4 NEW");
    assertThat(diff.same()).containsExactly("1");
    assertThat(diff.changes().get(1).parts())
        .containsExactly(new WordDiff.Part(WordDiff.Kind.GONE, "two"));
  }

  @Test
  void what_goes_at_the_beginning_is_shown_first() {
    var diff =
        VersionDiff.of(
            version(1, new Clause("P", "preamble"), new Clause("1", "one")),
            version(2, new Clause("1", "one")),
            "due at the 3rd",
            "due at the 4th");

    assertThat(diff.changes())
        .extracting(VersionDiff.Change::kind)
        .containsExactly(Kind.GONE, Kind.SAME);
    assertThat(diff.follows())
        .extracting(WordDiff.Part::text)
        .containsExactly("due at the ", "3rd", "4th");
  }
}
