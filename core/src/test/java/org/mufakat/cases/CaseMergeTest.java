package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.CaseFixture.HE;
import static org.mufakat.cases.CaseFixture.HER_WORDS;
import static org.mufakat.cases.CaseFixture.SHE;
import static org.mufakat.cases.CaseFixture.aCase;
import static org.mufakat.cases.CaseFixture.as;
import static org.mufakat.cases.CaseFixture.deceived;
import static org.mufakat.cases.CaseFixture.her;
import static org.mufakat.cases.CaseFixture.saying;
import static org.mufakat.cases.CaseFixture.with;
import static org.mufakat.cases.CaseFixture.without;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.CaseMerge.FieldConflict;
import org.mufakat.cases.CaseMerge.Merge;

class CaseMergeTest {

  private static final Age FIFTEEN = new Age.OfYears(15, 15, CaseDate.of("2031"));
  private static final Age TWENTY = new Age.OfYears(20, 20, CaseDate.of("2031"));

  @Test
  void changes_to_different_fields_are_both_taken() {
    var mine = with(aCase(), with(her(aCase()), FIFTEEN));
    var theirs =
        with(with(aCase(), Case.Status.BEFORE_COURT), with(her(aCase()), List.of("fishing")));

    var merged = merged(mine, theirs);

    assertThat(merged.status()).isEqualTo(Case.Status.BEFORE_COURT);
    assertThat(her(merged).age()).isEqualTo(FIFTEEN);
    assertThat(her(merged).forms()).containsExactly("fishing");
    assertThat(merged.version()).isEqualTo(2);
  }

  @Test
  void one_field_changed_in_two_ways_is_shown_to_be_chosen() {
    var mine = with(aCase(), with(her(aCase()), FIFTEEN));
    var theirs = with(aCase(), with(her(aCase()), TWENTY));

    assertThat(CaseMerge.merge(aCase(), mine, theirs))
        .isEqualTo(
            new Merge.Conflicting(
                List.of(
                    new FieldConflict(
                        "person/" + SHE + "/age",
                        Optional.of(new Age.Unknown()),
                        Optional.of(FIFTEEN),
                        Optional.of(TWENTY)))));
  }

  @Test
  void the_same_change_by_both_is_no_conflict() {
    var both = with(aCase(), with(her(aCase()), FIFTEEN));

    assertThat(her(merged(both, both)).age()).isEqualTo(FIFTEEN);
  }

  @Test
  void forms_that_each_added_are_all_kept() {
    var mine = with(aCase(), with(her(aCase()), List.of("fishing")));
    var theirs = with(aCase(), with(her(aCase()), List.of("mining")));

    assertThat(her(merged(mine, theirs)).forms()).containsExactly("fishing", "mining");
  }

  @Test
  void a_person_taken_out_while_another_wrote_about_them_is_a_conflict() {
    var mine = without(aCase(), SHE);
    var theirs = with(aCase(), with(her(aCase()), List.of("fishing")));

    assertThat(conflicts(mine, theirs)).containsExactly("person/" + SHE);
  }

  @Test
  void a_person_taken_out_whom_nobody_wrote_about_is_gone() {
    var theirs = with(aCase(), Case.Status.CLOSED);

    assertThat(merged(without(aCase(), HE), theirs).person(HE)).isEmpty();
  }

  @Test
  void evidence_taken_out_while_another_came_to_rest_on_it_is_a_conflict() {
    var before = with(aCase(), saying(her(aCase()), List.of()));
    var mine = with(before, before.persons(), List.of());
    var theirs = with(before, saying(her(before), List.of(deceived(List.of(HER_WORDS.id())))));

    var answer = CaseMerge.merge(before, mine, theirs);

    assertThat(((Merge.Conflicting) answer).fields())
        .extracting(FieldConflict::path)
        .containsExactly("evidence/her-words");
  }

  @Test
  void two_who_each_took_out_another_allegation_of_one_kind_have_to_choose() {
    var first = deceived(List.of(HER_WORDS.id()));
    var second = deceived(List.of());
    var before = with(aCase(), saying(her(aCase()), List.of(first, second)));
    var mine = with(before, saying(her(before), List.of(second)));
    var theirs = with(before, saying(her(before), List.of(first)));

    assertThat(CaseMerge.merge(before, mine, theirs))
        .isEqualTo(
            new Merge.Conflicting(
                List.of(
                    new FieldConflict(
                        "person/" + SHE + "/allegation/means/deception",
                        Optional.of(List.of(first, second)),
                        Optional.of(List.of(second)),
                        Optional.of(List.of(first))))));
  }

  @Test
  void two_who_each_took_one_of_a_persons_two_roles_away_have_to_choose() {
    var before = with(aCase(), as(her(aCase()), Optional.of(VictimStatus.POSSIBLE), true, false));
    var mine = with(before, as(her(before), Optional.empty(), true, false));
    var theirs = with(before, as(her(before), Optional.of(VictimStatus.POSSIBLE), false, false));

    var answer = CaseMerge.merge(before, mine, theirs);

    assertThat(((Merge.Conflicting) answer).fields())
        .extracting(FieldConflict::path)
        .containsExactly("person/" + SHE + "/suspect", "person/" + SHE + "/victim");
  }

  /// Over drawn changes: who came first does not matter; a field that only one changed is as that
  /// one made it; no field is in the merged case that neither wrote.
  @Test
  void no_change_is_lost_whatever_two_people_do() {
    long seed = 31;
    var chance = new Random(seed);
    int merged = 0;
    int conflicting = 0;
    for (int draw = 0; draw < 4_000; draw++) {
      var before = aCase();
      var mine = CaseFixture.changed(CaseFixture.changed(before, chance), chance);
      var theirs = CaseFixture.changed(CaseFixture.changed(before, chance), chance);
      var one = CaseMerge.merge(before, mine, theirs);
      var other = CaseMerge.merge(before, theirs, mine);

      switch (one) {
        case Merge.Merged(Case file) -> {
          merged++;
          assertThat(other).as("seed %d, draw %d", seed, draw).isEqualTo(one);
          assertNothingLost(before, mine, theirs, file);
        }
        case Merge.Conflicting(var fields) -> {
          conflicting++;
          assertThat(((Merge.Conflicting) other).fields())
              .as("seed %d, draw %d", seed, draw)
              .extracting(FieldConflict::path)
              .isEqualTo(fields.stream().map(FieldConflict::path).toList());
        }
      }
    }
    assertThat(merged).isGreaterThan(500);
    assertThat(conflicting).isGreaterThan(500);
  }

  private static void assertNothingLost(Case before, Case mine, Case theirs, Case merged) {
    var was = CaseFields.of(before);
    var my = CaseFields.of(mine);
    var their = CaseFields.of(theirs);
    var now = CaseFields.of(merged);
    var paths = new TreeSet<>(was.keySet());
    paths.addAll(my.keySet());
    paths.addAll(their.keySet());
    var expected = new TreeMap<String, Object>();
    for (String path : paths) {
      boolean iChanged = !java.util.Objects.equals(was.get(path), my.get(path));
      var value = iChanged ? my.get(path) : their.get(path);
      if (value != null) {
        expected.put(path, value);
      }
    }
    assertThat(now).isEqualTo(expected);
  }

  @Test
  void a_case_is_the_fields_that_it_was_taken_apart_into() {
    var chance = new Random(5);
    var file = aCase();
    for (int i = 0; i < 200; i++) {
      file = CaseFixture.changed(file, chance);
      var again = CaseFields.build(file, file.version(), CaseFields.of(file));

      assertThat(CaseFields.of(again)).isEqualTo(CaseFields.of(file));
      assertThat(again.persons()).hasSameElementsAs(file.persons());
      assertThat(again.evidence()).hasSameElementsAs(file.evidence());
    }
  }

  private static Case merged(Case mine, Case theirs) {
    return ((Merge.Merged) CaseMerge.merge(aCase(), mine, theirs)).file();
  }

  private static List<String> conflicts(Case mine, Case theirs) {
    return ((Merge.Conflicting) CaseMerge.merge(aCase(), mine, theirs))
        .fields().stream().map(FieldConflict::path).toList();
  }

  @Test
  void whoever_chose_gets_mine_where_mine_was_chosen_and_theirs_everywhere_else() {
    var before = CaseFixture.aCase();
    var mine =
        CaseFixture.with(
            CaseFixture.with(before, Case.Status.CLOSED),
            CaseFixture.with(CaseFixture.her(before), List.of("fishing")));
    var theirs =
        CaseFixture.with(
            CaseFixture.with(before, Case.Status.SUSPENDED),
            CaseFixture.with(
                CaseFixture.her(before), new Age.OfYears(15, 16, CaseDate.of("2031"))));

    var chosen = CaseMerge.choose(before, mine, theirs, Set.of("status"));
    var left = CaseMerge.choose(before, mine, theirs, Set.of());

    assertThat(chosen.status()).isEqualTo(Case.Status.CLOSED);
    assertThat(left.status()).isEqualTo(Case.Status.SUSPENDED);
    assertThat(CaseFixture.her(chosen).forms()).containsExactly("fishing");
    assertThat(CaseFixture.her(chosen).age())
        .isEqualTo(new Age.OfYears(15, 16, CaseDate.of("2031")));
  }
}
