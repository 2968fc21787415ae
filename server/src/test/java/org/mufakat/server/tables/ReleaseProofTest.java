package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mufakat.tables.Watch;
import org.mufakat.tables.Witnesses;

/// Tables prepared from invented persons, looked at from outside: the proof, what was out before,
/// and what is refused.
class ReleaseProofTest {

  /// By origin and sex; one cell has 7 persons.
  private static final int[][] COUNTS = {{7, 41, 58}, {33, 67, 71}, {86, 52, 94}};

  private static CountedPersons persons() {
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int o = 0; o < 3; o++) {
      for (int s = 0; s < 3; s++) {
        persons.put(List.of("X" + o, "S" + s), COUNTS[o][s]);
      }
    }
    return new CountedPersons(List.of("origin", "sex"), persons);
  }

  private static Preparation preparation(AskedTables asked, List<OutAlready> out) {
    var chances = new Preparation.Chances(new SplittableRandom(1), new SplittableRandom(2));
    return new Preparation("XNO", InventedTables.ID, asked, persons(), out, chances, Watch.none());
  }

  private static final PreparationAnswer.Prepared PREPARED =
      (PreparationAnswer.Prepared)
          preparation(InventedTables.asked("2021", "origin*sex"), List.of()).answer();

  private static ReleaseProof proof() {
    return ReleaseProof.read(PREPARED.proof().orElseThrow().bytes()).orElseThrow();
  }

  @Test
  void a_proof_that_was_written_adds_up_again() {
    assertThat(ReleaseProof.tellsItsSums(PREPARED.release())).isTrue();
    assertThat(proof().check(PREPARED.release())).isEmpty();
    assertThat(new String(proof().bytes(), StandardCharsets.UTF_8)).contains("SECRET");
  }

  @Test
  void a_proof_of_which_one_person_was_moved_does_not_hold() {
    var witnesses = proof().witnesses();
    var tables = witnesses.tables().stream().map(int[]::clone).toList();
    tables.getFirst()[0]++;
    var text = new Witnesses(witnesses.axes(), witnesses.cells(), tables).text();
    var moved = new ReleaseProof("", proof().variables(), proof().earlier(), text, proof().width());

    assertThat(moved.check(PREPARED.release())).isNotEmpty();
  }

  @Test
  void a_later_release_begins_with_what_the_earlier_one_was_proved_with() {
    var earlier = OutAlready.of(PREPARED.release()).provedWith(proof());

    var later = preparation(InventedTables.asked("2021", "sex"), List.of(earlier)).answer();

    assertThat(later).isInstanceOf(PreparationAnswer.Prepared.class);
    assertThat(((PreparationAnswer.Prepared) later).release().auditedWith())
        .containsExactly(InventedTables.ID);
  }

  @Test
  void a_proof_whose_tables_cannot_be_read_is_none() {
    var text =
        new String(proof().bytes(), StandardCharsets.UTF_8).replace("mufakat-witnesses", "x");

    assertThat(ReleaseProof.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void a_package_whose_numbers_were_changed_has_not_the_hash_that_it_tells() {
    var changed =
        new String(PackageJson.bytes(PREPARED.release()), StandardCharsets.UTF_8)
            .replace("94", "95")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(ReleaseProof.tellsItsSums(PackageJson.read(changed).orElseThrow())).isFalse();
  }

  @Test
  void noise_is_refused_where_exact_numbers_of_the_same_persons_are_out() {
    var asked =
        InventedTables.by(ReleaseMethod.DP, "4", InventedTables.asked("2020-2021", "origin*sex"));

    var answer = preparation(asked, List.of(OutAlready.of(PREPARED.release()))).answer();

    assertThat(((PreparationAnswer.NotPrepared) answer).why())
        .extracting(PersonsFault::kind)
        .containsExactly("family-exact");
  }

  /// A total beside a small rounded number would narrow it.
  @Test
  void nothing_exact_follows_a_rounded_release_of_the_same_persons() {
    var rounded =
        (PreparationAnswer.Prepared)
            preparation(
                    InventedTables.by(
                        ReleaseMethod.ROUND, "4", InventedTables.asked("2021", "origin*sex")),
                    List.of())
                .answer();

    var answer =
        preparation(
                InventedTables.asked("2021", "origin"), List.of(OutAlready.of(rounded.release())))
            .answer();

    assertThat(((PreparationAnswer.NotPrepared) answer).why())
        .extracting(PersonsFault::kind)
        .containsExactly("family-rounded");
  }

  /// Its page says how far apart bounds stay for whoever reads everything that is ever released.
  @Test
  void a_later_release_keeps_the_width_that_an_earlier_one_promised() {
    var out = List.of(OutAlready.of(PREPARED.release()));
    var narrower = InventedTables.withWidth(InventedTables.asked("2021", "sex"), 10);

    var answer = preparation(narrower, out).answer();

    assertThat(((PreparationAnswer.NotPrepared) answer).why())
        .containsExactly(
            PersonsFault.of("width-promised", 0, InventedTables.ID.substring(0, 8), 11, 10));
    assertThat(
            preparation(InventedTables.withWidth(InventedTables.asked("2022", "sex"), 10), out)
                .answer())
        .isInstanceOf(PreparationAnswer.Prepared.class);
  }

  /// Else a table would say that nobody is of a category that other words are used for now.
  @Test
  void categories_that_are_cut_otherwise_are_no_revision() {
    var persons = new LinkedHashMap<List<String>, Integer>();
    persons().persons().forEach((row, n) -> persons.put(List.of("Y" + row.get(0), row.get(1)), n));
    var asked = InventedTables.revised(InventedTables.asked("2021", "origin*sex"));
    var chances = new Preparation.Chances(new SplittableRandom(1), new SplittableRandom(2));

    var answer =
        new Preparation(
                "XNO",
                InventedTables.ID,
                asked,
                new CountedPersons(List.of("origin", "sex"), persons),
                List.of(OutAlready.of(PREPARED.release())),
                chances,
                Watch.none())
            .answer();

    assertThat(((PreparationAnswer.NotPrepared) answer).why())
        .extracting(PersonsFault::kind)
        .containsExactly("recoded", "recoded", "recoded");
  }

  @Test
  void a_column_has_a_name_that_sums_can_bear() {
    assertThat(InventedTables.asked("2021", "x".repeat(80)).fault()).isEmpty();
    assertThat(InventedTables.asked("2021", "x".repeat(81)).fault())
        .contains(PersonsFault.of("long-column", 0, 80));
  }

  @Test
  void a_preview_computes_what_was_asked_and_another_method_on_demand() {
    assertThat(PREPARED.review().methods())
        .extracting(ReviewSheet.MethodCost::method)
        .containsExactly(ReleaseMethod.SUPPRESS);

    var cost =
        preparation(InventedTables.asked("2021", "origin*sex"), List.of())
            .compared(ReleaseMethod.ROUND);

    assertThat(PREPARED.review().with(cost).methods())
        .extracting(ReviewSheet.MethodCost::method)
        .containsExactly(ReleaseMethod.SUPPRESS, ReleaseMethod.ROUND);
    assertThat(PREPARED.review().with(cost).notCompared())
        .containsExactly(ReleaseMethod.DP, ReleaseMethod.SYNTHETIC);
  }

  @Test
  void the_review_lists_what_is_out_and_was_not_counted_with_the_reason() {
    var other =
        (PreparationAnswer.Prepared)
            preparation(
                    InventedTables.asked("2022", "origin*sex"),
                    List.of(OutAlready.of(PREPARED.release())))
                .answer();

    assertThat(other.review().outAlready())
        .containsExactly(
            new ReviewSheet.AuditedWith(InventedTables.ID, "2021", 0, 0, "apart", false));
    assertThat(other.release().auditedWith()).isEmpty();
  }

  /// Why it is sealed: taking the true table out does not make the others harmless. They were found
  /// near it, each moves few cells, and so most of them have the true number in most cells.
  @Test
  void whoever_stole_the_tables_of_a_proof_even_without_the_true_one_would_know_most_cells() {
    var counted = skewed();
    var asked = InventedTables.asked("2021", "origin*form");
    var chances = new Preparation.Chances(new SplittableRandom(1), new SplittableRandom(2));
    var prepared =
        (PreparationAnswer.Prepared)
            new Preparation(
                    "XNO", InventedTables.ID, asked, counted, List.of(), chances, Watch.none())
                .answer();
    var witnesses = prepared.proof().orElseThrow().witnesses();
    var table = prepared.release().tables().getFirst();
    var truth = prepared.review().tables().getFirst().counts();

    int withheld = 0;
    int told = 0;
    for (int c = 0; c < witnesses.cells().length; c++) {
      int column = c;
      int at = 7 * (witnesses.cells()[c] / 6) + witnesses.cells()[c] % 6;
      long count = truth.get(at);
      var others =
          witnesses.tables().stream().filter(t -> !isTrue(t, witnesses.cells(), truth)).toList();
      if (table.values().get(at) instanceof ReleasedValue.Withheld) {
        withheld++;
        told += mostOften(others.stream().map(t -> t[column]).toList()) == count ? 1 : 0;
      }
    }

    assertThat(withheld).isGreaterThan(20);
    assertThat(told)
        .as("of %d withheld cells, told by most tables", withheld)
        .isGreaterThan(withheld / 2);
  }

  private static boolean isTrue(int[] table, int[] cells, List<Long> truth) {
    return IntStream.range(0, cells.length)
        .allMatch(c -> table[c] == truth.get(7 * (cells[c] / 6) + cells[c] % 6));
  }

  /// Ten origins by six forms; small cells and large ones.
  private static CountedPersons skewed() {
    var chance = new SplittableRandom(7);
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int o = 0; o < 10; o++) {
      for (int f = 0; f < 6; f++) {
        persons.put(List.of("X" + o, "F" + f), 1 + (int) Math.exp(5 * chance.nextDouble()));
      }
    }
    return new CountedPersons(List.of("origin", "form"), persons);
  }

  private static int mostOften(List<Integer> numbers) {
    return numbers.stream()
        .collect(Collectors.groupingBy(n -> n, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
