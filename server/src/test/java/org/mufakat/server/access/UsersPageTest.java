package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.SOUTH;
import static org.mufakat.server.access.SignInPageTest.location;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UsersPageTest {

  private static final Pattern SECRET = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}");

  private final RunningNodes nodes = RunningNodes.shared();

  @Test
  void a_person_is_added_with_a_one_time_password_that_is_shown_once() {
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");

    var added =
        admin.post("/xno/users", "username", "Dewi.L", "displayName", "Dewi L.", "role", "analyst");

    var secret = secretIn(added.body());
    var kept = nodes.accounts(NORTH).named(new Username("dewi.l")).orElseThrow();
    assertThat(kept.role()).isEqualTo(Role.ANALYST);
    assertThat(kept.mustChangePassword()).isTrue();
    assertThat(kept.passwordHash()).startsWith("$argon2id$").doesNotContain(secret);
    assertThat(added.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(admin.get("/xno/users").body()).doesNotContain(secret);
    var dewi = Browser.at(nodes);
    assertThat(dewi.trySignIn(NORTH, "dewi.l", secret).statusCode()).isEqualTo(302);
    assertThat(location(dewi.get("/xno/region"))).isEqualTo("/xno/password");
  }

  @Test
  void what_cannot_be_an_account_is_refused_and_what_was_typed_stays() {
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");
    var before = nodes.accounts(NORTH).all();

    var bad = admin.post("/xno/users", "username", "a b", "displayName", " ", "role", "owner");
    var taken =
        admin.post("/xno/users", "username", "READER", "displayName", "Again", "role", "reader");

    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(nodes.accounts(NORTH).all()).isEqualTo(before);
  }

  @Test
  void a_name_full_of_markup_is_shown_as_text() {
    var admin = Browser.signedIn(nodes, SOUTH, "admin");
    admin.get("/xso/users");

    admin.post(
        "/xso/users",
        "username",
        "markup",
        "displayName",
        "<script>alert(1)</script>${7*7}",
        "role",
        "reader");

    assertThat(admin.get("/xso/users").body())
        .doesNotContain("<script>alert(1)")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;${7*7}");
  }

  @Test
  void a_role_counts_from_the_next_request_on() {
    var subject = nodes.person(NORTH, "changing", Role.READER);
    var person = Browser.signedIn(nodes, NORTH, "changing");
    assertThat(person.get("/xno/users").statusCode()).isEqualTo(403);

    act("/xno/users/" + subject.id() + "/role", "role", "administrator");

    assertThat(person.get("/xno/users").statusCode()).isEqualTo(200);
  }

  @Test
  void a_disabled_account_is_out_at_once_and_stays_out_of_old_sessions() {
    var subject = nodes.person(NORTH, "leaving", Role.READER);
    var person = Browser.signedIn(nodes, NORTH, "leaving");

    act("/xno/users/" + subject.id() + "/disable");
    assertThat(person.get("/xno/region").statusCode()).isEqualTo(303);

    act("/xno/users/" + subject.id() + "/enable");
    assertThat(person.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(person.signIn(NORTH, "leaving").get("/xno/region").statusCode()).isEqualTo(200);
  }

  @Test
  void a_reset_password_ends_sessions_and_the_waiting_after_wrong_guesses() {
    var subject = nodes.person(NORTH, "forgetful", Role.READER);
    var person = Browser.signedIn(nodes, NORTH, "forgetful");
    var guesser = Browser.from(nodes, "127.0.0.8");
    for (int i = 0; i < 5; i++) {
      guesser.trySignIn(NORTH, "forgetful", "a guess");
    }
    assertThat(guesser.trySignIn(NORTH, "forgetful", "a guess").statusCode()).isEqualTo(429);

    var answer = act("/xno/users/" + subject.id() + "/reset-password");

    assertThat(person.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(
            Browser.from(nodes, "127.0.0.9")
                .trySignIn(NORTH, "forgetful", secretIn(answer))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void the_last_active_administrator_stays() {
    var admin = Browser.signedIn(nodes, SOUTH, "admin");
    for (var username : List.of("second", "newcomer")) {
      admin.get("/xso/users");
      admin.post("/xso/users/" + id(username) + "/disable");
    }
    admin.get("/xso/users");

    var disabling = admin.post("/xso/users/" + id("admin") + "/disable");
    admin.get("/xso/users");
    var demoting = admin.post("/xso/users/" + id("admin") + "/role", "role", "reader");

    assertThat(location(disabling)).isEqualTo("/xso/users?refused=last-administrator");
    assertThat(location(demoting)).isEqualTo("/xso/users?refused=last-administrator");
    assertThat(admin.get("/xso/users").statusCode()).isEqualTo(200);
    for (var username : List.of("second", "newcomer")) {
      admin.get("/xso/users");
      admin.post("/xso/users/" + id(username) + "/enable");
    }
  }

  @Test
  void an_account_of_another_node_is_not_found_here() {
    var elsewhere = nodes.person(SOUTH, "elsewhere", Role.READER);
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");

    var answer = admin.post("/xno/users/" + elsewhere.id() + "/disable");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(nodes.accounts(SOUTH).find(elsewhere.id()).orElseThrow().disabled()).isFalse();
  }

  @Test
  void the_log_tells_who_did_what_by_ids_and_holds_no_name_and_no_password() {
    var log = (Logger) LoggerFactory.getLogger("org.mufakat.audit");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");

    var added =
        admin.post("/xno/users", "username", "logged", "displayName", "Lo Gged", "role", "reader");
    admin.trySignIn(NORTH, "logged", "wrong-password-1");
    Browser.from(nodes, "127.0.0.10").trySignIn(NORTH, "typed-in-the-wrong-box", "x");
    log.detachAppender(lines);

    var text =
        String.join("\n", lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    var account = nodes.accounts(NORTH).named(new Username("logged")).orElseThrow();
    var by = nodes.accounts(NORTH).named(new Username("admin")).orElseThrow();
    assertThat(text)
        .contains(
            "access node=XNO event=account-opened account="
                + account.id()
                + " role=reader by="
                + by.id())
        .contains("access node=XNO event=signed-in account=" + by.id() + " from=127.0.0.0")
        .contains("event=sign-in-refused account=unknown from=127.0.0.0")
        .doesNotContain("logged")
        .doesNotContain("Lo Gged")
        .doesNotContain("typed-in-the-wrong-box")
        .doesNotContain("wrong-password-1")
        .doesNotContain(secretIn(added.body()))
        .doesNotContain(RunningNodes.PASSWORD);
  }

  private String id(String username) {
    return nodes.accounts(SOUTH).named(new Username(username)).orElseThrow().id().value();
  }

  private String act(String address, String... fields) {
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");
    return admin.post(address, fields).body();
  }

  private static String secretIn(String page) {
    var found = SECRET.matcher(page);
    assertThat(found.find()).as("a one-time password on the page").isTrue();
    return found.group();
  }
}
