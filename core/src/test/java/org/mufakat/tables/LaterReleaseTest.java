package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.tables.Tables.ROW_BY_COLUMN;
import static org.mufakat.tables.Tables.counts;
import static org.mufakat.tables.Tables.plain;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaterReleaseTest {

  private static final Scope ROW_A = Scope.of(Map.of("row", List.of("a")));
  private static final Scope CELL_AX = ROW_A.and("column", List.of("x"));

  @Test
  void a_small_cell_that_a_partner_published_cannot_be_withheld_any_more() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var mirror = new Earlier("partner", List.of(KnownSum.exactly("from a", CELL_AX, 3)), List.of());

    var findings = Tables.refused(rows, request(mirror));

    assertThat(findings).containsExactly(new Finding.ShownBefore("row by column a · x", "from a"));
  }

  @Test
  void a_partners_sum_counts_as_known() {
    var rows = counts(new int[][] {{3, 20, 20}, {20, 20, 20}, {20, 20, 20}});
    var scope = ROW_A.and("column", List.of("x", "y"));
    var mirror = new Earlier("partner", List.of(KnownSum.exactly("two", scope, 23)), List.of());

    var safe = Tables.prepared(rows, request(mirror));

    assertThat(Tables.audited(rows, 11, mirror, safe.constraints().asEarlier("now")))
        .isNotEmpty()
        .allMatch(w -> w.apart() >= 11);
    assertThat(withheld(safe, "a", "y")).isTrue();
  }

  @Test
  void a_partners_fewer_than_five_bounds_a_cell_for_good() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var span = new KnownSum("fewer than 5", CELL_AX, 0, 4);

    var findings = Tables.refused(rows, request(new Earlier("partner", List.of(span), List.of())));

    assertThat(findings).allMatch(f -> f instanceof Finding.CannotProtect);
    assertThat(findings).isNotEmpty();
  }

  @Test
  void what_an_earlier_release_withheld_stays_withheld() {
    var rows = counts(new int[][] {{30, 20}, {20, 20}});
    var before = new WithheldSum("before", CELL_AX, 1);

    var safe = Tables.prepared(rows, request(new Earlier("2024", List.of(), List.of(before))));

    assertThat(withheld(safe, "a", "x")).isTrue();
    assertThat(safe.tables().getFirst().withheld()).isEqualTo(4);
  }

  @Test
  void the_canonical_text_comes_back_as_the_same_sums() {
    var rows = counts(new int[][] {{3, 20}, {20, 20}});
    var safe = Tables.prepared(rows, request());
    var text = safe.constraints().text();

    var back = Constraints.earlier("again", text);

    assertThat(new Constraints(back.known(), back.withheld()).text()).isEqualTo(text);
    assertThat(text)
        .startsWith("mufakat-constraints 1\n")
        .contains("=|63|\n", "?|1|column=x|row=a\n");
  }

  @Test
  void a_line_that_is_no_sum_is_named() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Constraints.earlier("x", "mufakat-constraints 1\n=|seven|\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2 is no sum");
  }

  private static ReleaseRequest request(Earlier... earlier) {
    return new ReleaseRequest(List.of(ROW_BY_COLUMN), List.of(earlier), plain(11));
  }

  private static boolean withheld(ProtectionAnswer.Protected safe, String... categories) {
    return safe.tables().getFirst().cells().stream()
        .anyMatch(c -> c.categories().equals(List.of(categories)) && !c.isShown());
  }
}
