package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {

  private static final CalendarFeed FEED =
      new CalendarFeed("Forum: dates", "xno", "https://forum.example");

  private static String of(String text, Deadline.When when) {
    return FEED.of(List.of(new Deadline("silence-1", text, "/xno/forum/texts/1", when)));
  }

  private static String unfolded(String calendar) {
    return calendar.replace("\r\n ", "");
  }

  private static Deadline.When.At moment() {
    return new Deadline.When.At(Instant.parse("2031-05-06T07:08:09Z"));
  }

  @Test
  void a_moment_is_in_utc_and_its_stamp_follows_from_what_it_is() {
    assertThat(of("Invented", moment()))
        .contains("\r\nDTSTART:20310506T070809Z\r\n", "\r\nDTSTAMP:20310506T070809Z\r\n")
        .contains("\r\nUID:silence-1@xno.forum.mufakat\r\n")
        .contains("\r\nURL:https://forum.example/xno/forum/texts/1\r\n");
  }

  @Test
  void whole_days_end_on_the_day_after_the_last() {
    var days = new Deadline.When.Days(LocalDate.of(2031, 12, 30), LocalDate.of(2031, 12, 31));

    assertThat(of("Invented", days))
        .contains("\r\nDTSTART;VALUE=DATE:20311230\r\n", "\r\nDTEND;VALUE=DATE:20320101\r\n");
  }

  @Test
  void signs_that_mean_something_there_are_escaped() {
    assertThat(of("A, b; c\\d\r\nATTENDEE:x", moment()))
        .contains("SUMMARY:A\\, b\\; c\\\\d\\nATTENDEE:x\r\n");
  }

  @Test
  void lines_have_75_octets_at_most_and_no_letter_is_cut() {
    var thai = "\u0e01\u0e32\u0e23".repeat(60) + "\uD83D\uDE00".repeat(40);

    var calendar = of(thai, moment());

    assertThat(calendar.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(new String(calendar.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(calendar);
    assertThat(unfolded(calendar)).contains("SUMMARY:" + thai + "\r\n");
  }

  @Test
  void the_same_deadlines_have_the_same_bytes_and_none_make_an_empty_calendar() {
    assertThat(of("Invented", moment())).isEqualTo(of("Invented", moment()));
    assertThat(FEED.of(List.of()))
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VCALENDAR\r\n")
        .doesNotContain("VEVENT");
  }
}
