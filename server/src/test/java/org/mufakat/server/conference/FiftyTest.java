package org.mufakat.server.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Registers, page by page.
class FiftyTest {

  private static final List<Integer> LINES = IntStream.rangeClosed(1, 101).boxed().toList();

  @ParameterizedTest
  @CsvSource({"1,1,50", "2,51,100", "3,101,101", "4,101,101", "0,1,50", "-1,1,50", "x,1,50"})
  void a_page_is_fifty_lines_and_one_that_is_not_there_the_nearest(
      String asked, int first, int last) {
    var page = Fifty.of(LINES, asked);

    assertThat(page.rows().getFirst()).isEqualTo(first);
    assertThat(page.rows().getLast()).isEqualTo(last);
    assertThat(page.pages()).isEqualTo(3);
    assertThat(page.lines()).isEqualTo(101);
  }

  @Test
  void a_register_without_lines_is_one_empty_page() {
    var page = Fifty.of(List.of(), null);

    assertThat(page.rows()).isEmpty();
    assertThat(page.isOnly()).isTrue();
    assertThat(page.hasNext()).isFalse();
  }
}
