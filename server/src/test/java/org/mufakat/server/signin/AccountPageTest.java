package org.mufakat.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;
import static org.mufakat.server.access.RunningNodes.SOUTH;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;

/// Where a person is signed in, and ending it.
class AccountPageTest {

  private static final Pattern END = Pattern.compile("/account/sign-ins/([0-9a-f]{24})/end");

  private final RunningNodes nodes = RunningNodes.shared();

  private static List<String> ids(String page) {
    return END.matcher(page).results().map(r -> r.group(1)).toList();
  }

  @Test
  void the_page_tells_every_sign_in_by_kind_of_browser_and_marks_the_own_one() {
    nodes.person(NORTH, "two.places", Role.READER);
    var here = Browser.signedIn(nodes, NORTH, "two.places");
    Browser.signedIn(nodes, NORTH, "two.places");

    var page = here.get("/xno/account?lang=en").body();

    assertThat(ids(page)).hasSize(1);
    assertThat(Pattern.compile(">this one<").matcher(page).results()).hasSize(1);
    assertThat(page).contains("Another browser on another system", nodes.nowOnPages());
    assertThat(page).doesNotContain("Java-http-client", "127.0.0.1");
  }

  @Test
  void a_sign_in_that_is_ended_from_elsewhere_is_one_of_nobody() {
    var account = nodes.person(NORTH, "ends.one", Role.READER);
    var here = Browser.signedIn(nodes, NORTH, "ends.one");
    var lost = Browser.signedIn(nodes, NORTH, "ends.one");
    var third = Browser.signedIn(nodes, NORTH, "ends.one");
    var lostId =
        ids(third.get("/xno/account").body()).stream()
            .filter(id -> !ids(lost.get("/xno/account").body()).contains(id))
            .findAny()
            .orElseThrow();

    here.get("/xno/account");
    here.post("/xno/account/sign-ins/" + lostId + "/end");

    assertThat(lost.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(third.get("/xno/region").statusCode()).isEqualTo(200);
    assertThat(here.get("/xno/region").statusCode()).isEqualTo(200);
    assertThat(LedgerReading.eventsAbout(nodes, NORTH, account).getLast())
        .isEqualTo(LedgerEvent.SIGN_OUT);
  }

  @Test
  void all_others_end_at_once_and_this_one_goes_on() {
    nodes.person(NORTH, "ends.all", Role.READER);
    var here = Browser.signedIn(nodes, NORTH, "ends.all");
    var second = Browser.signedIn(nodes, NORTH, "ends.all");
    var third = Browser.signedIn(nodes, NORTH, "ends.all");

    here.get("/xno/account");
    here.post("/xno/account/sign-ins/end-others");

    assertThat(second.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(third.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(ids(here.get("/xno/account").body())).isEmpty();
  }

  @Test
  void nobody_ends_the_sign_in_of_another_person_or_of_another_node() {
    nodes.person(NORTH, "victim.of.it", Role.READER);
    nodes.person(SOUTH, "victim.of.it", Role.READER);
    var victim = Browser.signedIn(nodes, NORTH, "victim.of.it");
    var victimToo = Browser.signedIn(nodes, NORTH, "victim.of.it");
    var namesake = Browser.signedIn(nodes, SOUTH, "victim.of.it");
    var id = ids(victimToo.get("/xno/account").body()).getFirst();
    var admin = Browser.signedIn(nodes, NORTH, "admin");

    admin.get("/xno/account");
    admin.post("/xno/account/sign-ins/" + id + "/end");
    namesake.get("/xso/account");
    namesake.post("/xso/account/sign-ins/" + id + "/end");

    assertThat(victim.get("/xno/region").statusCode()).isEqualTo(200);
  }

  @Test
  void a_sign_in_that_ended_is_told_no_more() {
    nodes.person(NORTH, "leaves", Role.READER);
    var here = Browser.signedIn(nodes, NORTH, "leaves");
    var other = Browser.signedIn(nodes, NORTH, "leaves");
    assertThat(ids(here.get("/xno/account").body())).hasSize(1);

    other.get("/xno/account");
    other.post("/xno/sign-out");
    assertThat(ids(here.get("/xno/account").body())).isEmpty();

    Browser.signedIn(nodes, NORTH, "leaves");
    here.get("/xno/password");
    here.post(
        "/xno/password",
        "current",
        PASSWORD,
        "chosen",
        "sebuah kalimat yang lain",
        "again",
        "sebuah kalimat yang lain");
    assertThat(ids(here.get("/xno/account").body())).isEmpty();
  }
}
