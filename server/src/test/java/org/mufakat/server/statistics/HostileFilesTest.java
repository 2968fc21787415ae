package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.statistics.HostileFiles.Case;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Reason;
import org.mufakat.statistics.MemoryShelf;

/// A broken or hostile file ends with a clear refusal, in bounded time and memory, and leaves
/// nothing behind.
class HostileFilesTest {

  private static final int SMALL_HEAP_MB = 256;

  /// Larger files are imported once only, in the small heap.
  private static final int LARGE_BYTES = 4 * 1024 * 1024;

  @TempDir static Path folder;
  private static final Map<String, Case> CASES = new TreeMap<>();

  @BeforeAll
  static void write() throws IOException {
    var all = HostileFiles.all();
    for (int i = 0; i < all.size(); i++) {
      var hostile = all.get(i);
      var ending = hostile.fileName().substring(hostile.fileName().lastIndexOf('.'));
      var name = String.format("%03d%s", i, ending);
      Files.write(folder.resolve(name), hostile.bytes().get());
      CASES.put(name, hostile);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_hostile_file_is_refused_with_its_reason_and_nothing_is_kept() {
    return CASES.entrySet().stream()
        .filter(entry -> folder.resolve(entry.getKey()).toFile().length() < LARGE_BYTES)
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getValue().name(),
                    () -> refused(folder.resolve(entry.getKey()), entry.getValue())));
  }

  private static void refused(Path file, Case hostile) {
    var shelf = new MemoryShelf();

    var outcome =
        assertTimeoutPreemptively(
            Duration.ofSeconds(90), () -> HostileFiles.run(shelf, file, hostile.fileName()));

    assertThat(HostileFiles.inWords(outcome)).isEqualTo(hostile.reason().slug());
    assertThat(shelf.releases()).isEmpty();
  }

  @Test
  void all_of_them_are_refused_within_a_small_heap() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var output = Files.createTempFile("hostile", ".txt");
    var process =
        new ProcessBuilder(
                java,
                "-Xmx" + SMALL_HEAP_MB + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFiles.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    var found = new TreeMap<String, String>();
    for (var line : Files.readAllLines(output)) {
      var parts = line.split("\t");
      if (parts.length == 2) {
        found.put(CASES.get(parts[0]).name(), parts[1]);
      }
    }
    var expected = new TreeMap<String, String>();
    CASES.values().forEach(c -> expected.put(c.name(), c.reason().slug()));
    assertThat(found).as(() -> read(output)).isEqualTo(expected);
  }

  @Test
  void the_refusal_says_where_in_the_file_it_is() throws IOException {
    assertThat(refusal("release.csv", HostileFiles.CSV + "XNO,North\u0000mark\n").place())
        .isEqualTo(new FileRefusal.Place.InRow(6));
    assertThat(refusal("release.csv", HostileFiles.CSV.replace("Sex", "Gender")).detail())
        .isEqualTo("Sex");
    assertThat(refusal("release.csv", HostileFiles.CSV + "\"XN\"O,Northmark\n").place())
        .isEqualTo(new FileRefusal.Place.InRow(6));
  }

  @Test
  void a_file_that_is_not_there_or_is_a_folder_is_refused() {
    for (var path : List.of(folder.resolve("nowhere.xlsx"), folder)) {
      assertThat(HostileFiles.inWords(HostileFiles.run(new MemoryShelf(), path, "x.xlsx")))
          .isEqualTo(Reason.UNREADABLE.slug());
    }
  }

  /// Whatever is changed in a good file, the import answers; it never throws and never keeps a
  /// part.
  @Test
  void any_spoilt_file_gets_an_answer() throws IOException {
    long seed = 58_769;
    var random = new Random(seed);
    var csv = HostileFiles.CSV.getBytes(StandardCharsets.UTF_8);
    var xlsx = HostileFiles.good().bytes();
    var file = folder.resolveSibling("spoilt-" + System.nanoTime());
    for (int round = 0; round < 1_500; round++) {
      boolean workbook = round % 3 > 0;
      var bytes = (workbook ? xlsx : csv).clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      var shelf = new MemoryShelf();

      var outcome = HostileFiles.run(shelf, file, workbook ? "release.xlsx" : "release.csv");

      assertThat(shelf.releases())
          .as("seed " + seed + ", round " + round)
          .hasSize(outcome instanceof ImportOutcome.Stored ? 1 : 0);
    }
    Files.delete(file);
  }

  private static FileRefusal refusal(String fileName, String text) throws IOException {
    var file = folder.resolveSibling("refused-" + System.nanoTime());
    Files.writeString(file, text);
    var outcome = HostileFiles.run(new MemoryShelf(), file, fileName);
    Files.delete(file);
    assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
    return ((ImportOutcome.Refused) outcome).refusal();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
