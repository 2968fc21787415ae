package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a pack's files, reading answers: with the pack, or with faults that lead to
/// a line. Seeded by the repetition, so that a failure happens again.
class PackMutationTest {

  private static final int MUTATIONS = 50;

  private static final List<String> FRAGMENTS =
      List.of(
          "\t",
          "\n",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "#",
          "&a",
          "*a",
          "!!int",
          "!",
          "|",
          ">",
          "'",
          "\"",
          "%",
          "@",
          "`",
          "---\n",
          "...\n",
          "~",
          "null",
          "? ",
          "<<: ",
          "\uFEFF",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uD83D\uDE00",
          "0x1F",
          "1e999",
          "99999999999999999999",
          "-1",
          "NaN",
          "2015-02-30",
          "true",
          "yes",
          "EX-14",
          "XNO",
          "{}",
          "[]");

  @TempDir private Path folder;

  @RepeatedTest(4)
  void a_mutated_pack_is_read_or_faulted_and_never_breaks_the_reader(RepetitionInfo repetition)
      throws IOException {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    var pack = Packs.copyOfTheExample(folder);
    var files = yaml(pack);
    int faulty = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      var file = files.get(random.nextInt(files.size()));
      var whole = Files.readAllBytes(file);
      Files.write(file, mutated(whole, random));

      var faults = Packs.faults(pack);

      assertThat(faults)
          .as("seed %d, mutation %d of %s", repetition.getCurrentRepetition(), i, file)
          .allMatch(f -> f.line() >= 1 && !f.text().isBlank() && !f.file().isBlank())
          .isSorted()
          .doesNotHaveDuplicates();
      faulty += faults.isEmpty() ? 0 : 1;
      Files.write(file, whole);
    }

    assertThat(faulty).as("mutations that were noticed").isGreaterThan(MUTATIONS / 3);
    assertThat(Packs.faults(pack)).isEmpty();
  }

  private static byte[] mutated(byte[] whole, SplittableRandom random) {
    var text = new String(whole, StandardCharsets.UTF_8);
    var lines = new ArrayList<>(text.lines().toList());
    int line = random.nextInt(lines.size());
    int at = random.nextInt(text.length());
    var fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    return switch (random.nextInt(7)) {
      case 0 -> bytes(text.substring(0, at));
      case 1 -> bytes(text.substring(0, at) + fragment + text.substring(at));
      case 2 -> bytes(text.substring(0, at) + text.substring(Math.min(text.length(), at + 9)));
      case 3 -> without(lines, line);
      case 4 -> twice(lines, line);
      case 5 -> valued(lines, line, fragment);
      default -> flipped(whole, random);
    };
  }

  private static byte[] without(List<String> lines, int line) {
    lines.remove(line);
    return bytes(String.join("\n", lines));
  }

  private static byte[] twice(List<String> lines, int line) {
    lines.add(line, lines.get(line));
    return bytes(String.join("\n", lines));
  }

  private static byte[] valued(List<String> lines, int line, String value) {
    lines.set(line, lines.get(line).replaceFirst(": .*", ": ") + value);
    return bytes(String.join("\n", lines));
  }

  private static byte[] flipped(byte[] whole, SplittableRandom random) {
    var flipped = whole.clone();
    flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    return flipped;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> yaml(Path pack) throws IOException {
    try (Stream<Path> files = Files.walk(pack)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".geojson"))
          .sorted()
          .toList();
    }
  }
}
