package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.tables.Tables.counts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {

  /// The notes: none exactly disclosed, 19 of 42 narrower than 11, the smallest 7.
  @Test
  void what_gauss_suppression_withheld_of_the_given_table_is_found_as_wide_as_it_is()
      throws IOException {
    var rows = Tables.fiveThousand();
    var known = new ArrayList<KnownSum>();
    var withheld = new ArrayList<WithheldSum>();
    for (var line : Tables.lines("gauss_origin_x_destination_k11.csv")) {
      var f = line.split(",");
      var scope = scope(scope(Scope.EVERYBODY, "origin", f[0]), "destination", f[1]);
      if (f[4].equals("TRUE")) {
        withheld.add(new WithheldSum(line, scope, 0));
      } else {
        known.add(KnownSum.exactly(line, scope, Long.parseLong(f[2])));
      }
    }

    var widths = Tables.audited(rows, Integer.MAX_VALUE, new Earlier("Gauss", known, withheld));

    assertThat(widths).hasSize(42).allMatch(Audit.Width::exact);
    assertThat(widths).filteredOn(w -> w.apart() < 11).hasSize(19);
    assertThat(widths.stream().mapToLong(Audit.Width::apart).min()).hasValue(7);
  }

  private static Scope scope(Scope scope, String variable, String category) {
    return category.equals("Total") ? scope : scope.and(variable, List.of(category));
  }

  /// x = 5 − y with both at least 1 is 1 to 4.
  @Test
  void two_cells_of_a_known_sum_are_as_wide_as_the_sum_leaves_them() {
    var rows = counts(new int[][] {{3, 2}});
    var sum = KnownSum.exactly("both", Scope.EVERYBODY, 5);
    var cell = new WithheldSum("x", Scope.of(Map.of("column", List.of("x"))), 1);
    var other = new WithheldSum("y", Scope.of(Map.of("column", List.of("y"))), 1);

    var widths = Tables.audited(rows, 100, new Earlier("r", List.of(sum), List.of(cell, other)));

    assertThat(widths.getFirst()).isEqualTo(new Audit.Width(cell, 1, 4, true));
  }

  /// Two releases that are each safe tell the difference together.
  @Test
  void a_difference_of_two_releases_is_found() {
    var rows = counts(new int[][] {{30, 1}, {30, 30}});
    var row = Scope.of(Map.of("row", List.of("a")));
    var first = new Earlier("first", List.of(KnownSum.exactly("a", row, 31)), List.of());
    var inside = row.and("column", List.of("x"));
    var second =
        new Earlier(
            "second",
            List.of(KnownSum.exactly("ax", inside, 30)),
            List.of(new WithheldSum("ay", row.and("column", List.of("y")), 1)));

    var widths = Tables.audited(rows, 100, first, second);

    assertThat(widths.getFirst().apart()).isZero();
    assertThat(widths.getFirst().exact()).isTrue();
  }

  @Test
  void a_figure_that_is_not_of_these_rows_is_no_knowledge_about_them() {
    var rows = counts(new int[][] {{30, 1}, {30, 30}});
    var wrong = KnownSum.exactly("partner", Scope.EVERYBODY, 90);

    var answer =
        Audit.of(
            rows,
            List.of(new Earlier("partner", List.of(wrong), List.of())),
            List.of(),
            3,
            Tables.chance(1),
            Watch.none());

    assertThat(answer)
        .isEqualTo(
            new Audit.AuditAnswer.NotAudited(
                List.of(new Finding.Disagrees("partner", 90, 90, 91))));
  }

  /// However little a search finds: what the proof has is told.
  @Test
  void no_cell_is_told_narrower_than_its_proof_has_it() throws IOException {
    var rows = Tables.fiveThousand();
    var table = new TableSpec("o × d", List.of("origin", "destination"));
    var safe = Tables.prepared(rows, Tables.request(ProtectionRules.threshold(11), table));
    var release = List.of(safe.constraints().asEarlier("now"));
    var searches = new java.util.concurrent.atomic.AtomicInteger();

    var answer =
        Audit.of(
            rows,
            release,
            List.of(safe.witnesses()),
            11,
            new java.util.Random() {
              @Override
              public long nextLong() {
                searches.incrementAndGet();
                return super.nextLong();
              }

              @Override
              protected int next(int bits) {
                searches.incrementAndGet();
                return super.next(bits);
              }
            },
            Watch.none());

    assertThat(((Audit.AuditAnswer.Audited) answer).narrowerThan(11)).isEmpty();
    assertThat(searches.get()).as("draws of a search that nothing was left for").isZero();
  }
}
