package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.regime.Packs;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CheckPackTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void a_good_pack_is_one_line_of_counts() {
    int exit = checkPack("../regimes/asean");

    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .startsWith("asean 2026.1: 11 members, ")
        .contains(" 19 meetings, ")
        .matches(".*; \\d+ of \\d+ entries verified");
  }

  @Test
  void a_faulty_pack_is_every_fault_a_line() throws IOException {
    spoil();

    int exit = checkPack(folder.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString().lines())
        .containsExactly(
            "clocks.yaml:5: `hours` must be a whole number from 1 to 87,600",
            "pack.yaml:2: `name` is missing",
            "pack.yaml:3: unknown key `nam`; known here: description, id, invented, name,"
                + " reporting-subregion, source, verified, version");
  }

  @Test
  void scripts_get_the_same_as_json() throws IOException {
    spoil();

    int exit = checkPack("--json", folder.toString());

    var answer = JsonMapper.builder().build().readTree(out.toString());
    assertThat(exit).isEqualTo(1);
    assertThat(answer.path("ok").asBoolean()).isFalse();
    assertThat(answer.path("faults").path(0).path("file").asString()).isEqualTo("clocks.yaml");
    assertThat(answer.path("faults").path(0).path("line").asInt()).isEqualTo(5);
  }

  @Test
  void counts_come_as_json_too() {
    int exit = checkPack("--json", "../regimes/example");

    var answer = JsonMapper.builder().build().readTree(out.toString());
    assertThat(exit).isZero();
    assertThat(answer.path("ok").asBoolean()).isTrue();
    assertThat(answer.path("counts").path("members").asInt()).isEqualTo(3);
  }

  @Test
  void a_folder_that_is_none_is_a_misunderstood_command() {
    int exit = checkPack(folder.resolve("nowhere").toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("is no folder. Give the folder that holds pack.yaml.");
  }

  private void spoil() throws IOException {
    Packs.copyOfTheExample(folder);
    replace("clocks.yaml", "hours: 72", "hours: 0");
    replace("pack.yaml", "name:", "nam:");
  }

  private void replace(String file, String find, String put) throws IOException {
    var text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.replaceFirst(find, put));
  }

  private int checkPack(String... arguments) {
    return new CommandLine(new CheckPack())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
