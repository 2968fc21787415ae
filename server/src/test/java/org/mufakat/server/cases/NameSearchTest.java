package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.OTHER_INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;
import static org.mufakat.server.cases.CaseSite.identity;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;

/// Who is found by name, and that the answer's time says nothing of those who may not be known of.
/// All persons are invented.
class NameSearchTest {

  private static final int MANY = 20_000;
  private static final int ROUNDS = 41;

  private final CaseSite site = new CaseSite();

  private List<OpaqueId> found(CaseWorker by, String words, int most) {
    return site.as(
        by, room -> new People(room).search(words, most).stream().map(People.Hit::person).toList());
  }

  @Test
  void nobody_is_crowded_out_by_persons_who_may_not_be_seen() {
    for (int i = 0; i < 250; i++) {
      site.opened(OTHER_INVESTIGATOR, "Sari Lestari");
    }
    var mine = site.opened(INVESTIGATOR, "Sari Lestari").persons().getFirst().id();
    var near = site.opened(INVESTIGATOR, "Sary Lestari").persons().getFirst().id();

    assertThat(found(INVESTIGATOR, "Sari Lestari", 50)).containsExactly(mine, near);
    assertThat(
            site.as(INVESTIGATOR, room -> new Duplicates(room).of(mine)).stream()
                .map(People.Hit::person))
        .containsExactly(near);
    assertThat(found(SUPERVISOR, "Sary Lestari", 1)).containsExactly(near);
  }

  @Test
  void a_supervisor_finds_a_person_behind_many_who_stand_in_no_case() {
    found(SUPERVISOR, "Sari", 1);
    unseen(site, Compartment.LAW_ENFORCEMENT, 900);
    var near = site.opened(INVESTIGATOR, "Sary Lestary").persons().getFirst().id();

    assertThat(found(SUPERVISOR, "Sari Lestari", 50)).containsExactly(near);
  }

  @Test
  void who_is_removed_from_ones_cases_is_found_no_more() {
    var file = site.opened(INVESTIGATOR, "Sari Lestari");
    site.as(
        SUPERVISOR,
        room -> {
          new TeamWork(room).takeOff(file.id(), INVESTIGATOR.account());
          return 0;
        });

    assertThat(found(INVESTIGATOR, "Sari Lestari", 50)).isEmpty();
    site.as(
        INVESTIGATOR, room -> new Emergencies(room).open(file.reference(), Reason.DANGER_TO_LIFE));
    assertThat(found(INVESTIGATOR, "Sari Lestari", 50)).hasSize(1);
  }

  @Test
  void whoever_works_on_many_cases_finds_those_in_them_alone() {
    var mine = site.opened(INVESTIGATOR, "Sari Lestari");
    site.opened(OTHER_INVESTIGATOR, "Sari Lestari");
    givenMany(mine.id());

    assertThat(site.<Boolean>as(INVESTIGATOR, room -> new CaseFiles(room).worksOnMany())).isTrue();
    assertThat(found(INVESTIGATOR, "Sary Lestari", 50))
        .containsExactly(mine.persons().getFirst().id());
    assertThat(found(SUPERVISOR, "Sary Lestari", 50)).hasSize(2);
  }

  /// Copies of a case, without persons, that the investigator works on.
  private void givenMany(OpaqueId file) {
    var copies =
        """
        WITH copy AS (
          INSERT INTO %1$s.case_file SELECT (jsonb_populate_record(f, jsonb_build_object(
              'id', lpad(to_hex(n), 32, '0'), 'reference', 'copy ' || n))).*
            FROM %1$s.case_file f, generate_series(1, ?) AS n WHERE f.id = ? RETURNING id)
        INSERT INTO %1$s.case_team (case_id, account, since) SELECT id, ?, now() FROM copy\
        """;
    site.as(
        INVESTIGATOR,
        room ->
            room.transaction()
                .with(
                    copies,
                    statement -> {
                      statement.setInt(1, CaseFiles.FEW);
                      statement.setString(2, file.value());
                      statement.setString(3, INVESTIGATOR.account().value());
                      return statement.executeUpdate();
                    }));
  }

  /// Medians of rounds that take turns, so that whatever else the machine does counts for both.
  /// Reading through the names that are not to be known of would take a hundred times as long.
  @Test
  void how_long_a_search_takes_tells_neither_of_the_other_side_nor_of_cases_of_others() {
    var crowded = new CaseSite();
    for (CaseSite one : List.of(site, crowded)) {
      one.opened(INVESTIGATOR, "Budi Pranata");
      one.as(INVESTIGATOR, room -> new People(room).search("Sari", 1));
      one.as(CaseSite.CASE_WORKER, room -> new People(room).search("Sari", 1));
    }
    unseen(crowded, Compartment.LAW_ENFORCEMENT, MANY);
    unseen(crowded, Compartment.VICTIM_SERVICES, MANY);

    double ratio = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 5 && ratio > 1.5; attempt++) {
      ratio = (double) median(crowded, site) / 1_000;
    }

    assertThat(ratio).as("times as long beside %d unseen names", MANY).isLessThan(1.5);
  }

  /// @return thousandths of the other's median
  private static long median(CaseSite one, CaseSite other) {
    var ofOne = new long[ROUNDS];
    var ofOther = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ofOne[i] = nanos(one);
      ofOther[i] = nanos(other);
    }
    Arrays.sort(ofOne);
    Arrays.sort(ofOther);
    return 1_000 * ofOne[ROUNDS / 2] / Math.max(1, ofOther[ROUNDS / 2]);
  }

  private static long nanos(CaseSite one) {
    long started = System.nanoTime();
    one.as(INVESTIGATOR, room -> new People(room).search("Sari Lestari Wulandari", 50));
    return System.nanoTime() - started;
  }

  /// Names that the side's index knows, of persons in no case that anybody sees.
  private static void unseen(CaseSite at, Compartment side, int count) {
    for (int i = 0; i < count; i++) {
      at.desk
          .names(side)
          .learn(at.id(), identity("Sari Lestari Wulandari x" + Integer.toString(i, 36)));
    }
  }
}
