package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.HourlyEntries;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.OpaqueIds;
import org.springframework.jdbc.core.JdbcTemplate;

/// What happens to accounts and sign-ins is in the node's ledger.
class AccessEntriesTest {

  private final RunningNodes nodes = RunningNodes.shared();

  /// The entries of a node about one account, oldest first.
  private List<LedgerEntry> entriesAbout(Account account) {
    nodes.bean(NodeLedgers.class).of(NORTH).settle();
    var database = nodes.bean(NodeDirectory.class).find(NORTH).orElseThrow().dataSource();
    return new JdbcTemplate(database)
        .queryForList("select bytes from ledger_entry order by index", byte[].class).stream()
            .map(bytes -> LedgerEntry.decode(bytes).orElseThrow())
            .filter(entry -> entry.subject().id().equals(id(account)))
            .toList();
  }

  private static OpaqueId id(Account account) {
    return OpaqueIds.of(NORTH, Subject.Kind.ACCOUNT, account.id().value());
  }

  private static List<LedgerEvent> events(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::event).toList();
  }

  @Test
  void sign_ins_refused_sign_ins_and_sign_outs_are_entries_by_opaque_ids() {
    var account = nodes.person(NORTH, "ledger.signer", Role.READER);
    var browser = Browser.at(nodes);

    browser.trySignIn(NORTH, "ledger.signer", "not the password");
    browser.signIn(NORTH, "ledger.signer");
    browser.get("/xno/region");
    browser.post("/xno/sign-out");

    var entries = entriesAbout(account);
    assertThat(events(entries))
        .containsExactly(LedgerEvent.SIGN_IN_FAILED, LedgerEvent.SIGN_IN, LedgerEvent.SIGN_OUT);
    assertThat(entries.get(0).actor()).isEqualTo(Actor.UNKNOWN);
    assertThat(entries.get(0).reason()).isEqualTo(Reason.WRONG_CREDENTIALS);
    assertThat(entries.get(1).actor())
        .isEqualTo(new Actor(id(account), Actor.Role.READER, Optional.empty()));
  }

  @Test
  void a_script_that_signs_in_is_an_entry_too() {
    var account = nodes.person(NORTH, "ledger.script", Role.READER);
    var basic =
        java.util.Base64.getEncoder()
            .encodeToString(
                ("ledger.script:" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));

    var answer = Browser.at(nodes).get("/xno/api/v1/releases", "Authorization", "Basic " + basic);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(events(entriesAbout(account))).containsExactly(LedgerEvent.SIGN_IN);
  }

  @Test
  void what_an_administrator_does_to_an_account_is_an_entry_each_by_the_administrator() {
    var admin = nodes.accounts(NORTH).named(new Username("admin")).orElseThrow();
    var browser = Browser.signedIn(nodes, NORTH, "admin");
    browser.get("/xno/users");
    browser.post(
        "/xno/users", "username", "ledger.made", "displayName", "Someone", "role", "reader");
    var made = nodes.accounts(NORTH).named(new Username("ledger.made")).orElseThrow();

    browser.get("/xno/users");
    browser.post("/xno/users/" + made.id() + "/role", "role", "analyst");
    browser.post("/xno/users/" + made.id() + "/disable");
    browser.post("/xno/users/" + made.id() + "/enable");
    browser.post("/xno/users/" + made.id() + "/reset-password");

    var entries = entriesAbout(made);
    assertThat(events(entries))
        .containsExactly(
            LedgerEvent.ACCOUNT_CHANGED,
            LedgerEvent.ROLE_CHANGED,
            LedgerEvent.ACCOUNT_CHANGED,
            LedgerEvent.ACCOUNT_CHANGED,
            LedgerEvent.ACCOUNT_CHANGED);
    assertThat(entries).allMatch(entry -> entry.actor().id().equals(id(admin)));
  }

  /// The refusals of one person, oldest first.
  private List<LedgerEntry> refusals(Account account) {
    nodes.bean(NodeLedgers.class).of(NORTH).settle();
    var database = nodes.bean(NodeDirectory.class).find(NORTH).orElseThrow().dataSource();
    return new JdbcTemplate(database)
        .queryForList("select bytes from ledger_entry order by index", byte[].class).stream()
            .map(bytes -> LedgerEntry.decode(bytes).orElseThrow())
            .filter(e -> e.actor().id().equals(id(account)) && e.event() == LedgerEvent.REFUSAL)
            .toList();
  }

  private static Subject of(Deed deed) {
    return new Subject(Subject.Kind.PAGE, OpaqueIds.of(NORTH, Subject.Kind.PAGE, deed.code()));
  }

  @Test
  void what_a_role_may_not_do_is_told_once_an_hour_for_each_person_and_deed() {
    var account = nodes.person(NORTH, "ledger.refused", Role.READER);
    var browser = Browser.signedIn(nodes, NORTH, "ledger.refused");

    for (int i = 0; i < 3; i++) {
      assertThat(browser.get("/xno/users").statusCode()).isEqualTo(403);
      assertThat(browser.get("/xno/ledger").statusCode()).isEqualTo(403);
      assertThat(browser.get("/xno/api/v1/ledger").statusCode()).isEqualTo(403);
    }

    assertThat(refusals(account))
        .extracting(LedgerEntry::subject, LedgerEntry::reason)
        .containsExactly(
            tuple(of(Deed.KEEP_ACCOUNTS), Reason.NOT_PERMITTED),
            tuple(of(Deed.READ_LEDGER), Reason.NOT_PERMITTED));
    nodes.pass(HourlyEntries.TOLD_FOR);
    Browser.signedIn(nodes, NORTH, "ledger.refused").get("/xno/users");
    assertThat(refusals(account)).hasSize(3);
  }

  @Test
  void a_change_that_was_refused_is_no_entry() {
    var before = nodes.accounts(NORTH).named(new Username("reader")).orElseThrow();
    var browser = Browser.signedIn(nodes, NORTH, "admin");
    browser.get("/xno/users");

    browser.post("/xno/users", "username", "reader", "displayName", "Twice", "role", "reader");

    assertThat(events(entriesAbout(before))).doesNotContain(LedgerEvent.ACCOUNT_CHANGED);
  }
}
