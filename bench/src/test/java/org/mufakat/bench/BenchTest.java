package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.ClaimAnswer;
import picocli.CommandLine;

/// Every benchmark at its smallest: whether it measures at all. What it measures is never tested.
class BenchTest {

  private static final int FEW_ROWS = 500;
  private static final Path BROWSER = Path.of("/usr/bin/chromium");

  private final StringWriter printed = new StringWriter();

  private int bench(String... args) {
    return Bench.run(new PrintWriter(printed, true), args);
  }

  private static ReleaseToMeasure aSmallRelease() {
    return ReleaseToMeasure.invented(Checkout.here().example(), FEW_ROWS);
  }

  @Test
  void an_import_is_measured_in_a_process_of_its_own() {
    var file = aSmallRelease().file().toString();

    int exitCode = bench("import", "--file", file, "--runs", "1", "--no-smallest-heap");

    assertThat(exitCode).isZero();
    assertThat(printed.toString())
        .contains("| cold: the whole import | ", "| warm: storing | ", "peak of the heap")
        .contains("500 rows; -Xmx512m");
  }

  @Test
  void pages_memory_and_weight_are_measured_on_a_running_demo() throws Exception {
    var release = aSmallRelease();
    var demo = CommandLine.populateCommand(new DemoToMeasure(), "--class-path");
    var order = demo.ofTwoNodes(release);

    try (var running = RunningDemo.start(order)) {
      var readers = new String[] {"--readers", "2", "--seconds", "0", "--rounds", "1"};
      var pages = CommandLine.populateCommand(new PagesBench(), readers);
      assertThat(pages.table(pages.measure(running, release.state()), release).asMarkdown())
          .contains("| the regional page, p95 | ", "| a figure by REST, p95 | ");

      var memory = CommandLine.populateCommand(new MemoryBench(), "--nodes", "2", "--views", "2");
      var measured = memory.measure(running, order.states());
      assertThat(measured.of("live heap").median()).isBetween(5.0, measured.of("peak").median());
      assertThat(measured.of("database after start").median()).isGreaterThan(5);

      assumeTrue(
          Files.isExecutable(BROWSER), "no Chromium here: the page's weight is not measured");
      var weight = CommandLine.populateCommand(new WeightBench()).measure(running, release);
      assertThat(weight.asMarkdown()).contains("| cold: `/hub/region` | ", "| warm: everything | ");
    }
  }

  @Test
  void the_ledger_is_measured_in_a_process_of_its_own() {
    int exitCode = bench("ledger", "--entries", "1000", "--seconds", "1", "--runs", "1");

    assertThat(exitCode).isZero();
    assertThat(printed.toString())
        .contains("| durable appends, 32 writers | ", "| verification of 1,000 entries | ");
  }

  @Test
  void the_forum_is_walked_through_and_its_record_replayed() {
    assertThat(bench("forum", "--traces", "300", "--threads", "2", "--seed", "7")).isZero();
    assertThat(printed.toString())
        .contains("| walks | 300 |", "| refused by I4 | ", "| walks that found a rule broken | 0")
        .contains("Seeds 7 to 306, 2 threads");

    assertThat(bench("forum", "--replay", "3000", "--runs", "1")).isZero();
    assertThat(printed.toString())
        .contains("| 3,000 events replayed | ", "| answering an adoption, p99 | ");
  }

  @Test
  void estimates_are_measured_each_in_a_process_of_its_own() {
    int exitCode = bench("estimate", "--runs", "1", "--large", "500", "--tables", "2", "--no-six");

    assertThat(exitCode).isZero();
    assertThat(printed.toString())
        .contains("| 1,000 replicates, six lists, from the start: CPU | ")
        .contains("| 500 replicates, five lists, all cores | ")
        .contains(
            "| of which have an estimate | 6,084",
            "| simulated tables | 2",
            "| of a hundred intervals by spread | ")
        .contains("822 graphs")
        .doesNotContain("18,154 graphs");
  }

  @Test
  void the_peer_of_a_start_answers() throws Exception {
    assertThat(BareSpring.secondsToFirstAnswer()).isPositive();
  }

  @Test
  void the_figures_that_are_measured_are_figures() {
    var figures = new FigureBenchmarks(aSmallRelease());

    assertThat(figures.index().release().rowsRead()).isEqualTo(FEW_ROWS);
    assertThat(figures.plainMap()).isNotEmpty();
    assertThat(figures.figure().query().areas()).hasSize(1);
    assertThat(figures.regionalPicture().byState()).hasSize(3);
    assertThat(figures.claimCheck()).isNotInstanceOf(ClaimAnswer.NothingToCompare.class);
  }

  @Test
  void a_command_that_is_not_understood_measures_nothing() {
    assertThat(bench("imports")).isEqualTo(2);

    assertThat(printed.toString()).isEmpty();
  }

  @Test
  void every_benchmark_has_a_word_of_help() {
    for (var name :
        List.of(
            "import", "start", "memory", "pages", "weight", "figures", "ledger", "release",
            "all")) {
      assertThat(bench(name, "--help")).isZero();
    }

    assertThat(printed.toString()).contains("Usage: bench import", "Usage: bench all");
  }
}
