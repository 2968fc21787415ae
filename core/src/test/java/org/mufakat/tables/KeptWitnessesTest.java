package org.mufakat.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a release was proved with is kept, and a later one starts from it.
class KeptWitnessesTest {

  private static final Scope BEFORE = Scope.of(Map.of("year", List.of("2023")));

  @Test
  void a_proof_comes_back_from_its_text() {
    var proof = first(3).witnesses();

    var back = Witnesses.read(proof.text());

    assertThat(back.text()).isEqualTo(proof.text());
    assertThat(back.axes()).isEqualTo(proof.axes());
  }

  @Test
  void a_line_that_is_no_part_of_a_proof_is_named() {
    assertThatThrownBy(() -> Witnesses.read("mufakat-witnesses 1\ncells|0,1\ntable|5\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 3 is no part of a proof");
    assertThatThrownBy(() -> Witnesses.read("something else\n"))
        .hasMessage("line 1 is not: mufakat-witnesses 1");
  }

  @Test
  void the_tables_of_the_years_before_are_read_again_beside_a_new_year() {
    var rows = twoYears(3);
    var proof = first(3).witnesses();
    var sums = sums(rows, first(3));

    var lifted = new Lifted(sums).of(rows, List.of(Witnesses.read(proof.text())));

    // all but the true table, which is one of them
    assertThat(lifted).hasSize(proof.tables().size() - 1);
    assertThat(lifted).allMatch(t -> persons(t) == rows.size());
  }

  @Test
  void tables_of_rows_without_the_year_are_read_again_where_they_are_told_the_year() {
    var old = year(3, "2023", List.of("2023"));
    var proof = prepared(old, List.of(table("before", Scope.EVERYBODY)), List.of()).witnesses();
    var rows = twoYears(3);

    var lifted =
        new Lifted(sums(rows, first(3))).of(rows, List.of(proof.of("year", Set.of("2023"))));

    assertThat(lifted).isNotEmpty().allMatch(t -> persons(t) == rows.size());
  }

  @Test
  void tables_of_other_rows_are_left_aside() {
    var rows = twoYears(3);
    var axis = new Witnesses.Axis("colour", List.of(Set.of("red")));
    var other = new Witnesses(List.of(axis), new int[] {0}, List.of(new int[] {7}));

    assertThat(new Lifted(sums(rows, first(3))).of(rows, List.of(other))).isEmpty();
  }

  /// Whatever the seed: a protected answer is proved, for everybody and for insiders, by adding up;
  /// and a second release with a year more keeps the first one's cells as wide.
  @Test
  void every_protected_answer_adds_up_and_is_wide_enough() {
    int systems = 12;
    long from = 7_000;
    System.out.println("seeds " + from + " to " + (from + systems - 1));
    int prepared = 0;
    for (long seed = from; seed < from + systems; seed++) {
      var rows = twoYears(seed);
      var out = new ArrayList<Earlier>();
      var kept = new ArrayList<Witnesses>();
      for (var where : List.of(BEFORE, Scope.EVERYBODY)) {
        var request = new ReleaseRequest(tables(where), out, ProtectionRules.threshold(5));
        var answer = Protection.prepare(rows, request, kept, Tables.chance(seed), Watch.none());
        if (answer instanceof ProtectionAnswer.Protected safe) {
          out.add(safe.constraints().asEarlier("release " + out.size()));
          kept.add(safe.witnesses());
          prepared++;
          assertThat(Audit.proof(rows, out, safe.witnesses(), request.rules()))
              .as("seed %d", seed)
              .isEmpty();
          assertThat(Tables.audited(rows, 5, out.toArray(Earlier[]::new)))
              .as("seed %d", seed)
              .allMatch(w -> w.apart() >= 5);
        }
      }
    }
    assertThat(prepared).isGreaterThan(3 * systems / 2);
  }

  /// The only table in which the two differ is taken away: then somebody knows.
  @Test
  void the_gate_refuses_a_proof_that_an_insider_can_narrow() {
    var rows = Tables.counts(new int[][] {{1, 9}});
    var x = new WithheldSum("x", Scope.of(Map.of("column", List.of("x"))), 1);
    var y = new WithheldSum("y", Scope.of(Map.of("column", List.of("y"))), 1);
    var total = KnownSum.exactly("both", Scope.EVERYBODY, 10);
    var release = new Earlier("r", List.of(total), List.of(x, y));
    var proof = new Witnesses(new int[] {0, 1}, List.of(new int[] {1, 9}, new int[] {6, 4}));

    assertThat(Audit.proof(rows, List.of(release), proof, 5)).isEmpty();
    assertThat(Audit.proof(rows, List.of(release), proof, ProtectionRules.threshold(5)))
        .containsExactly(new Finding.NotProven("y", 0, 2));
  }

  private static int persons(WholeTable table) {
    return IntStream.of(table.persons()).sum();
  }

  private static Sums sums(Microdata rows, ProtectionAnswer.Protected first) {
    var earlier = List.of(first.constraints().asEarlier("first"));
    return Sums.of(
        rows,
        List.of(table("now", Scope.EVERYBODY)),
        earlier,
        ProtectionRules.Zeros.SHOWN,
        new ArrayList<>());
  }

  private static ProtectionAnswer.Protected first(long seed) {
    return prepared(twoYears(seed), List.of(table("before", BEFORE)), List.of());
  }

  private static ProtectionAnswer.Protected prepared(
      Microdata rows, List<TableSpec> tables, List<Earlier> earlier) {
    return Tables.prepared(rows, new ReleaseRequest(tables, earlier, ProtectionRules.threshold(5)));
  }

  private static TableSpec table(String name, Scope where) {
    return new TableSpec(name, List.of("from", "to"), where);
  }

  private static List<TableSpec> tables(Scope where) {
    return List.of(table("from to", where), new TableSpec("to sex", List.of("to", "sex"), where));
  }

  private static Microdata twoYears(long seed) {
    var rows = rows(List.of("2023", "2024"));
    fill(rows, Tables.chance(seed), 0, 150);
    fill(rows, Tables.chance(seed + 1), 1, 60);
    return rows.build();
  }

  private static Microdata year(long seed, String year, List<String> years) {
    var rows = rows(years);
    fill(rows, Tables.chance(seed), years.indexOf(year), 150);
    return rows.build();
  }

  private static Microdata.Builder rows(List<String> years) {
    return Microdata.of(
        List.of(
            new Variable("from", List.of("a", "b", "c", "d")),
            new Variable("to", List.of("x", "y", "z")),
            new Variable("sex", List.of("f", "m")),
            new Variable("year", years)));
  }

  private static void fill(Microdata.Builder rows, RandomGenerator chance, int year, int persons) {
    for (int p = 0; p < persons; p++) {
      int from = (int) (4 * Math.pow(chance.nextDouble(), 2));
      rows.add(new int[] {from, chance.nextInt(3), chance.nextInt(2), year}, -1);
    }
  }
}
