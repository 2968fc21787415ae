package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;
import org.mufakat.server.cli.EstimateCommand;
import org.mufakat.server.estimation.EstimateDesk.Approving;
import org.mufakat.server.estimation.EstimateDesk.Taking;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import picocli.CommandLine;

/// Plans before files, four eyes, and what is left when something is cut short.
class EstimateDeskTest {

  private final RunningNodes nodes = RunningNodes.shared();
  private final NodeEstimates estimates = nodes.bean(NodeEstimates.class);
  private final HostedNode node =
      nodes.bean(NodeDirectory.class).find(RunningNodes.SOUTH).orElseThrow();
  private final EstimateDesk desk = estimates.desk(node);
  private final Account statistician = person("statistician");
  private final Account approver = person("approver");

  private Account person(String username) {
    return nodes.accounts(node.id()).named(new Username(username)).orElseThrow();
  }

  @Test
  void the_ledger_binds_the_plan_and_has_it_before_the_file() throws IOException {
    var plan = registered("bound.csv", "stepwise", "100");

    take(plan, "bound.csv", Lists.KOSOVO);

    place();
    var entries = desk.store().entries(plan.id());
    assertThat(entries)
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.PLAN_REGISTERED, LedgerEvent.IMPORT);
    var salt = java.util.HexFormat.of().parseHex(plan.salt());
    assertThat(entries.getFirst().content())
        .isEqualTo(ContentCommitment.to(plan.plan().bytes(), salt));
    assertThat(AnalysisPlan.read(plan.plan().canonical())).isEqualTo(plan.plan());
  }

  @Test
  void a_file_of_another_name_or_with_other_lists_is_not_the_planned_one() throws IOException {
    var plan = registered("planned.csv", "stepwise", "100");

    assertThat(take(plan, "other.csv", Lists.KOSOVO))
        .isEqualTo(new Taking.Refused("other-name", List.of("other.csv", "planned.csv")));
    assertThat(take(plan, "planned.csv", Lists.KOSOVO.replace("HRW", "XYZ")))
        .isEqualTo(
            new Taking.Refused(
                "other-lists", List.of("EXH, ABA, OSCE, XYZ", "EXH, ABA, OSCE, HRW")));
    assertThat(desk.store().file(plan.id())).isEmpty();
  }

  @Test
  void a_plan_has_one_file() throws IOException {
    var plan = registered("once.csv", "stepwise", "100");
    take(plan, "once.csv", Lists.KOSOVO);

    var second = take(plan, "once.csv", Lists.KOSOVO.replace("1131", "1132"));

    assertThat(second).isEqualTo(new Taking.Refused("second-file", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          EXH,ABA,OSCE,HRW,count/1,0,0,0,-5          | Line 2: the count is negative.
          EXH,ABA,OSCE,HRW,count/0,0,0,0,5           | Line 2: a history of no list
          EXH,ABA,OSCE,HRW,count/1,0,0,0,5/1,0,0,0,6 | Line 3: the same history as in line 2.
          EXH,exh,OSCE,HRW,count/1,0,0,0,5           | Line 1: two columns are named `exh`
          EXH,ABA,OSCE,HRW,count/1,0,2,0,5           | Line 2: list `OSCE` says neither 0 nor 1
          """)
  void a_fault_in_the_file_is_told_with_its_line(String rows, String fault) throws IOException {
    var plan = registered("faulty.csv", "stepwise", "100");

    var taking = take(plan, "faulty.csv", rows.replace('/', '\n') + "\n");

    assertThat(taking)
        .isInstanceOfSatisfying(
            Taking.Unreadable.class,
            unreadable -> assertThat(unreadable.why().sentence()).startsWithIgnoringCase(fault));
  }

  @Test
  void forty_lists_are_too_many() throws IOException {
    var plan = registered("forty.csv", "stepwise", "100");
    var header = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      header.append("L").append(i).append(',');
    }

    var taking = take(plan, "forty.csv", header + "count\n");

    assertThat(taking)
        .isInstanceOfSatisfying(
            Taking.Unreadable.class,
            unreadable -> assertThat(unreadable.why().sentence()).contains("40 lists", "20"));
  }

  @Test
  void a_file_without_an_end_is_cut_off() throws IOException {
    var plan = registered("endless.csv", "stepwise", "100");
    var endless =
        new java.io.InputStream() {
          @Override
          public int read() {
            return '1';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            java.util.Arrays.fill(bytes, from, from + length, (byte) '1');
            return length;
          }
        };

    var taking = desk.take(plan, "endless.csv", endless, estimates.folder(), statistician);

    assertThat(taking).isEqualTo(new Taking.Refused("too-large", List.of("64")));
    try (var left = Files.list(estimates.folder())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_second_plan_for_the_same_counts_is_shown_as_such() throws IOException {
    var counts = Lists.KOSOVO.replace("1131", "1129");
    var first = registered("first.csv", "stepwise", "100");
    take(first, "first.csv", counts);
    nodes.pass(Duration.ofMinutes(1));
    var second = registered("second.csv", "stepwise", "150");
    var rows = counts.lines().toList();
    var reordered =
        String.join("\n", List.of(rows.get(0), rows.get(3), rows.get(1)))
            + "\n"
            + String.join("\n", rows.subList(4, rows.size()))
            + "\n"
            + rows.get(2);

    take(second, "second.csv", reordered);

    var about = finished(second);
    assertThat(about.planCameFirst()).isFalse();
    assertThat(about.sameFile()).extracting(s -> s.plan()).containsExactly(first.id(), second.id());
    assertThat(finished(first).planCameFirst()).isTrue();
  }

  @Test
  void whoever_planned_or_asked_cannot_approve() throws IOException {
    var plan = registered("eyes.csv", "stepwise", "100");
    take(plan, "eyes.csv", Lists.KOSOVO);
    var made = finished(plan).estimate();

    assertThat(desk.approve(made, plan, "", statistician)).isEqualTo(Approving.OWN_WORK);
    assertThat(desk.store().estimate(made.id()).orElseThrow().approval()).isEmpty();

    assertThat(desk.approve(made, plan, "Defensible.", approver)).isEqualTo(Approving.APPROVED);
    assertThat(desk.approve(made, plan, "Again.", approver)).isEqualTo(Approving.BEFORE);
    assertThat(desk.store().estimate(made.id()).orElseThrow().approval().orElseThrow().words())
        .isEqualTo("Defensible.");
    place();
    assertThat(desk.store().entries(made.id()))
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.ESTIMATE_MADE, LedgerEvent.ASSUMPTION_APPROVED);
  }

  @Test
  void whoever_handed_the_file_in_cannot_approve_what_another_made_of_it() throws IOException {
    var plan = registered("handed.csv", "stepwise", "100");
    var bytes = Lists.KOSOVO.getBytes(StandardCharsets.UTF_8);
    desk.take(plan, "handed.csv", new ByteArrayInputStream(bytes), estimates.folder(), approver);
    var made = finished(plan).estimate();

    assertThat(desk.approve(made, plan, "", approver)).isEqualTo(Approving.OWN_WORK);
  }

  @Test
  void a_refusal_has_nothing_to_approve() throws IOException {
    var plan = registered("refused.csv", "independence", "100", "0.0001");
    take(plan, "refused.csv", Lists.KOSOVO);

    var made = finished(plan).estimate();

    assertThat(made.result().orElseThrow().isEstimate()).isFalse();
    assertThat(desk.approve(made, plan, "", approver)).isEqualTo(Approving.NOTHING_TO_APPROVE);
  }

  @Test
  void the_file_is_run_again_to_the_same_hash_on_any_number_of_threads() throws IOException {
    var plan = registered("again.csv", "stepwise", "300");
    take(plan, "again.csv", Lists.KOSOVO);
    var about = finished(plan);
    var salt = desk.store().salt("estimate", "salt", "id", about.estimate().id()).orElseThrow();
    var file = RerunFile.of(about, "XSO", salt).json();

    for (int threads : new int[] {1, 3}) {
      var again = RerunFile.again(file, threads, org.mufakat.estimation.Watch.none());

      assertThat(again)
          .isInstanceOfSatisfying(
              RerunFile.Again.Same.class,
              same ->
                  assertThat(same.sha256())
                      .isEqualTo(about.estimate().resultSha256().orElseThrow()));
    }
    assertThat(
            RerunFile.again(
                file.replace("\"count\" : 1131", "\"count\" : 1130"),
                1,
                org.mufakat.estimation.Watch.none()))
        .isInstanceOf(RerunFile.Again.Other.class);
    assertThat(
            RerunFile.again(
                file.replace("Deaths are final", "Deaths"), 1, org.mufakat.estimation.Watch.none()))
        .isInstanceOf(RerunFile.Again.Refused.class);
  }

  @Test
  void the_command_says_whether_the_hash_is_the_same(@TempDir Path folder) throws IOException {
    var plan = registered("command.csv", "independence", "100");
    take(plan, "command.csv", Lists.KOSOVO);
    var about = finished(plan);
    var file = RerunFile.of(about, "XSO", "").json();
    var same = Files.writeString(folder.resolve("same.json"), file);
    var other =
        Files.writeString(
            folder.resolve("other.json"), file.replace("\"count\" : 1131", "\"count\" : 1130"));
    var none = Files.writeString(folder.resolve("none.json"), Lists.KOSOVO);

    assertThat(run(same).out())
        .startsWith(
            "The same numbers, by their hash: " + about.estimate().resultSha256().orElseThrow());
    assertThat(run(same).code()).isZero();
    assertThat(run(other).out()).startsWith("Other numbers").contains(".point ");
    assertThat(run(other).code()).isEqualTo(1);
    assertThat(run(none).code()).isEqualTo(4);
  }

  private record Ended(int code, String out) {}

  private static Ended run(Path file) {
    var out = new StringWriter();
    var command =
        new CommandLine(new EstimateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(new StringWriter()));
    return new Ended(command.execute("--again", file.toString(), "--threads", "1"), out.toString());
  }

  @Test
  void a_cancelled_estimate_ends_and_keeps_nothing() throws Exception {
    var plan = registered("long.csv", "stepwise", "100000");
    take(plan, "long.csv", Lists.KOSOVO);
    var id = estimates.run(node, plan, statistician).orElseThrow();

    assertThat(estimates.jobs().cancel(id)).isTrue();

    var ended = ended(id);
    assertThat(ended.state()).isEqualTo(EstimateState.CANCELLED);
    assertThat(ended.result()).isEmpty();
  }

  @Test
  void what_a_restart_cut_short_is_told_as_such() throws IOException {
    var plan = registered("cut.csv", "stepwise", "100");
    take(plan, "cut.csv", Lists.KOSOVO);
    var id = desk.ask(plan, statistician);
    desk.store().begin(id);

    desk.store().cut(nodes.now());

    assertThat(desk.store().estimate(id).orElseThrow().state()).isEqualTo(EstimateState.CUT);
  }

  @Test
  void a_file_taken_in_from_a_terminal_is_told_in_the_ledger_as_the_pages_is(@TempDir Path folder)
      throws IOException {
    var plan = registered("terminal.csv", "independence", "100");
    var file = Files.writeString(folder.resolve("terminal.csv"), Lists.KOSOVO);
    var other = Files.writeString(folder.resolve("other.csv"), Lists.KOSOVO);
    var terminal = new PlannedFile(node, nodes.bean(NodeLedgers.class), () -> nodes.now());

    assertThat(terminal.take("f".repeat(32), file, folder, 1))
        .isInstanceOf(PlannedFile.Answer.Refused.class);
    assertThat(terminal.take(plan.id(), other, folder, 1))
        .isInstanceOfSatisfying(
            PlannedFile.Answer.Refused.class,
            refused -> assertThat(refused.sentence()).contains("the plan names “terminal.csv”"));
    var taken = (PlannedFile.Answer.Taken) terminal.take(plan.id(), file, folder, 1);
    var kept = terminal.estimate(taken, org.mufakat.estimation.Watch.none());

    place();
    assertThat(kept.json().answer()).isEqualTo("estimate");
    assertThat(kept.json().published()).isNotNull();
    assertThat(kept.json().unpublished().published()).isNull();
    assertThat(kept.json().unpublished().estimate()).isEqualTo(kept.json().estimate());
    assertThat(desk.store().entries(plan.id()))
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.PLAN_REGISTERED, LedgerEvent.IMPORT);
    var about = estimates.find(node, kept.id()).orElseThrow();
    assertThat(about.planCameFirst()).isTrue();
    assertThat(about.people().taker()).isEqualTo("./mufakat estimate");
    assertThat(desk.approve(about.estimate(), plan, "", statistician))
        .isEqualTo(Approving.OWN_WORK);
    assertThat(terminal.take(plan.id(), file, folder, 1))
        .isInstanceOf(PlannedFile.Answer.Refused.class);
  }

  @Test
  void no_more_are_accepted_at_once_than_there_are_places() {
    var jobs = new EstimateJobs();

    for (int i = 0; i < EstimateJobs.MOST_UNFINISHED; i++) {
      assertThat(jobs.hold()).isTrue();
    }

    assertThat(jobs.hold()).isFalse();
    jobs.free();
    assertThat(jobs.hold()).isTrue();
    jobs.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          lists-2025.csv    | lists-2025.csv
          two words.csv     | 'two words.csv'
          a;reboot.csv      | 'a;reboot.csv'
          $(reboot).csv     | '$(reboot).csv'
          it's.csv          | 'it'\\''s.csv'
          -rf.csv           | './-rf.csv'
          """)
  void the_command_of_a_document_runs_nothing_that_a_files_name_says(String name, String written) {
    var reading = Lists.form(name, "stepwise", "100", "0.5").read();

    assertThat(((PlanForm.Reading.Read) reading).plan().command())
        .startsWith("./mufakat estimate " + written + " --method");
  }

  @Test
  void a_file_that_someone_sent_cannot_ask_for_everything_or_move_the_cursor(@TempDir Path folder)
      throws IOException {
    var plan = registered("hostile.csv", "independence", "100");
    take(plan, "hostile.csv", Lists.KOSOVO);
    var file = RerunFile.of(finished(plan), "XSO", "").json();
    var greedyPlan = plan.plan().canonical().replace("\"100\"", "\"2000000000\"");
    var greedy =
        file.replace(
                tools.jackson.databind.json.JsonMapper.shared()
                    .writeValueAsString(plan.plan().canonical()),
                tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(greedyPlan))
            .replace(
                plan.sha256(),
                org.mufakat.ledger.Sha256.hexOf(greedyPlan.getBytes(StandardCharsets.UTF_8)));
    var bare =
        new tools.jackson.databind.json.JsonMapper()
            .writeValueAsString(
                ((tools.jackson.databind.node.ObjectNode)
                        tools.jackson.databind.json.JsonMapper.shared().readTree(file))
                    .putNull("table"));
    var escape =
        Files.writeString(
            folder.resolve("escape.json"), file.replaceFirst("\"EXH\"", "\"\\\\u001b[2JEXH\""));

    assertThat(RerunFile.again(greedy, 1, org.mufakat.estimation.Watch.none()))
        .isInstanceOfSatisfying(
            RerunFile.Again.Refused.class,
            refused -> assertThat(refused.sentence()).contains("more resampled tables"));
    assertThat(RerunFile.again(bare, 1, org.mufakat.estimation.Watch.none()))
        .isInstanceOfSatisfying(
            RerunFile.Again.Refused.class,
            refused -> assertThat(refused.sentence()).contains("no table"));
    assertThat(run(escape).out()).isNotEmpty().doesNotContain("\u001b");
  }

  private EstimateCase finished(Registered plan) {
    var id = estimates.run(node, plan, statistician).orElseThrow();
    assertThat(ended(id).state()).isEqualTo(EstimateState.DONE);
    return estimates.find(node, id).orElseThrow();
  }

  private EstimateRecord.Made ended(String id) {
    var until = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(until)) {
      var made = desk.store().estimate(id).orElseThrow();
      if (made.state().isFinished()) {
        return made;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("it did not end");
  }

  private Registered registered(String fileName, String method, String replicates) {
    return registered(fileName, method, replicates, "0.5");
  }

  private Registered registered(
      String fileName, String method, String replicates, String mostVariation) {
    var reading = Lists.form(fileName, method, replicates, mostVariation).read();
    assertThat(reading).isInstanceOf(PlanForm.Reading.Read.class);
    return desk.register(((PlanForm.Reading.Read) reading).plan(), statistician, false);
  }

  private Taking take(Registered plan, String fileName, String content) throws IOException {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    return desk.take(
        plan, fileName, new ByteArrayInputStream(bytes), estimates.folder(), statistician);
  }

  private void place() {
    assertThat(nodes.bean(NodeLedgers.class).of(node.id()).settle()).isEqualTo(Optional.empty());
  }

  /// Four lists of those killed in Kosovo from March to June 1999.
  ///
  /// Source: Ball et al., *Killings and refugee flow in Kosovo* (2002).
  static final class Lists {

    static final String KOSOVO =
        """
        EXH,ABA,OSCE,HRW,count
        1,0,0,0,1131
        0,1,0,0,845
        0,0,1,0,936
        0,0,0,1,306
        1,1,0,0,177
        1,0,1,0,228
        1,0,0,1,106
        0,1,1,0,217
        0,1,0,1,31
        0,0,1,1,123
        1,1,1,0,181
        1,1,0,1,18
        1,0,1,1,42
        0,1,1,1,32
        1,1,1,1,27
        """;

    private Lists() {}

    static PlanForm form(String fileName, String method, String replicates, String mostVariation) {
      return new PlanForm(
          Map.ofEntries(
              Map.entry("question", "How many were killed?"),
              Map.entry("population", "All persons killed"),
              Map.entry("period", "March to June 1999"),
              Map.entry("closed", "Deaths are final"),
              Map.entry("lists", "EXH; exhumations\nABA; lawyers\nOSCE; the OSCE\nHRW; a watch"),
              Map.entry("fileName", fileName),
              Map.entry("method", method),
              Map.entry("order", ""),
              Map.entry("replicates", replicates),
              Map.entry("seed", "1"),
              Map.entry("threshold", "0.02"),
              Map.entry("mostVariation", mostVariation),
              Map.entry("assumption", "Beyond the pairs in the model the lists are independent.")));
    }
  }
}
