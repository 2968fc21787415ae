package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What someone is told whose command was not understood: a sentence, and where to read on.
class MisunderstoodTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          figure --state THA --years 2021-2018 | --years cannot be "2021-2018": give 2018, or 2018-2021 with the first year first. | See ./mufakat figure --help.
          check-claim 5 --state THA --years 1  | --years cannot be "1": give 2018, or 2018-2021 with the first year first. | See ./mufakat check-claim --help.
          figure --state THA --years 2018 --indicator victims | --indicator cannot be "victims": give one of detected-victims, offences, persons-in-formal-contact, persons-prosecuted, persons-convicted. | See ./mufakat figure --help.
          import glotip f.csv --release May    | --release cannot be "May": give a date, as 2025-04-14, or with a letter behind it, as 2025-04-14a. | See ./mufakat import glotip --help.
          help nonsense                        | There is no command "nonsense": see ./mufakat help. | See ./mufakat help.
          frobnicate                           | There is no command "frobnicate". | See ./mufakat help.
          """)
  void a_misunderstood_command_is_a_sentence_and_where_to_read_on(
      String arguments, String sentence, String where) {
    int exit = run(arguments.split(" +"));

    assertThat(exit).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString().lines()).containsExactly(sentence, where);
  }

  @ParameterizedTest
  @CsvSource({
    "rolback, Did you mean ./mufakat rollback?",
    "figuer, Did you mean ./mufakat figure?",
    "import glotpi, Did you mean ./mufakat import glotip?",
    "demo --stats THA, Did you mean --states?"
  })
  void a_typing_error_is_told_what_was_probably_meant(String typed, String meant) {
    run(typed.split(" "));

    assertThat(err.toString().lines()).contains(meant);
  }

  @Test
  void a_bundle_does_not_write_over_a_file(@TempDir Path folder) throws IOException {
    var archive = Files.writeString(folder.resolve("mufakat.tar.gz"), "kept");

    int exit = run("bundle", "--output", archive.toString());

    assertThat(exit).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString())
        .startsWith(archive + " is there already: name another file with --output.");
    assertThat(archive).hasContent("kept");
  }

  private int run(String... arguments) {
    return Mufakat.commandLine().setErr(new PrintWriter(err)).execute(arguments);
  }
}
