package org.mufakat.server.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.VictimStatus;
import org.mufakat.estimation.Watch;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.regime.CodeList;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;
import org.mufakat.server.cases.CaseDesks;
import org.mufakat.server.cases.CaseRoom;
import org.mufakat.server.cases.CaseWorker;
import org.mufakat.server.cases.ManyCases;
import org.mufakat.server.estimation.EstimateDesk.Taking;
import org.mufakat.server.estimation.EstimateDeskTest.Lists;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.context.MessageSource;

/// Lists counted in a node's own register: the plan first, then one count, then what a file's
/// counts come to. The register has 106 invented persons on the lists that are asked for here, and
/// three who are on none.
class RegisterPlanTest {

  /// By hotline, consulate and labour inspectorate.
  private static final Map<String, Integer> HISTORIES =
      Map.of("100", 30, "010", 25, "110", 12, "001", 20, "101", 8, "011", 7, "111", 4);

  private static final String COUNTED =
      """
      Callers,Embassies,Inspectors,count
      1,0,0,30
      0,1,0,25
      1,1,0,12
      0,0,1,20
      1,0,1,8
      0,1,1,7
      1,1,1,4
      """;

  private static final List<String> KINDS = List.of("hotline", "consulate", "labour-inspectorate");

  private static final RunningNodes NODES = RunningNodes.shared();
  private final NodeEstimates estimates = NODES.bean(NodeEstimates.class);
  private final HostedNode node = south();
  private final EstimateDesk desk = estimates.desk(node);
  private final Account statistician = person("statistician");

  private static HostedNode south() {
    return NODES.bean(NodeDirectory.class).find(RunningNodes.SOUTH).orElseThrow();
  }

  private static Account person(String username) {
    return NODES.accounts(RunningNodes.SOUTH).named(new Username(username)).orElseThrow();
  }

  @BeforeAll
  static void opens_the_cases() {
    open("helper", RegisterPlanTest::cases);
  }

  private static void open(String username, Function<CaseRoom, List<ManyCases.New>> drawn) {
    var worker = CaseWorker.of(RunningNodes.SOUTH, person(username)).orElseThrow();
    NODES
        .bean(CaseDesks.class)
        .of(RunningNodes.SOUTH)
        .orElseThrow()
        .as(worker, room -> new ManyCases(room).open(drawn.apply(room), Reason.INTAKE));
  }

  private static List<ManyCases.New> cases(CaseRoom room) {
    var all = new ArrayList<>(met(room, HISTORIES));
    all.add(open(room, Encounters.NONE));
    all.add(open(room, Encounters.NONE));
    all.add(open(room, Encounters.NOT_RECORDED));
    return all;
  }

  private static List<ManyCases.New> met(CaseRoom room, Map<String, Integer> histories) {
    var all = new ArrayList<ManyCases.New>();
    histories.forEach(
        (history, persons) -> {
          for (int i = 0; i < persons; i++) {
            all.add(open(room, Encounters.of(met(history))));
          }
        });
    return all;
  }

  private static List<Encounter> met(String history) {
    return IntStream.range(0, history.length())
        .filter(i -> history.charAt(i) == '1')
        .mapToObj(i -> new Encounter(KINDS.get(i), Optional.empty(), Optional.empty()))
        .toList();
  }

  /// Those found to be victims: nobody else opens cases of such at this node.
  private static ManyCases.New open(CaseRoom room, Encounters encounters) {
    var person = CasePerson.unknown(room.drawId(), VictimStatus.ACTUAL);
    var file =
        new Case(
            room.drawId(),
            room.worker().side(),
            "XSO-2031-0000",
            1,
            room.now(),
            Case.Status.OPEN,
            List.of(person.with(person.particulars().with(encounters))),
            List.of());
    return new ManyCases.New(file, Map.of(), Optional.empty());
  }

  private static Map<String, String> typed(String... changed) {
    var typed = new HashMap<>(Lists.form("", "independence", "100", "0.5").typed());
    typed.putAll(
        Map.of(
            "lists", "",
            "source", "register",
            "side", "victim-services",
            "status.actual", "yes",
            "kind.hotline", "Callers",
            "kind.consulate", "Embassies",
            "kind.labour-inspectorate", "Inspectors"));
    for (int i = 0; i < changed.length; i += 2) {
      typed.put(changed[i], changed[i + 1]);
    }
    return typed;
  }

  private CodeList organizations() {
    // The order of lists is that of the kinds.
    var list = node.node().regime().codeList(CaseList.ORGANIZATION.id()).orElseThrow();
    return new CodeList(
        list.id(),
        list.title(),
        list.note(),
        KINDS.stream().map(k -> list.code(k).orElseThrow()).toList(),
        list.attribution(),
        list.mapping());
  }

  private PlanForm.Reading read(String... changed) {
    return new PlanForm(typed(changed)).read(Optional.of(organizations()));
  }

  private Registered registered(String... changed) {
    var reading = (PlanForm.Reading.Read) read(changed);
    return desk.register(reading.plan(), statistician, false);
  }

  private List<LedgerEntry> entries(Registered plan) {
    assertThat(NODES.bean(NodeLedgers.class).of(node.id()).settle()).isEqualTo(Optional.empty());
    return desk.store().entries(plan.id());
  }

  @Test
  void the_plan_is_in_the_ledger_before_the_register_is_counted_and_a_plan_counts_once() {
    var plan = registered();
    assertThat(entries(plan))
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.PLAN_REGISTERED);
    assertThat(desk.store().file(plan.id())).isEmpty();

    var taken = ((Taking.Taken) desk.count(plan, statistician)).file();

    assertThat(taken.fileName()).isEqualTo("register-victim-services.csv");
    assertThat(taken.table().csv()).isEqualTo(COUNTED);
    var hash = Sha256.hexOf(COUNTED.getBytes(StandardCharsets.UTF_8));
    assertThat(taken.fileSha256()).isEqualTo(hash);
    assertThat(taken.table().notes())
        .containsExactly(
            "2 persons of the population are on none of these lists, though it is recorded who came"
                + " upon them.",
            "Of 1 persons of the population nobody recorded who came upon them.",
            "0 persons have a contact on a day that is not known or may lie outside of the period;"
                + " it puts them on no list.",
            "0 persons withdrew their consent to statistics and are not counted.");
    assertThat(desk.count(plan, statistician))
        .isEqualTo(new Taking.Refused("second-count", List.of()));
    var entries = entries(plan);
    assertThat(entries)
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.PLAN_REGISTERED, LedgerEvent.REGISTER_COUNTED);
    var salt = desk.store().salt("estimate_file", "salt", "plan", plan.id()).orElseThrow();
    assertThat(entries.getLast().content())
        .isEqualTo(
            ContentCommitment.to(HexFormat.of().parseHex(hash), HexFormat.of().parseHex(salt)));
  }

  @Test
  void the_document_says_whose_records_were_counted_and_is_run_again_to_the_same_hash() {
    var plan = registered();
    desk.count(plan, statistician);
    assertThat(entries(plan)).hasSize(2);

    var about = finished(plan);

    assertThat(about.planCameFirst()).isTrue();
    assertThat(about.places().file()).isPresent();
    assertThat(about.countsOfSide()).isGreaterThanOrEqualTo(1);
    assertThat(about.result().isEstimate()).isTrue();
    assertThat(RerunFile.again(RerunFile.of(about, "XSO", "").json(), 1, Watch.none()))
        .isInstanceOf(RerunFile.Again.Same.class);
  }

  /// 280 persons on three lists, each half of some 320, and 100 of whom nobody recorded anything.
  @Test
  void an_estimate_below_what_the_register_holds_is_neither_published_nor_approved()
      throws InterruptedException {
    var overlapping = new HashMap<String, Integer>();
    HISTORIES.keySet().forEach(history -> overlapping.put(history, 40));
    open(
        "investigator",
        room -> {
          var all = new ArrayList<>(met(room, overlapping));
          IntStream.range(0, 100).forEach(_ -> all.add(open(room, Encounters.NOT_RECORDED)));
          return all;
        });
    var plan = registered("side", "law-enforcement");
    desk.count(plan, statistician);
    var about = finished(plan);

    assertThat(about.result().isEstimate()).isTrue();
    assertThat(about.file().table().held()).isEqualTo(280 + 100);
    assertThat(about.isContradicted()).isTrue();
    assertThat(text(about))
        .contains("holds 380 persons of this population")
        .doesNotContain("in all (95");
    assertThat(RerunFile.again(RerunFile.of(about, "XSO", "").json(), 1, Watch.none()))
        .isInstanceOfSatisfying(
            RerunFile.Again.Same.class,
            same ->
                assertThat(same.lines().getFirst())
                    .startsWith("Not to be published: the register"));
    var address = "/xso/estimates/" + about.estimate().id();
    var approver = Browser.signedIn(NODES, RunningNodes.SOUTH, "approver");
    assertThat(approver.get(address).body()).doesNotContain("I have read the assumption");
    assertThat(approver.post(address + "/assumption", "read", "yes").statusCode()).isEqualTo(422);
  }

  /// What may be said, and what may not.
  private static String text(EstimateCase about) {
    var words = new EstimateWords(NODES.bean(MessageSource.class), Locale.ENGLISH);
    return DocumentComposer.blocks(words, about).subList(0, 4).toString();
  }

  @Test
  void two_lists_carry_no_estimate_and_say_so() {
    var plan = registered("kind.labour-inspectorate", "");
    desk.count(plan, statistician);

    var result = finished(plan).result();

    assertThat(result.isEstimate()).isFalse();
    assertThat(result.answer().reasons())
        .extracting(EstimateJson.ReasonJson::reason)
        .containsExactly("too-few-lists");
  }

  @Test
  void kinds_with_one_name_make_one_list() {
    var plan = registered("kind.consulate", "callers");

    var table = ((Taking.Taken) desk.count(plan, statistician)).file().table();

    assertThat(table.csv()).isEqualTo("Callers,Inspectors,count\n1,0,67\n0,1,20\n1,1,19\n");
  }

  @Test
  void where_nobody_is_on_a_list_nothing_is_kept_and_that_it_was_counted_is_told() {
    var plan = registered("until", "1990-01-01");

    assertThat(desk.count(plan, statistician)).isEqualTo(new Taking.Refused("nobody", List.of()));

    assertThat(desk.store().file(plan.id())).isEmpty();
    assertThat(entries(plan))
        .extracting(e -> e.event())
        .containsExactly(LedgerEvent.PLAN_REGISTERED, LedgerEvent.REGISTER_COUNTED);
  }

  @Test
  void a_plan_for_a_file_counts_no_register_and_one_for_the_register_takes_no_file()
      throws IOException {
    var ofRegister = registered();
    var ofFile =
        desk.register(
            ((PlanForm.Reading.Read) Lists.form("a.csv", "bic", "", "0.5").read()).plan(),
            statistician,
            false);

    assertThat(desk.count(ofFile, statistician))
        .isEqualTo(new Taking.Refused("of-file", List.of()));
    assertThat(
            desk.take(
                ofRegister,
                "register-victim-services.csv",
                new ByteArrayInputStream(COUNTED.getBytes(StandardCharsets.UTF_8)),
                estimates.folder(),
                statistician))
        .isEqualTo(new Taking.Refused("of-register", List.of()));
    assertThat(entries(ofFile)).hasSize(1);
  }

  @Test
  void a_terminal_counts_as_the_page_does() {
    var plan = registered();
    var terminal = new PlannedFile(node, NODES.bean(NodeLedgers.class), () -> NODES.now());

    var taken = (PlannedFile.Answer.Taken) terminal.count(plan.id(), 1);

    assertThat(taken.table().persons()).isEqualTo(106);
    assertThat(terminal.count(plan.id(), 1)).isInstanceOf(PlannedFile.Answer.Refused.class);
    assertThat(entries(plan).getLast().event()).isEqualTo(LedgerEvent.REGISTER_COUNTED);
  }

  @Test
  void a_plan_comes_back_from_its_text_and_one_for_a_file_is_written_as_ever() {
    var plan = registered("since", "2031-01-01", "status.possible", "yes").plan();

    assertThat(AnalysisPlan.read(plan.canonical())).isEqualTo(plan);
    assertThat(plan.canonical())
        .contains(
            """
            "register":{"kinds":["hotline","consulate","labour-inspectorate"],\
            "side":"victim-services","since":"2031-01-01","statuses":"actual possible","until":""}\
            """)
        .contains("\"format\":\"mufakat-plan/2\"");
    assertThat(
            ((PlanForm.Reading.Read) Lists.form("a.csv", "bic", "", "0.5").read())
                .plan()
                .canonical())
        .startsWith("{\"assumption\":")
        .contains("\"file\":\"a.csv\",\"format\":\"mufakat-plan/1\",\"lists\":")
        .doesNotContain("register");
  }

  @ParameterizedTest
  @CsvSource({
    "side, '', side, missing",
    "side, both, side, missing",
    "status.actual, '', statuses, missing",
    "since, 1 May, since, day",
    "since, 2031-02-30, since, day",
    "kind.hotline, count, kinds, kind-taken",
  })
  void what_is_wrong_with_the_part_of_the_register_is_told(
      String field, String value, String at, String fault) {
    assertThat(read(field, value))
        .isInstanceOfSatisfying(
            PlanForm.Reading.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(f -> f.field() + " " + f.key())
                    .containsExactly(at + " " + fault));
  }

  @Test
  void a_node_without_a_register_registers_no_such_plan() {
    assertThat(new PlanForm(typed()).read())
        .isInstanceOfSatisfying(
            PlanForm.Reading.Faulty.class,
            faulty -> assertThat(faulty.faults().getFirst().key()).isEqualTo("no-register"));
  }

  @Test
  void from_a_plan_to_the_counted_table_as_people_walk_it() throws InterruptedException {
    var browser = Browser.signedIn(NODES, RunningNodes.SOUTH, "statistician");
    assertThat(browser.get("/xso/estimates/plans/new").body())
        .contains("Which organizations make which list", "labour inspectorate", "kind.hotline");
    var fields = new ArrayList<String>();
    typed().forEach((name, value) -> fields.addAll(List.of(name, value)));
    var plan =
        browser
            .post("/xso/estimates/plans", fields.toArray(String[]::new))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(browser.get(plan).body())
        .contains("Count and estimate", "victim services’ register alone")
        .contains("made by: consulate or embassy")
        .doesNotContain("Hand in the file");

    var estimate = browser.post(plan + "/register").headers().firstValue("Location").orElseThrow();

    assertThat(browser.get(plan + "/register.csv").body().lines().skip(1))
        .contains("1,1,1,4")
        .hasSize(7);
    finish(estimate.substring(estimate.lastIndexOf('/') + 1));
    assertThat(browser.get(estimate).body())
        .contains("The plan came before the register was counted")
        .contains("counted in this node’s register of one side")
        .contains("2 persons of the population are on none of these lists");
    assertThat(browser.get(estimate, "Accept-Language", "id").body())
        .contains("Rencana mendahului hitungan register")
        .contains("konsulat atau kedutaan besar")
        .contains("Tentang 1 orang dari populasi belum ada yang mencatat");
    assertThat(browser.post(plan + "/register").statusCode()).isEqualTo(422);
  }

  private EstimateCase finished(Registered plan) {
    var id = estimates.run(node, plan, statistician).orElseThrow();
    finish(id);
    return estimates.find(node, id).orElseThrow();
  }

  private void finish(String id) {
    var until = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(until)) {
      if (desk.store().estimate(id).orElseThrow().state().isFinished()) {
        return;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("it did not end");
  }
}
