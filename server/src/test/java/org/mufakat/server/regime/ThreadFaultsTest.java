package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Past threads of the example pack, which has none of its own: one sound, and ways to spoil it.
class ThreadFaultsTest {

  private static final String SOUND =
      """
      threads:
        - id: convention
          title: {en: The convention}
          acts:
            - id: asked
              act: task
              on: 2010-05-04
              body: MINISTERS
              meeting: 1
              to: [OFFICIALS]
              text: {en: Draft it.}
              source: Invented for Mufakat
              verified: true
            - id: heard
              act: report
              on: 2011-10
              body: MINISTERS
              meeting: 2
              of: asked
              text: {en: Heard of it.}
              source: Invented for Mufakat
              verified: true
          source: Invented for Mufakat
          verified: true
      """;

  @TempDir private Path folder;

  private List<String> faults(String threads) throws IOException {
    var pack = Packs.copyOfTheExample(folder);
    Files.writeString(pack.resolve("threads.yaml"), threads);
    return Packs.faults(pack).stream().map(PackFault::toString).toList();
  }

  @Test
  void a_sound_thread_has_no_fault() throws IOException {
    assertThat(faults(SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "act: task|act: vote|`vote` is no act; one of: task, report",
        "to: [OFFICIALS]|to: [OFFICERS]|no body `OFFICERS` in bodies.yaml",
        "of: asked|of: nothing|no act `nothing` in threads.yaml",
        "of: asked|of: heard|act `heard` is no task",
        "meeting: 2|meeting: 4|the register has no meeting 4 of MINISTERS",
        "on: 2011-10|on: 2012-10|meeting 2 of MINISTERS opened 2011-10, not 2012-10",
        "on: 2010-05-04|on: 2010-05-06|meeting 1 of MINISTERS opened 2010-05-04, not 2010-05-06"
      })
  void a_spoilt_thread_has_its_fault(String find, String put, String fault) throws IOException {
    assertThat(faults(SOUND.replace(find, put))).hasSize(1).first().asString().contains(fault);
  }

  @Test
  void a_task_says_to_whom_and_a_report_of_what() throws IOException {
    var threads = SOUND.replaceAll(" *(to: .OFFICIALS.|of: asked)\n", "");
    SOUND.replaceAll(" *(to: .OFFICIALS.|of: asked)\n", "");
    assertThat(faults(threads))
        .anyMatch(fault -> fault.contains("a task, and nothing else, says to whom in `to`"))
        .anyMatch(fault -> fault.contains("a report or a completion, and nothing else, says `of`"));
  }

  @Test
  void acts_stand_in_the_order_of_their_dates() throws IOException {
    var threads =
        SOUND.replace("on: 2010-05-04", "on: 2011-11").replace("meeting: 1\n", "meeting: 2\n");

    assertThat(faults(threads))
        .anyMatch(fault -> fault.contains("act `heard` stands after `asked`, which is later"));
  }
}
