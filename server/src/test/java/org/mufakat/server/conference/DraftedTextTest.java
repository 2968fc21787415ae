package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftedTextTest {

  private static DraftWords words(int clauses, String words) {
    var rows =
        IntStream.rangeClosed(1, clauses)
            .mapToObj(i -> new DraftWords.Row(Integer.toString(i), words))
            .toList();
    return DraftWords.begun("MINISTERS").with(rows);
  }

  private static DraftWords titled(DraftWords words) {
    return new DraftWords(
        "A title", words.clauses(), "MINISTERS", false, "", "1", List.of(), List.of());
  }

  @Test
  void a_text_that_no_entry_could_hold_once_it_is_written_is_a_fault() {
    assertThat(DraftedText.of(titled(words(37, "\"".repeat(8_000))), "MINISTERS", 1))
        .isEqualTo(
            new DraftedText.Unfinished(List.of(new DraftedText.Fault("title", "text-too-long"))));
  }

  @Test
  void a_text_of_as_many_plain_letters_is_none() {
    assertThat(DraftedText.of(titled(words(37, "w".repeat(8_000))), "MINISTERS", 1))
        .isInstanceOf(DraftedText.Ready.class);
  }
}
