package org.mufakat.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;
import static org.mufakat.server.access.RunningNodes.SOUTH;
import static org.mufakat.server.access.SignInPageTest.location;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What someone may try who should not get in. Each attack is a line of docs/threats.md.
class AttackTest {

  private final RunningNodes nodes = RunningNodes.shared();

  @Test
  void a_session_known_beforehand_is_worth_nothing_after_sign_in() {
    var attacker = Browser.at(nodes);
    attacker.get("/xno/sign-in");
    var planted = attacker.cookie();
    var plantedToken = attacker.token();

    var victim = Browser.at(nodes);
    victim.takeCookie(planted);
    victim.signIn(NORTH, "admin");

    assertThat(victim.cookie()).isNotEqualTo(planted);
    assertThat(attacker.get("/xno/users").statusCode()).isEqualTo(303);
    assertThat(victim.postExactly("/xno/sign-out", "_csrf", plantedToken).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_session_id_made_up_by_the_attacker_is_not_taken() {
    var victim = Browser.at(nodes);
    victim.takeCookie("0123456789ABCDEF0123456789ABCDEF");

    victim.signIn(NORTH, "reader");

    assertThat(victim.cookie()).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
  }

  @Test
  void the_session_is_never_in_an_address() {
    var browser = Browser.at(nodes);

    var form = browser.get("/xno/sign-in");

    assertThat(form.body()).doesNotContainIgnoringCase("jsessionid");
    assertThat(browser.get("/xno/users;MUFAKAT=" + browser.cookie()).statusCode()).isEqualTo(400);
  }

  @Test
  void a_form_from_elsewhere_changes_nothing() {
    var admin = Browser.signedIn(nodes, NORTH, "admin");
    admin.get("/xno/users");

    var without =
        admin.postExactly(
            "/xno/users", "username", "forged", "displayName", "Forged", "role", "administrator");
    var wrong =
        admin.postExactly(
            "/xno/users",
            "username",
            "forged",
            "displayName",
            "Forged",
            "role",
            "administrator",
            "_csrf",
            "AAAA");
    var othersToken = Browser.at(nodes);
    othersToken.get("/xno/sign-in");
    var foreign =
        admin.postExactly(
            "/xno/users",
            "username",
            "forged",
            "displayName",
            "Forged",
            "role",
            "administrator",
            "_csrf",
            othersToken.token());

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(nodes.accounts(NORTH).named(new Username("forged"))).isEmpty();
  }

  @Test
  void nobody_can_be_signed_in_by_a_form_from_elsewhere() {
    var answer =
        Browser.at(nodes).postExactly("/xno/sign-in", "username", "reader", "password", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/xno/region",
        "//elsewhere.example/xno/region",
        "/\\elsewhere.example/",
        "/xno//elsewhere.example",
        "/xno/..//elsewhere.example",
        "/xso/region",
        "/xno/../xso/region",
        "/xno/%2e%2e/xso/region",
        "/xno/sign-out",
        "javascript:alert(1)",
        "/xno/region\r\nSet-Cookie: a=b",
        "",
        "xno/region"
      })
  void sign_in_leads_nowhere_but_to_pages_of_its_node(String asked) {
    var browser = Browser.at(nodes);
    browser.get("/xno/sign-in");

    var entered =
        browser.post("/xno/sign-in", "username", "reader", "password", PASSWORD, "next", asked);

    assertThat(location(entered)).isEqualTo("/xno/region");
    assertThat(entered.headers().map()).doesNotContainKey("a");
  }

  @Test
  void guessing_is_slowed_down_with_a_message_and_known_and_unknown_names_alike() {
    nodes.person(NORTH, "guessed", Role.READER);
    var guesser = Browser.from(nodes, "127.0.0.21");
    for (int i = 0; i < 5; i++) {
      guesser.trySignIn(NORTH, "guessed", "guess " + i);
      guesser.trySignIn(NORTH, "not-there", "guess " + i);
    }

    var known = guesser.trySignIn(NORTH, "guessed", PASSWORD);
    var unknown = guesser.trySignIn(NORTH, "not-there", PASSWORD);

    assertThat(known.statusCode()).isEqualTo(429);
    assertThat(unknown.statusCode()).isEqualTo(429);
    assertThat(known.headers().firstValue("Retry-After")).hasValueSatisfying(this::isTwoSeconds);
    assertThat(unknown.headers().firstValue("Retry-After")).hasValueSatisfying(this::isTwoSeconds);
    assertThat(known.body()).contains("role=\"alert\"");
  }

  @Test
  void one_address_cannot_try_many_names() {
    var guesser = Browser.from(nodes, "127.0.0.22");
    for (int i = 0; i < 30; i++) {
      guesser.trySignIn(SOUTH, "name" + i, "guess");
    }

    assertThat(guesser.trySignIn(SOUTH, "another", "guess").statusCode()).isEqualTo(429);
    assertThat(Browser.from(nodes, "127.0.0.23").trySignIn(SOUTH, "reader", PASSWORD).statusCode())
        .isEqualTo(302);
  }

  @Test
  void an_address_made_up_in_a_header_is_not_believed() {
    nodes.person(NORTH, "proxied", Role.READER);
    var guesser = Browser.from(nodes, "127.0.0.24");
    var last = 0;
    for (int i = 0; i < 6; i++) {
      guesser.get("/xno/sign-in", "X-Forwarded-For", "203.0.113." + i);
      last = guesser.trySignIn(NORTH, "proxied", "guess").statusCode();
    }

    assertThat(last).isEqualTo(429);
  }

  @Test
  void another_method_does_not_open_a_door() {
    var reader = Browser.signedIn(nodes, NORTH, "reader");
    reader.get("/xno/password");

    assertThat(reader.send("PUT", "/xno/users").statusCode()).isEqualTo(405);
    assertThat(reader.send("DELETE", "/xno/region").statusCode()).isEqualTo(405);
    assertThat(reader.send("OPTIONS", "/xno/users").statusCode()).isEqualTo(405);
    assertThat(reader.send("TRACE", "/xno/users").statusCode()).isIn(400, 405);
    assertThat(reader.send("HEAD", "/xno/users").statusCode()).isEqualTo(403);
    assertThat(Browser.at(nodes).send("HEAD", "/xno/users").statusCode()).isEqualTo(303);
    assertThat(reader.get("/xno/users", "X-HTTP-Method-Override", "OPTIONS").statusCode())
        .isEqualTo(403);
    assertThat(reader.post("/xno/region", "_method", "GET").statusCode()).isEqualTo(405);
  }

  /// Sent as written: a client library would tidy them up first.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//xno/users",
        "/xno//users",
        "/xno/./users",
        "/xno/region/../users",
        "/hub/../xno/users",
        "/xno/users;a=b",
        "/xno;a=b/users",
        "/xno/%2e/users",
        "/xno/region/%2e%2e/users",
        "/xno%2fusers",
        "/xno/users%00",
        "/xno/users%3b",
        "/xno\\users",
        "/xno/%5cusers",
        "/xno/users/",
        "/xno/Users",
        "/XNO/users",
        "/xno/%75sers",
        "/xno/users.html",
        "/xno/users%0a",
        "/assets/../xno/users",
        "/assets/%2e%2e/xno/users",
        "/error",
        "/manage/env",
        "/manage/prometheus",
        "/manage/health/../env"
      })
  void no_way_of_writing_an_address_leads_around_the_policy(String address) throws IOException {
    var answer = raw("GET " + address + " HTTP/1.1", "Host: localhost");

    assertThat(statusOf(answer)).isIn(303, 400, 404, 405);
    assertThat(answer).doesNotContain("Person admin");
  }

  /// The answer comes although not one byte of the upload was sent.
  @Test
  void an_upload_by_someone_who_may_not_is_refused_unread() throws IOException {
    var reader = Browser.signedIn(nodes, NORTH, "reader");

    var byNobody = beginning(upload("", 100_000_000));
    var byReader = beginning(upload("Cookie: MUFAKAT=" + reader.cookie(), 100_000_000));

    assertThat(statusOf(byNobody)).isEqualTo(303);
    assertThat(statusOf(byReader)).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          analyst      | /xno/imports             | en | It has 1,024 MB.      | At most 261 MB are taken
          statistician | /xno/estimates/plans/P/file | id | Ukurannya 1.024 MB. | paling besar 64 MB
          statistician | /xno/tables/desk/new | en | It has 1,024 MB.      | Leave out every column
          """)
  void an_upload_that_is_far_too_large_is_answered_by_a_page_before_it_came(
      String who, String to, String language, String size, String limit) throws IOException {
    var person = Browser.signedIn(nodes, NORTH, who);
    var address = to.replace("P", "0".repeat(32));

    var answer =
        upTo(
            "</html>",
            "POST " + address + " HTTP/1.1",
            "Host: localhost",
            "Content-Type: multipart/form-data; boundary=b",
            "Content-Length: " + (1L << 30),
            "Accept-Language: " + language,
            "Referer: http://localhost/xno/from-here",
            "Cookie: MUFAKAT=" + person.cookie());

    assertThat(statusOf(answer)).isEqualTo(413);
    assertThat(answer)
        .contains("<html", "lang=\"" + language + "\"", size, limit, "href=\"/xno/from-here\"");
  }

  @Test
  void a_program_is_told_by_a_problem_that_its_upload_is_too_large() throws IOException {
    var analyst = Browser.signedIn(nodes, NORTH, "analyst");

    var answer =
        upTo(
            "}",
            "POST /xno/api/v1/imports HTTP/1.1",
            "Host: localhost",
            "Content-Type: multipart/form-data; boundary=b",
            "Content-Length: 400000000",
            "Cookie: MUFAKAT=" + analyst.cookie());

    assertThat(statusOf(answer)).isEqualTo(413);
    assertThat(answer).contains("application/problem+json", "mufakat:problem:too-large", "381 MB");
  }

  /// What it lacks of its parts is found out only when it is read.
  @Test
  void an_upload_without_its_end_is_answered_by_a_page_too() throws IOException {
    var analyst = Browser.signedIn(nodes, NORTH, "analyst");

    var answer =
        raw(
            "POST /xno/imports HTTP/1.1",
            "Host: localhost",
            "Content-Type: multipart/form-data",
            "Content-Length: 0",
            "Cookie: MUFAKAT=" + analyst.cookie());

    assertThat(statusOf(answer)).isEqualTo(400);
    assertThat(answer).contains("<html", "What was sent cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/xno/sign-in?next=%zz", "/hub/region?from=%", "/xno/sign-in?%=%&=%a"})
  void an_address_that_cannot_be_decoded_is_refused_plainly(String address) throws IOException {
    var answer = raw("GET " + address + " HTTP/1.1", "Host: localhost");

    assertThat(statusOf(answer)).isIn(200, 400);
    assertThat(answer).doesNotContain("Exception");
  }

  private static String[] upload(String header, long bytes) {
    return new String[] {
      "POST /xno/imports HTTP/1.1",
      "Host: localhost",
      "Content-Type: multipart/form-data; boundary=b",
      "Content-Length: " + bytes,
      header.isEmpty() ? "Accept: */*" : header
    };
  }

  @Test
  void a_host_header_from_elsewhere_is_never_repeated() throws IOException {
    var refused = raw("GET /xno/users HTTP/1.1", "Host: elsewhere.example");
    var front = raw("GET / HTTP/1.1", "Host: elsewhere.example", "X-Forwarded-Host: evil.example");
    var form = raw("GET /xno/sign-in HTTP/1.1", "Host: elsewhere.example");

    assertThat(statusOf(refused)).isEqualTo(303);
    assertThat(statusOf(front)).isEqualTo(302);
    assertThat(refused + front + form).doesNotContain("elsewhere.example", "evil.example");
  }

  @Test
  void what_a_page_says_of_itself_keeps_strangers_out_of_it() {
    var signedIn = Browser.signedIn(nodes, NORTH, "admin").get("/xno/users");
    var open = Browser.at(nodes).get("/hub/region");
    var form = Browser.at(nodes).get("/xno/sign-in");

    for (var page : new HttpResponse<?>[] {signedIn, open, form}) {
      assertThat(header(page, "Content-Security-Policy"))
          .isEqualTo(PageHeaders.CONTENT_SECURITY_POLICY)
          .doesNotContain("unsafe");
      assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
      assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
      assertThat(header(page, "Permissions-Policy")).contains("geolocation=()", "camera=()");
      assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(header(page, "Server")).isEmpty();
      assertThat(header(page, "X-Powered-By")).isEmpty();
    }
    assertThat(header(signedIn, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(form, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(open, "Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void what_pages_are_made_of_may_be_cached_and_starts_no_session() {
    var browser = Browser.at(nodes);

    var style = browser.get("/assets/mufakat.css");

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(header(style, "Cache-Control")).contains("max-age=").doesNotContain("no-store");
    assertThat(header(style, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(browser.cookie()).isEmpty();
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_from_other_sites() {
    var form = Browser.at(nodes).get("/xno/sign-in");

    assertThat(header(form, "Set-Cookie"))
        .startsWith("MUFAKAT=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
  }

  @Test
  void an_error_page_tells_nothing_of_the_inside() throws IOException {
    var missing = Browser.signedIn(nodes, NORTH, "admin").get("/xno/no-such-page");
    var malformed = raw("GET /xno/users;a=b HTTP/1.1", "Host: localhost");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body() + malformed)
        .doesNotContain("Exception", "org.springframework", "org.mufakat", "Tomcat");
  }

  private void isTwoSeconds(String seconds) {
    assertThat(Integer.parseInt(seconds)).isEqualTo(2);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join("\n", answer.headers().allValues(name));
  }

  private static int statusOf(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /// The answer's first bytes, without sending what was announced.
  private String beginning(String... lines) throws IOException {
    return upTo(" ", lines);
  }

  /// The answer's beginning up to these letters, while what was announced has not come.
  private String upTo(String letters, String... lines) throws IOException {
    try (var socket = new Socket("127.0.0.1", nodes.port())) {
      socket.setSoTimeout(10_000);
      var request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new ByteArrayOutputStream();
      var in = socket.getInputStream();
      int letter = in.read();
      while (letter >= 0) {
        answer.write(letter);
        if (answer.size() >= 64
            && letter == letters.charAt(letters.length() - 1)
            && answer.toString(UTF_8).endsWith(letters)) {
          break;
        }
        letter = in.read();
      }
      return answer.toString(UTF_8);
    }
  }

  private String raw(String... lines) throws IOException {
    try (var socket = new Socket("127.0.0.1", nodes.port())) {
      socket.setSoTimeout(10_000);
      var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
