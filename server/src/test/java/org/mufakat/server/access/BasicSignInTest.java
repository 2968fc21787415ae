package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BasicSignInTest {

  private static final String SESSION = "/xno/api/v1/session";

  private final RunningNodes nodes = RunningNodes.shared();

  @Test
  void a_script_is_somebody_by_its_password_and_no_session_is_kept() {
    var script = Browser.at(nodes);

    var answer = script.get(SESSION, "Authorization", basic("analyst", PASSWORD));

    var session = json(answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(session.get("username").asString()).isEqualTo("analyst");
    assertThat(session.get("role").asString()).isEqualTo("analyst");
    assertThat(session.get("mayDo").toString())
        .contains("import-release")
        .doesNotContain("keep-accounts");
    assertThat(script.cookie()).isEmpty();
  }

  @Test
  void a_wrong_password_is_a_problem_with_a_challenge() {
    var answer =
        Browser.from(nodes, "127.0.0.31").get(SESSION, "Authorization", basic("analyst", "no"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer)).isEqualTo("urn:mufakat:problem:sign-in-refused");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Basic realm=\"xno\", charset=\"UTF-8\"");
  }

  @Test
  void garbage_is_refused_like_a_wrong_password() {
    var script = Browser.from(nodes, "127.0.0.32");

    var noBase64 = script.get(SESSION, "Authorization", "Basic %%%");
    var noColon =
        script.get(SESSION, "Authorization", "Basic " + encoded("analyst-without-password"));

    assertThat(noBase64.statusCode()).isEqualTo(401);
    assertThat(noColon.statusCode()).isEqualTo(401);
  }

  @Test
  void guessing_by_script_is_slowed_down_too() {
    nodes.person(NORTH, "scripted", Role.READER);
    var script = Browser.from(nodes, "127.0.0.33");
    for (int i = 0; i < 5; i++) {
      script.get(SESSION, "Authorization", basic("scripted", "guess " + i));
    }

    var answer = script.get(SESSION, "Authorization", basic("scripted", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(problem(answer)).isEqualTo("urn:mufakat:problem:too-many-attempts");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void a_browser_may_not_sign_in_this_way_for_others_could_make_it_ask() {
    var browser = Browser.at(nodes);

    var crossSite =
        browser.get(
            SESSION, "Authorization", basic("analyst", PASSWORD), "Sec-Fetch-Site", "cross-site");
    var posted =
        browser.get(
            SESSION,
            "Authorization",
            basic("analyst", PASSWORD),
            "Origin",
            "https://elsewhere.example");

    assertThat(crossSite.statusCode()).isEqualTo(403);
    assertThat(posted.statusCode()).isEqualTo(403);
    assertThat(problem(posted)).isEqualTo("urn:mufakat:problem:basic-only-over-tls");
  }

  @Test
  void behind_a_proxy_that_nobody_trusts_the_line_is_not_taken_for_this_machine() {
    var answer =
        Browser.at(nodes)
            .get(
                SESSION,
                "Authorization",
                basic("analyst", PASSWORD),
                "X-Forwarded-For",
                "203.0.113.9");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void pages_do_not_take_it() {
    var answer = Browser.at(nodes).get("/xno/users", "Authorization", basic("admin", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @Test
  void a_one_time_password_opens_nothing_to_a_script() {
    var answer = Browser.at(nodes).get(SESSION, "Authorization", basic("newcomer", PASSWORD));

    assertThat(json(answer).get("mayDo").toString()).doesNotContain("import-release");
  }

  @Test
  void nobody_learns_who_they_are_not() {
    var answer = Browser.at(nodes).get(SESSION);

    var session = json(answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(session.get("signedIn").asBoolean()).isFalse();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void an_address_that_is_not_there_is_a_problem_for_a_program() {
    var answer = Browser.at(nodes).get("/xno/api/v1/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(problem(answer)).isEqualTo("urn:mufakat:problem:nothing-there");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/zzz/api/v1/releases", "/zzz/api/v1/imports", "/zzz/api/v1/nothing"})
  void a_node_that_does_not_run_here_is_a_problem_for_a_program(String address) {
    var answer = Browser.at(nodes).get(address);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(problem(answer)).isEqualTo("urn:mufakat:problem:unknown-node");
    assertThat(answer.body()).contains("check the first part of the address");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static String basic(String username, String password) {
    return "Basic " + encoded(username + ":" + password);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String problem(HttpResponse<String> answer) {
    return json(answer).get("type").asString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
