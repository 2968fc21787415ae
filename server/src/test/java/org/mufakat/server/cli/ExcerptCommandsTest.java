package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the commands say on the first day, when a few totals are typed in and no file is imported.
class ExcerptCommandsTest {

  private static CommandSite site;

  @BeforeAll
  static void openFolder() throws IOException {
    site = CommandSite.open();
  }

  @AfterAll
  static void closeFolder() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void a_claim_that_no_typed_in_total_gives_may_be_in_the_publishers_file() {
    var ended = run("check-claim", "999", "--state", "XNO", "--years", "2018-2021");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.NO);
    assertThat(ended.out())
        .startsWith("999 is given by none of the few totals held here.")
        .contains("Only an excerpt of each release is here", "./mufakat import glotip FILE")
        .doesNotContain("no published figure");
  }

  @Test
  void json_says_that_the_answer_rests_on_excerpts() {
    var ended = run("check-claim", "999", "--state", "XNO", "--years", "2018-2021", "--json");

    var json = JsonMapper.builder().build().readTree(ended.out());
    assertThat(json.get("excerptsOnly").booleanValue()).isTrue();
    assertThat(json.get("excerpts")).hasSize(2);
  }

  @Test
  void a_figure_that_is_not_typed_in_is_not_said_to_have_no_value() {
    var none = run("figure", "--state", "XNO", "--years", "2018", "--sex", "female");
    var some = run("figure", "--state", "XSO", "--years", "2019-2021");

    assertThat(none.code()).as(none.err()).isEqualTo(ExitCode.NO);
    assertThat(none.out()).startsWith("not in this excerpt").doesNotContain("no value");
    assertThat(some.out()).contains("; not in this excerpt: 2020").doesNotContain("no value");
  }

  @Test
  void against_an_excerpt_nothing_is_counted_as_vanished_or_appeared() {
    var ended = run("revisions", "--from", "2023-01-31", "--to", "2024-01-31");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).matches(".*: 2 changed, \\d+ unchanged\\."));
    assertThat(ended.out()).contains("nothing is said to have vanished or appeared");
  }

  private static Ended run(String... arguments) {
    return site.run(arguments);
  }
}
