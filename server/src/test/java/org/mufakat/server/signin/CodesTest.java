package org.mufakat.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.EAST;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.Username;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Codes of an authenticator app as a second step, through the pages.
class CodesTest {

  private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
  private static final Pattern RECOVERY =
      Pattern.compile("<code class=\"m-secret\">([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>");

  private final RunningNodes nodes = RunningNodes.shared();

  /// From an address of this class's own: failed attempts are counted by address too.
  private Browser here() {
    return Browser.from(nodes, "127.0.7.1");
  }

  /// The clock stands still, so a test has three codes: of the step before, of now, and after.
  private String code(byte[] secret, int off) {
    return Totp.codeAt(secret, Totp.stepOf(nodes.now()) + off);
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /// Sets codes up with the code of the step before now.
  private SetUp setUp(Browser browser, NodeId node) {
    var page = browser.get("/" + node.slug() + "/account/codes?lang=en");
    var found = SECRET.matcher(page.body());
    assertThat(found.find()).isTrue();
    var secret = Base32.decode(found.group(1).replace(" ", ""));
    var answer =
        browser.post(
            "/" + node.slug() + "/account/codes", "code", code(secret, -1), "password", PASSWORD);
    assertThat(location(answer)).isEqualTo("/" + node.slug() + "/account/codes");
    var told = browser.get(location(answer)).body();
    assertThat(browser.get(location(answer)).body()).doesNotContainPattern(RECOVERY);
    return new SetUp(secret, RECOVERY.matcher(told).results().map(r -> r.group(1)).toList());
  }

  private record SetUp(byte[] secret, List<String> recoveryCodes) {}

  private SetUp personWithCodes(String username) {
    nodes.person(NORTH, username, Role.READER);
    return setUp(here().signIn(NORTH, username), NORTH);
  }

  private Account account(String username) {
    return nodes.accounts(NORTH).named(new Username(username)).orElseThrow();
  }

  /// A browser that did the first step.
  private Browser afterPassword(String username) {
    var browser = here();
    var answer = browser.trySignIn(NORTH, username, PASSWORD);
    assertThat(location(answer)).isEqualTo("/xno/second-step");
    browser.get("/xno/second-step");
    return browser;
  }

  @Test
  void after_the_password_nothing_opens_before_the_code() {
    var set = personWithCodes("two.steps");
    var browser = afterPassword("two.steps");

    assertThat(browser.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(browser.get("/xno/account").statusCode()).isEqualTo(303);
    browser.get("/xno/second-step");
    var entered = browser.post("/xno/second-step", "code", code(set.secret(), 0));

    assertThat(location(entered)).isEqualTo("/xno/region");
    assertThat(browser.get("/xno/region").statusCode()).isEqualTo(200);
  }

  @Test
  void a_code_opens_once_and_so_does_none_of_before() {
    var set = personWithCodes("replayed");
    var first = afterPassword("replayed");
    var second = afterPassword("replayed");
    first.post("/xno/second-step", "code", code(set.secret(), 0));

    var replayed = second.post("/xno/second-step", "code", code(set.secret(), 0));
    var ofSetUp = second.post("/xno/second-step", "code", code(set.secret(), -1));
    var next = second.post("/xno/second-step", "code", code(set.secret(), 1));

    assertThat(replayed.statusCode()).isEqualTo(422);
    assertThat(ofSetUp.statusCode()).isEqualTo(422);
    assertThat(location(next)).isEqualTo("/xno/region");
  }

  @Test
  void guessing_codes_is_slowed_down_like_passwords_and_the_password_begins_no_new_count() {
    personWithCodes("guessed.at");
    var browser = afterPassword("guessed.at");
    for (int guess = 0; guess < 5; guess++) {
      assertThat(browser.post("/xno/second-step", "code", "00000" + guess).statusCode())
          .isEqualTo(422);
    }

    assertThat(browser.post("/xno/second-step", "code", "000009").statusCode()).isEqualTo(429);
    var again = afterPassword("guessed.at");
    var answer = again.post("/xno/second-step", "code", "000010");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void ten_recovery_codes_open_once_each_and_new_ones_make_them_worthless() {
    var set = personWithCodes("lost.it");
    assertThat(set.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    var one = set.recoveryCodes().getFirst();

    var browser = afterPassword("lost.it");
    var entered = browser.post("/xno/second-step", "code", " " + one.toUpperCase() + " ");
    var again = afterPassword("lost.it").post("/xno/second-step", "code", one);

    assertThat(location(entered)).isEqualTo("/xno/account/codes");
    assertThat(browser.get("/xno/account/codes?lang=en").body()).contains("not used yet: 9");
    assertThat(again.statusCode()).isEqualTo(422);
    browser.post("/xno/account/codes/recovery", "password", PASSWORD);
    var old = afterPassword("lost.it").post("/xno/second-step", "code", set.recoveryCodes().get(1));
    assertThat(old.statusCode()).isEqualTo(422);
    assertThat(LedgerReading.about(nodes, NORTH, account("lost.it")))
        .anyMatch(e -> e.event() == LedgerEvent.SIGN_IN && e.reason() == Reason.RECOVERY_CODE_USED)
        .anyMatch(
            e ->
                e.event() == LedgerEvent.ACCOUNT_CHANGED
                    && e.reason() == Reason.RECOVERY_CODES_DRAWN);
  }

  @Test
  void setting_up_and_removing_ask_for_the_password() {
    nodes.person(NORTH, "left.open", Role.READER);
    var browser = here().signIn(NORTH, "left.open");
    var page = browser.get("/xno/account/codes").body();
    var found = SECRET.matcher(page);
    assertThat(found.find()).isTrue();
    var secret = Base32.decode(found.group(1).replace(" ", ""));

    var refused =
        browser.post("/xno/account/codes", "code", code(secret, 0), "password", "a guess at it");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain("/account/codes/remove");
    browser.post("/xno/account/codes", "code", code(secret, 0), "password", PASSWORD);
    browser.get("/xno/account/codes");
    var kept = browser.post("/xno/account/codes/remove", "password", "a guess at it");
    assertThat(kept.statusCode()).isEqualTo(422);
    afterPassword("left.open");

    var removed = browser.post("/xno/account/codes/remove", "password", PASSWORD);

    assertThat(location(removed)).isEqualTo("/xno/account?done=codes-removed");
    here().signIn(NORTH, "left.open");
    assertThat(LedgerReading.about(nodes, NORTH, account("left.open")))
        .extracting(e -> e.reason())
        .containsSubsequence(Reason.SECOND_FACTOR_ADDED, Reason.SECOND_FACTOR_REMOVED);
  }

  @Test
  void a_wrong_code_sets_nothing_up() {
    nodes.person(NORTH, "mistypes", Role.READER);
    var browser = here().signIn(NORTH, "mistypes");
    browser.get("/xno/account/codes");

    var refused = browser.post("/xno/account/codes", "code", "000000", "password", PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(422);
    here().signIn(NORTH, "mistypes");
  }

  @Test
  void an_administrator_removes_a_lost_second_factor_and_the_sign_ins_end() {
    var set = personWithCodes("helped");
    var lost = afterPassword("helped");
    lost.post("/xno/second-step", "code", code(set.secret(), 0));
    var admin = here().signIn(NORTH, "admin");
    assertThat(admin.get("/xno/users?lang=en").body()).contains("Remove second factor");

    admin.post("/xno/users/" + account("helped").id() + "/reset-second-factor");

    assertThat(lost.get("/xno/region").statusCode()).isEqualTo(303);
    here().signIn(NORTH, "helped");
    var last =
        LedgerReading.about(nodes, NORTH, account("helped")).stream()
            .filter(e -> e.event() == LedgerEvent.ACCOUNT_CHANGED)
            .toList()
            .getLast();
    assertThat(last.reason()).isEqualTo(Reason.SECOND_FACTOR_REMOVED);
    assertThat(last.actor().role()).isEqualTo(org.mufakat.ledger.Actor.Role.ADMINISTRATOR);
  }

  @Test
  void the_database_shows_neither_the_secret_nor_a_recovery_code() {
    var set = personWithCodes("sealed");
    var sql =
        new JdbcTemplate(nodes.bean(NodeDirectory.class).find(NORTH).orElseThrow().dataSource());

    var sealed =
        sql.queryForObject(
            "select sealed from authenticator_app where account = ?",
            byte[].class,
            account("sealed").id().value());
    var hashes =
        sql.queryForList(
            "select hash from recovery_code where account = ?",
            byte[].class,
            account("sealed").id().value());

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(set.secret(), StandardCharsets.ISO_8859_1));
    assertThat(hashes).hasSize(10).allMatch(hash -> hash.length == 32);
  }

  @Test
  void a_secret_copied_to_another_account_opens_for_none() {
    personWithCodes("copied.from");
    personWithCodes("copied.to");
    var to = account("copied.to").id();
    var apps = nodes.bean(AuthenticatorApps.class);
    assertThat(apps.of(NORTH, to)).isPresent();

    new JdbcTemplate(nodes.bean(NodeDirectory.class).find(NORTH).orElseThrow().dataSource())
        .update(
            "update authenticator_app set sealed = (select sealed from authenticator_app where"
                + " account = ?) where account = ?",
            account("copied.from").id().value(),
            to.value());

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> apps.of(NORTH, to))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_second_factor_ends_what_was_opened_by_the_password_alone() {
    nodes.person(NORTH, "codes.ending", Role.READER);
    var elsewhere = here().signIn(NORTH, "codes.ending");
    assertThat(elsewhere.get("/xno/account").statusCode()).isEqualTo(200);

    setUp(here().signIn(NORTH, "codes.ending"), NORTH);

    assertThat(location(elsewhere.get("/xno/account"))).contains("/sign-in");
  }

  @Test
  void a_script_does_not_get_around_the_second_step() {
    personWithCodes("codes.script");
    var basic =
        Base64.getEncoder()
            .encodeToString(("codes.script:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    var answer = here().get("/xno/api/v1/imports", "Authorization", "Basic " + basic);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("password-is-not-enough");
    assertThat(LedgerReading.about(nodes, NORTH, account("codes.script")).getLast().reason())
        .isEqualTo(Reason.NOT_PERMITTED);
  }

  @Test
  void where_the_node_wants_a_second_factor_nothing_else_opens_before_it_is_set_up() {
    nodes.person(EAST, "must", Role.READER);
    var browser = here().signIn(EAST, "must");
    assertThat(location(browser.get("/xea/region"))).isEqualTo("/xea/account");
    assertThat(browser.get("/xea/account?lang=en").body())
        .contains("This node wants a second factor from you");
    assertThat(browser.get("/xea/api/v1/imports").statusCode()).isEqualTo(403);

    setUp(browser, EAST);

    assertThat(browser.get("/xea/region").statusCode()).isEqualTo(200);
  }

  @Test
  void there_is_no_second_step_without_the_first() {
    personWithCodes("waits");
    var browser = here();

    assertThat(location(browser.get("/xno/second-step"))).isEqualTo("/xno/sign-in");
    browser.get("/xno/sign-in");
    assertThat(location(browser.post("/xno/second-step", "code", "000000")))
        .isEqualTo("/xno/sign-in");
  }
}
