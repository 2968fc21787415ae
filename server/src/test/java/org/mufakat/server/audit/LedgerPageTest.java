package org.mufakat.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.SOUTH;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.ProofAnswer;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.ledger.TlogProof;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.LedgerFilter;
import org.mufakat.server.ledger.LedgerSearch;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.OpaqueIds;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// The ledger as an auditor sees it, and as nobody else does.
class LedgerPageTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final OpaqueId SOMEONE = new OpaqueId("5".repeat(32));
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunningNodes nodes = RunningNodes.shared();
  private final NodeLedgers ledgers = nodes.bean(NodeLedgers.class);
  private final Browser auditor = Browser.signedIn(nodes, NORTH, "auditor");

  @BeforeEach
  void aLedgerThatIsWitnessed() {
    happened(NORTH, LedgerEvent.BREAK_GLASS_OPENED, NOON);
    settle(NORTH);
  }

  private void happened(NodeId node, LedgerEvent event, Instant at) {
    ledgers.append(
        node,
        new Happening(
            at,
            new Actor(
                SOMEONE,
                Actor.Role.INVESTIGATOR,
                Optional.of(org.mufakat.ledger.Compartment.LAW_ENFORCEMENT)),
            event,
            new Subject(Subject.Kind.CASE, new OpaqueId("9".repeat(32))),
            Reason.DANGER_TO_LIFE));
  }

  private void settle(NodeId node) {
    var desk = ledgers.witness().orElseThrow();
    desk.watch(ledgers.of(node).key());
    assertThat(ledgers.of(node).settle(desk)).isTrue();
  }

  private DataSource database(NodeId node) {
    return nodes.bean(NodeDirectory.class).find(node).map(HostedNode::dataSource).orElseThrow();
  }

  private LedgerEntry last(LedgerEvent event) {
    var filter =
        new LedgerFilter(
            Set.of(event),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new LedgerSearch(database(NORTH))
        .older(filter, LedgerSearch.END, 1)
        .rows()
        .getFirst()
        .entry()
        .orElseThrow();
  }

  private int count(String event, String actor) {
    settle(NORTH);
    var json =
        auditor.get("/xno/api/v1/ledger?limit=500&event=" + event + "&actor=" + actor).body();
    return JSON.readTree(json).at("/entries").size();
  }

  @Test
  void the_menu_leads_an_auditor_to_the_ledger_and_nobody_else() {
    assertThat(auditor.get("/xno/region").body()).contains("href=\"/xno/ledger\"");
    for (String other : List.of("admin", "analyst", "reader")) {
      var person = Browser.signedIn(nodes, NORTH, other);
      assertThat(person.get("/xno/region").body()).doesNotContain("/xno/ledger");
      assertThat(person.get("/xno/ledger").statusCode()).isEqualTo(403);
      assertThat(person.get("/xno/api/v1/ledger").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void an_auditor_of_another_node_sees_nothing_of_it() {
    var stranger = Browser.signedIn(nodes, SOUTH, "auditor");

    assertThat(stranger.get("/xno/ledger").statusCode()).isEqualTo(303);
    assertThat(stranger.get("/xno/ledger/0/proof").statusCode()).isEqualTo(303);
    assertThat(stranger.get("/xno/api/v1/ledger").statusCode()).isEqualTo(401);
  }

  @Test
  void the_page_tells_how_the_ledger_stands_and_shows_the_newest_first() {
    var page = auditor.get("/xno/ledger?lang=en").body();

    assertThat(page).contains("How it stands", "emergency access opened", SOMEONE.value());
    assertThat(page).contains("the hub’s word");
    assertThat(page).doesNotContain("Person auditor,", "Person admin");
  }

  @Test
  void a_filter_shows_what_it_asks_for_and_nothing_else() {
    var page =
        auditor
            .get(
                "/xno/ledger?lang=en&event=break-glass-opened&role=investigator"
                    + "&side=law-enforcement&kind=case&reason=danger-to-life&actor="
                    + SOMEONE
                    + "&subject="
                    + "9".repeat(32)
                    + "&from=2031-05-06&to=2031-05-06")
            .body();

    assertThat(rows(page)).isPositive();
    assertThat(page.substring(page.indexOf("<tbody"), page.indexOf("</tbody>")))
        .contains("emergency access opened")
        .doesNotContain("sign-in");
    assertThat(rows(auditor.get("/xno/ledger?from=2031-05-07&to=2031-05-08").body())).isZero();
    var never = "/xno/ledger?lang=en&event=erasure&subject=" + "9".repeat(32);
    assertThat(auditor.get(never).body()).contains("No entry is like that");
  }

  private static int rows(String page) {
    return page.split("<tr role=\"row\"><th|<tr role=\"row\">\\s*<th scope=\"row\"", -1).length - 1;
  }

  @Test
  void pages_lead_to_older_and_back_to_newer_entries_and_keep_the_filter() {
    IntStream.range(0, 120)
        .forEach(i -> happened(NORTH, LedgerEvent.PERSONS_MERGED, NOON.plusSeconds(i)));
    settle(NORTH);

    var first = auditor.get("/xno/ledger?event=persons-merged").body();
    var second = auditor.get(link(first, "next")).body();
    var again = auditor.get(link(second, "prev")).body();

    assertThat(rows(first)).isEqualTo(50);
    assertThat(rows(second)).isEqualTo(50);
    assertThat(first).doesNotContain("rel=\"prev\"");
    assertThat(link(second, "next")).contains("event=persons-merged&before=");
    assertThat(again.substring(again.indexOf("<tbody"), again.indexOf("</tbody>")))
        .isEqualTo(first.substring(first.indexOf("<tbody"), first.indexOf("</tbody>")));
  }

  private static String link(String page, String rel) {
    var found = Pattern.compile("rel=\"" + rel + "\" href=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as("a link " + rel).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event='; drop table ledger_entry; --",
        "role=auditor' or '1'='1",
        "side=${7*7}",
        "kind=__${T(java.lang.Runtime)}__::x",
        "reason=<script>alert(1)</script>",
        "actor=%' or 1=1 --",
        "subject=5555",
        "from=2031-02-30",
        "to=0000-00-00",
        "before=-1",
        "after=9999999999999999999",
        "before=1;select pg_sleep(9)"
      })
  void what_is_no_word_id_or_day_is_refused_and_never_repeated_as_markup(String attempt) {
    var at = attempt.indexOf('=');
    var query =
        attempt.substring(0, at + 1)
            + URLEncoder.encode(attempt.substring(at + 1), StandardCharsets.UTF_8);

    var page = auditor.get("/xno/ledger?lang=en&" + query);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("role=\"alert\"")
        .doesNotContain("<script>alert", "value=\"49\"");
    assertThat(rows(page.body())).isZero();
    if (!attempt.startsWith("after")) {
      assertThat(auditor.get("/xno/api/v1/ledger?" + query).statusCode()).isEqualTo(400);
    }
    assertThat(new LedgerSearch(database(NORTH)).at(0)).isPresent();
  }

  @Test
  void the_proof_of_an_entry_is_believed_by_someone_who_has_the_keys() {
    var entry = last(LedgerEvent.BREAK_GLASS_OPENED);
    var page = auditor.get("/xno/ledger/" + entry.index() + "?lang=en").body();

    var answer = auditor.get("/xno/ledger/" + entry.index() + "/proof");

    assertThat(page).contains("event break-glass-opened", entry.leafHash().toString());
    assertThat(page).contains("/xno/ledger/" + entry.index() + "/proof");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("entry-" + entry.index() + ".tlog-proof");
    var proof = TlogProof.parse(answer.body()).orElseThrow();
    assertThat(proof.check(ledgers.policy(NORTH)))
        .isInstanceOfSatisfying(
            ProofAnswer.Proven.class,
            proven -> {
              assertThat(proven.entry()).isEqualTo(entry);
              assertThat(proven.by().witnessed()).isTrue();
            });
  }

  @Test
  void where_there_is_no_entry_there_is_no_page_and_no_proof() {
    assertThat(auditor.get("/xno/ledger/999999999").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/xno/ledger/999999999/proof").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/xno/ledger/-1").statusCode()).isEqualTo(404);
  }

  @Test
  void reading_is_told_once_an_hour_for_an_account_and_not_once_a_page() {
    var account = nodes.person(NORTH, "ledger.reader", Role.AUDITOR);
    var id = OpaqueIds.of(NORTH, Subject.Kind.ACCOUNT, account.id().value()).value();
    var reader = Browser.signedIn(nodes, NORTH, "ledger.reader");

    reader.get("/xno/ledger");
    reader.get("/xno/ledger/0");
    reader.get("/xno/api/v1/ledger");
    Browser.signedIn(nodes, NORTH, "ledger.reader").get("/xno/ledger");
    assertThat(count("ledger-read", id)).isEqualTo(1);
    nodes.pass(Duration.ofMinutes(61));
    Browser.signedIn(nodes, NORTH, "ledger.reader").get("/xno/ledger");

    assertThat(Browser.signedIn(nodes, NORTH, "auditor").get("/xno/ledger").statusCode())
        .isEqualTo(200);
    settle(NORTH);
    var told =
        JSON.readTree(
            Browser.signedIn(nodes, NORTH, "auditor")
                .get("/xno/api/v1/ledger?event=ledger-read&actor=" + id)
                .body());
    assertThat(told.at("/entries").size()).isEqualTo(2);
  }

  @Test
  void a_table_has_every_entry_asked_for_and_no_cell_of_it_is_a_formula() {
    var csv = auditor.get("/xno/ledger.csv?event=break-glass-opened");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    var lines = csv.body().lines().toList();
    assertThat(lines.getFirst()).startsWith("index,readable,at,actor");
    assertThat(lines.size()).isGreaterThan(1);
    assertThat(lines.stream().skip(1)).allMatch(l -> l.contains(",break-glass-opened,"));
    assertThat(lines.stream().flatMap(l -> Pattern.compile(",").splitAsStream(l)))
        .noneMatch(cell -> cell.matches("[=+@\t-].*"));
    settle(NORTH);
    assertThat(last(LedgerEvent.EXPORT).actor().role()).isEqualTo(Actor.Role.AUDITOR);
    assertThat(auditor.get("/xno/ledger.csv?role=nobody").statusCode()).isEqualTo(400);
  }

  @Test
  void a_program_pages_through_all_entries_and_gets_what_is_described() throws Exception {
    var first = JSON.readTree(auditor.get("/xno/api/v1/ledger?limit=3").body());
    var next = first.at("/next").asLong();
    var second = JSON.readTree(auditor.get("/xno/api/v1/ledger?limit=3&before=" + next).body());
    var state = JSON.readTree(auditor.get("/xno/api/v1/ledger/checkpoint").body());

    assertThat(first.at("/entries").size()).isEqualTo(3);
    assertThat(second.at("/entries/0/index").asLong()).isEqualTo(next - 1);
    assertThat(auditor.get("/xno/api/v1/ledger?limit=501").statusCode()).isEqualTo(400);
    assertThat(state.at("/witnessed/note").asString()).contains("mufakat/example/XNO/ledger");
    assertThat(Set.copyOf(first.propertyNames())).isEqualTo(described("LedgerEntries"));
    assertThat(Set.copyOf(first.at("/entries/0").propertyNames()))
        .isEqualTo(described("LedgerEntry"));
    assertThat(Set.copyOf(state.propertyNames())).isEqualTo(described("LedgerState"));
    assertThat(Set.copyOf(state.at("/newest").propertyNames()))
        .isEqualTo(described("LedgerCheckpoint"));
  }

  @SuppressWarnings("unchecked")
  private static Set<String> described(String schema) throws Exception {
    try (InputStream yaml = LedgerPageTest.class.getResourceAsStream("/static/openapi.yaml")) {
      Map<String, Object> all = new Yaml().load(yaml);
      var schemas =
          (Map<String, Object>) ((Map<String, Object>) all.get("components")).get("schemas");
      return ((Map<String, Object>) ((Map<String, Object>) schemas.get(schema)).get("properties"))
          .keySet();
    }
  }

  @Test
  void an_administrator_sees_beside_each_account_by_what_the_ledger_tells_it() {
    var account = nodes.person(NORTH, "ledger.known", Role.READER);
    var id = OpaqueIds.of(NORTH, Subject.Kind.ACCOUNT, account.id().value());

    assertThat(Browser.signedIn(nodes, NORTH, "admin").get("/xno/users").body())
        .contains(id.value());
  }

  @Test
  void the_verify_button_finds_a_tampered_entry_and_says_where() throws InterruptedException {
    var node = SOUTH;
    var south = Browser.signedIn(nodes, node, "auditor");
    happened(node, LedgerEvent.BREAK_GLASS_OPENED, NOON);
    settle(node);
    verify(south);
    assertThat(south.get("/xso/ledger/verification?lang=en").body())
        .contains("intact", "none was altered", "The hub’s word: entries 0 to");

    var original = new LedgerSearch(database(node)).at(1).orElseThrow().bytes();
    tamper(node, "'\\x" + java.util.HexFormat.of().formatHex(original) + "'::bytea || 'x'::bytea");
    verify(south);
    var page = south.get("/xso/ledger/verification?lang=en").body();
    tamper(node, "'\\x" + java.util.HexFormat.of().formatHex(original) + "'::bytea");

    assertThat(page).contains("not intact", "Altered", ": entry 1<");
    var told = JSON.readTree(south.get("/xso/api/v1/ledger?event=ledger-read&kind=node").body());
    settle(node);
    assertThat(told.at("/entries").size()).isPositive();
  }

  @Test
  void asking_without_the_forms_token_begins_nothing() {
    assertThat(auditor.postExactly("/xno/ledger/verification").statusCode()).isEqualTo(403);
  }

  private void tamper(NodeId node, String bytes) {
    TestDatabase.run(database(node), "alter table ledger_entry disable trigger user");
    TestDatabase.run(
        database(node), "update ledger_entry set bytes = " + bytes + " where index = 1");
    TestDatabase.run(database(node), "alter table ledger_entry enable trigger user");
  }

  private static void verify(Browser auditor) throws InterruptedException {
    auditor.get("/xso/ledger/verification");
    assertThat(auditor.post("/xso/ledger/verification").statusCode()).isBetween(302, 303);
    for (int look = 0; look < 100; look++) {
      if (!auditor.get("/xso/ledger/verification/progress").body().contains("<progress")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the verification did not end");
  }
}
