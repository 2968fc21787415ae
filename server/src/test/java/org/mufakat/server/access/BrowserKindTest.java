package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FIREFOX | LINUX   | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
          FIREFOX | IOS     | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15
          CHROME  | ANDROID | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36
          EDGE    | WINDOWS | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0
          SAFARI  | MACOS   | Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15
          OTHER   | OTHER   | curl/8.14.1
          """)
  void a_browser_is_known_by_its_program_and_its_system(
      BrowserKind.Program program, BrowserKind.System system, String userAgent) {
    assertThat(BrowserKind.of(userAgent)).isEqualTo(new BrowserKind(program, system));
  }

  @Test
  void a_browser_that_says_nothing_is_another_one() {
    var another = new BrowserKind(BrowserKind.Program.OTHER, BrowserKind.System.OTHER);

    assertThat(BrowserKind.of(null)).isEqualTo(another);
    assertThat(BrowserKind.of(" ".repeat(10_000) + "Firefox/1")).isEqualTo(another);
  }
}
