package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class PaperHandedInTest {

  @Test
  void the_name_of_a_file_is_one_line_of_signs_that_are_seen() {
    var content = "A letter".getBytes(StandardCharsets.UTF_8);
    var file = new MockMultipartFile("file", "a\u202Eletter\nof\u2028note.txt", null, content);

    assertThat(PaperHandedIn.of(Optional.of(file)))
        .isInstanceOfSatisfying(
            PaperHandedIn.There.class,
            there -> assertThat(there.paper().name()).isEqualTo("aletter of note.txt"));
  }
}
