package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.cases.CaseFixture.HER_WORDS;
import static org.mufakat.cases.CaseFixture.aCase;
import static org.mufakat.cases.CaseFixture.as;
import static org.mufakat.cases.CaseFixture.her;
import static org.mufakat.cases.CaseFixture.with;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasePersonTest {

  /// `own` is what this compartment holds of the person's status, `disclosed` what the other let
  /// through.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # suspect, own,        disclosed,    flag
          true,    ,             ,             false
          true,    POSSIBLE,     ,             true
          true,    ACTUAL,       ,             true
          true,    NOT_A_VICTIM, ,             false
          true,    ,             POSSIBLE,     true
          true,    NOT_A_VICTIM, ACTUAL,       true
          true,    POSSIBLE,     NOT_A_VICTIM, true
          true,    ,             NOT_A_VICTIM, false
          false,   ACTUAL,       ,             false
          false,   POSSIBLE,     ACTUAL,       false
          """)
  void a_suspect_who_may_be_a_victim_calls_for_the_question_of_non_punishment(
      boolean suspect, VictimStatus own, VictimStatus disclosed, boolean flag) {
    var person = as(her(aCase()), Optional.ofNullable(own), suspect, true);

    assertThat(person.callsForNonPunishment(Optional.ofNullable(disclosed))).isEqualTo(flag);
  }

  @Test
  void a_person_without_a_part_in_a_case_cannot_be_in_it() {
    assertThatThrownBy(() -> as(her(aCase()), Optional.empty(), false, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_case_names_each_person_once_and_holds_the_evidence_that_it_names() {
    var file = aCase();

    assertThatThrownBy(() -> with(file, List.of(her(file), her(file)), file.evidence()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with(file, file.persons(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evidence");
    assertThatThrownBy(() -> with(file, file.persons(), List.of(HER_WORDS, HER_WORDS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file.victims()).containsExactly(her(file));
  }
}
