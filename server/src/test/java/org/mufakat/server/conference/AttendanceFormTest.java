package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttendanceFormTest {

  private static final List<String> MEMBERS = List.of("XNO");

  @Test
  void a_line_of_a_State_that_is_no_member_is_a_fault() {
    var form =
        AttendanceForm.of(
            MEMBERS,
            Map.of(
                "as-XNO",
                "Minister",
                "persons-XNO",
                "3",
                "as-XSO",
                "Minister",
                "persons-XSO",
                "2"));

    assertThat(form.faults()).containsExactly("attendance-member");
  }

  @Test
  void an_empty_line_of_one_is_none() {
    var form = AttendanceForm.of(MEMBERS, Map.of("as-XSO", " ", "persons-XSO", ""));

    assertThat(form.faults()).isEmpty();
  }

  @Test
  void an_office_is_one_line_of_signs_that_are_seen() {
    var form =
        AttendanceForm.of(
            MEMBERS, Map.of("as-XNO", "Min\u2060ister\nof State", "persons-XNO", "3"));

    assertThat(form.attendance().getFirst().as()).isEqualTo("Minister of State");
  }
}
