package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;
import static org.mufakat.server.access.RunningNodes.SOUTH;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SignInPageTest {

  private final RunningNodes nodes = RunningNodes.shared();

  @Test
  void nobody_is_led_to_sign_in_and_then_to_the_page_asked_for() {
    var browser = Browser.at(nodes);
    var asked = "/xno/region?years=2018-2021&note=a%20b";

    var refused = browser.get(asked);
    var form = browser.get(location(refused));
    var entered =
        browser.post("/xno/sign-in", "username", "reader", "password", PASSWORD, "next", asked);

    assertThat(refused.statusCode()).isEqualTo(303);
    assertThat(location(refused))
        .isEqualTo("/xno/sign-in?next=%2Fxno%2Fregion%3Fyears%3D2018-2021%26note%3Da%2520b");
    assertThat(form.body()).contains("value=\"/xno/region?years=2018-2021&amp;note=a%20b\"");
    assertThat(entered.statusCode()).isEqualTo(302);
    assertThat(location(entered)).isEqualTo(asked);
    assertThat(browser.get(asked).statusCode()).isEqualTo(200);
  }

  @Test
  void the_hubs_picture_is_shown_to_everyone_and_a_closed_nodes_to_its_people() {
    var browser = Browser.at(nodes);

    assertThat(browser.get("/hub/region").statusCode()).isEqualTo(200);
    assertThat(browser.get("/xno/region").statusCode()).isEqualTo(303);
    assertThat(browser.cookie()).isEmpty();
  }

  @Test
  void a_person_of_one_node_is_nobody_at_another() {
    var browser = Browser.signedIn(nodes, NORTH, "admin");

    assertThat(browser.get("/xno/users").statusCode()).isEqualTo(200);
    assertThat(browser.get("/xso/users").statusCode()).isEqualTo(303);
    assertThat(browser.get("/hub/users").statusCode()).isEqualTo(303);
  }

  @Test
  void one_browser_may_be_somebody_at_two_nodes_and_leave_them_one_by_one() {
    var browser = Browser.signedIn(nodes, NORTH, "admin").signIn(SOUTH, "reader");
    assertThat(browser.get("/xno/users").statusCode()).isEqualTo(200);
    assertThat(browser.get("/xso/region").statusCode()).isEqualTo(200);
    assertThat(browser.get("/xso/users").statusCode()).isEqualTo(403);

    browser.get("/xno/users");
    var left = browser.post("/xno/sign-out");

    assertThat(location(left)).isEqualTo("/xno/sign-in?signed-out");
    assertThat(browser.get("/xno/users").statusCode()).isEqualTo(303);
    assertThat(browser.get("/xso/region").statusCode()).isEqualTo(200);
  }

  @Test
  void leaving_the_last_node_ends_the_session_also_for_whoever_kept_its_cookie() {
    var browser = Browser.signedIn(nodes, NORTH, "admin");
    var kept = browser.cookie();

    browser.get("/xno/users");
    browser.post("/xno/sign-out");

    var thief = Browser.at(nodes);
    thief.takeCookie(kept);
    assertThat(thief.get("/xno/users").statusCode()).isEqualTo(303);
  }

  @Test
  void a_wrong_password_an_unknown_name_and_a_disabled_account_see_the_same_page() {
    var disabled = nodes.person(NORTH, "former", Role.READER);
    nodes.accounts(NORTH).revise(disabled.id(), a -> a.disabled(true));
    var browser = Browser.from(nodes, "127.0.0.7");

    var wrong = browser.trySignIn(NORTH, "reader", "not the password");
    var unknown = browser.trySignIn(NORTH, "nobody", PASSWORD);
    var former = browser.trySignIn(NORTH, "former", PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(former.statusCode()).isEqualTo(422);
    assertThat(plain(wrong, "reader")).isEqualTo(plain(unknown, "nobody"));
    assertThat(plain(wrong, "reader")).isEqualTo(plain(former, "former"));
  }

  @Test
  void the_password_typed_is_never_sent_back() {
    var answer = Browser.from(nodes, "127.0.0.7").trySignIn(NORTH, "reader", "a-secret-slip");

    assertThat(answer.body()).doesNotContain("a-secret-slip");
  }

  @Test
  void whoever_is_signed_in_needs_no_form() {
    var browser = Browser.signedIn(nodes, NORTH, "reader");

    assertThat(location(browser.get("/xno/sign-in"))).isEqualTo("/xno/region");
    assertThat(location(browser.get("/xno/sign-in?next=/xno/region?a=1")))
        .isEqualTo("/xno/region?a=1");
    assertThat(location(browser.get("/xno/sign-in?next=//elsewhere.example/")))
        .isEqualTo("/xno/region");
  }

  @Test
  void a_newcomer_chooses_a_password_before_anything_else() {
    var newcomer = nodes.person(SOUTH, "starting", Role.ANALYST);
    nodes
        .accounts(SOUTH)
        .revise(
            newcomer.id(),
            a -> a.withPassword(new Account.Secret(a.passwordHash(), true), a.createdAt()));
    var browser = Browser.signedIn(nodes, SOUTH, "starting");

    var held = browser.get("/xso/region");
    browser.get("/xso/password");
    var changed =
        browser.post(
            "/xso/password",
            "current",
            PASSWORD,
            "chosen",
            "layar putih di selat",
            "again",
            "layar putih di selat");

    assertThat(location(held)).isEqualTo("/xso/password");
    assertThat(location(changed)).isEqualTo("/xso/region");
    assertThat(browser.get("/xso/region").statusCode()).isEqualTo(200);
    assertThat(Browser.at(nodes).trySignIn(SOUTH, "starting", PASSWORD).statusCode())
        .isEqualTo(422);
    assertThat(Browser.at(nodes).trySignIn(SOUTH, "starting", "layar putih di selat").statusCode())
        .isEqualTo(302);
  }

  @Test
  void a_changed_password_ends_every_other_session_of_the_account() {
    nodes.person(SOUTH, "twice", Role.READER);
    var here = Browser.signedIn(nodes, SOUTH, "twice");
    var elsewhere = Browser.signedIn(nodes, SOUTH, "twice");

    here.get("/xso/password");
    here.post(
        "/xso/password",
        "current",
        PASSWORD,
        "chosen",
        "layar putih di selat",
        "again",
        "layar putih di selat");

    assertThat(here.get("/xso/region").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/xso/region").statusCode()).isEqualTo(303);
  }

  @Test
  void a_password_is_changed_only_by_who_knows_the_one_before() {
    nodes.person(SOUTH, "careful", Role.READER);
    var browser = Browser.signedIn(nodes, SOUTH, "careful");
    browser.get("/xso/password");

    var answer =
        browser.post(
            "/xso/password",
            "current",
            "not the password",
            "chosen",
            "layar putih di selat",
            "again",
            "layar putih di selat");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Browser.at(nodes).trySignIn(SOUTH, "careful", PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void a_weak_or_mistyped_password_changes_nothing() {
    var browser = Browser.signedIn(nodes, NORTH, "reader");
    browser.get("/xno/password");

    var weak =
        browser.post("/xno/password", "current", PASSWORD, "chosen", "reader", "again", "reader1");

    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(Browser.at(nodes).trySignIn(NORTH, "reader", PASSWORD).statusCode()).isEqualTo(302);
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("no Location");
  }

  /// A page without what has to differ: the token and the name that was typed.
  private static String plain(HttpResponse<String> answer, String username) {
    return answer
        .body()
        .replaceAll("name=\"_csrf\"[^>]*", "")
        .replace("value=\"" + username + "\"", "value=\"\"");
  }
}
