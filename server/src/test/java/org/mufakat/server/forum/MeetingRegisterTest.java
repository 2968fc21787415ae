package org.mufakat.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.forum.MeetingRegister.Agreement.NUMBER;
import static org.mufakat.server.forum.MeetingRegister.Agreement.PLACE;
import static org.mufakat.server.forum.MeetingRegister.Agreement.YEAR;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.SharedData;
import org.mufakat.server.forum.MeetingRegister.Citation;
import org.mufakat.server.forum.MeetingRegister.Found;
import org.mufakat.server.regime.Packs;
import tools.jackson.databind.json.JsonMapper;

class MeetingRegisterTest {

  private final MeetingRegister register = new MeetingRegister(Packs.shipped("asean"));

  private record Named(
      int ordinal, String place, String opened, Set<MeetingRegister.Agreement> in) {}

  private static List<Named> candidates(Found found) {
    return ((Found.NoSuchMeeting) found)
        .candidates().stream()
            .map(
                c ->
                    new Named(
                        c.meeting().ordinal(),
                        c.meeting().place().in("en"),
                        c.meeting().opened().iso(),
                        c.in()))
            .toList();
  }

  @Test
  void the_papers_21st_ammtc_is_refused_and_both_that_may_be_meant_are_named() {
    var found = register.find("21st AMMTC, Phnom Penh 2023");

    assertThat(found).isInstanceOf(Found.NoSuchMeeting.class);
    assertThat(((Found.NoSuchMeeting) found).cited())
        .isEqualTo(new Citation(21, "AMMTC", Optional.of("Phnom Penh"), Optional.of(2023)));
    assertThat(candidates(found))
        .containsExactly(
            new Named(16, "Phnom Penh", "2022-09-21", Set.of(PLACE)),
            new Named(17, "Labuan Bajo", "2023-08-21", Set.of(YEAR)));
  }

  @Test
  void the_citation_in_the_thread_that_was_handed_to_the_project_is_the_one_that_is_refused()
      throws IOException {
    var file = SharedData.file("data/forum/ammtc_thread.json");
    var conflict =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(file))
            .get("conflict")
            .stringValue();

    assertThat(conflict).contains("21st AMMTC, Phnom Penh").contains("AMMTC 2023");
    assertThat(candidates(register.find("21st AMMTC, Phnom Penh, 2023")))
        .extracting(Named::ordinal)
        .allSatisfy(ordinal -> assertThat(conflict).contains(ordinal + "th"))
        .containsExactly(16, 17);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16th AMMTC, Phnom Penh 2022|16",
        "16th AMMTC, Phnom Penh, 2022|16",
        "17th AMMTC|17",
        "17th AMMTC 2023|17",
        "17th AMMTC, Labuan Bajo|17",
        "17th ASEAN Ministerial Meeting on Transnational Crime, Labuan Bajo 2023|17",
        "14th ammtc, hanoi 2020|14",
        "1st AMMTC, Manila 1997|1"
      })
  void a_meeting_that_was_held_is_found(String citation, int ordinal) {
    assertThat(register.find(citation))
        .isInstanceOfSatisfying(
            Found.There.class, there -> assertThat(there.meeting().ordinal()).isEqualTo(ordinal));
  }

  @Test
  void a_right_number_with_a_wrong_year_is_refused_too() {
    assertThat(candidates(register.find("17th AMMTC, Labuan Bajo 2022")))
        .containsExactly(
            new Named(16, "Phnom Penh", "2022-09-21", Set.of(YEAR)),
            new Named(17, "Labuan Bajo", "2023-08-21", Set.of(NUMBER, PLACE)));
  }

  @Test
  void of_a_body_without_a_register_nothing_is_said() {
    assertThat(register.find("22nd SOMTC 2022")).isEqualTo(new Found.NoRegister("SOMTC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AMMTC", "the 16th", "16th XYZ, Phnom Penh 2022", "16 AMMTC"})
  void what_is_no_citation_is_not_guessed_at(String text) {
    assertThat(register.find(text)).isInstanceOf(Found.NotReadable.class);
  }
}
