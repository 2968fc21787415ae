package org.mufakat.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.EAST;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;
import static org.mufakat.server.access.RunningNodes.SOUTH;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.springframework.mock.web.MockHttpServletRequest;

/// Passkeys through the pages, with a device that does what it is told.
class PasskeysTest {

  private static final AtomicLong SEED = new AtomicLong(20260302);
  private static final AtomicLong ADDRESS = new AtomicLong(1);

  private final RunningNodes nodes = RunningNodes.shared();

  /// Each from an address of its own: failed attempts are counted by address.
  private Browser here() {
    return Browser.from(nodes, "127.0.8." + ADDRESS.incrementAndGet());
  }

  private SoftAuthenticator device() {
    return new SoftAuthenticator(
        "http://localhost:" + nodes.at("/").getPort(), SEED.getAndIncrement());
  }

  private static String data(String page, String name) {
    var found = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as("data-" + name).isTrue();
    return found.group(1);
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> add(Browser browser, NodeId node, SoftAuthenticator device) {
    var page = browser.get("/" + node.slug() + "/account/passkeys").body();
    return browser.post(
        "/" + node.slug() + "/account/passkeys",
        "name",
        "office computer",
        "credential",
        device.create(data(page, "challenge"), data(page, "handle")),
        "password",
        PASSWORD);
  }

  private Account personWith(SoftAuthenticator device, String username) {
    var account = nodes.person(NORTH, username, Role.READER);
    var answer = add(here().signIn(NORTH, username), NORTH, device);
    assertThat(location(answer)).isEqualTo("/xno/account/passkeys");
    return account;
  }

  private static String challenge(Browser browser, String slug) {
    return data(browser.get("/" + slug + "/sign-in/passkey").body(), "challenge");
  }

  private HttpResponse<String> signIn(Browser browser, SoftAuthenticator device) {
    var challenge = challenge(browser, "xno");
    device.count++;
    return browser.post("/xno/sign-in/passkey", "credential", device.get(challenge));
  }

  @Test
  void a_passkey_signs_in_without_name_and_password() {
    var device = device();
    var account = personWith(device, "by.passkey");
    var browser = here();

    var entered = signIn(browser, device);

    assertThat(location(entered)).isEqualTo("/xno/region");
    assertThat(browser.get("/xno/account/passkeys?lang=en").body())
        .contains("office computer", nodes.nowOnPages());
    assertThat(LedgerReading.about(nodes, NORTH, account))
        .anyMatch(e -> e.reason() == Reason.PASSKEY_ADDED)
        .last()
        .matches(e -> e.event() == LedgerEvent.SIGN_IN);
  }

  @Test
  void whoever_has_a_passkey_is_not_let_in_by_the_password_alone() {
    personWith(device(), "has.passkey");
    var browser = here();

    var answer = browser.trySignIn(NORTH, "has.passkey", PASSWORD);

    assertThat(location(answer)).isEqualTo("/xno/second-step");
    assertThat(browser.get("/xno/second-step").body()).contains("/xno/sign-in/passkey");
    assertThat(browser.get("/xno/region").statusCode()).isEqualTo(303);
  }

  @Test
  void a_passkey_is_the_second_factor_that_a_node_wants() {
    nodes.person(EAST, "must.passkey", Role.READER);
    var browser = here().signIn(EAST, "must.passkey");
    assertThat(location(browser.get("/xea/region"))).isEqualTo("/xea/account");

    add(browser, EAST, device());

    assertThat(browser.get("/xea/region").statusCode()).isEqualTo(200);
  }

  @Test
  void an_answer_made_for_another_origin_is_refused() {
    var device = device();
    personWith(device, "other.origin");
    var own = device.origin;
    for (String origin : new String[] {"http://localhost:1", "https://mufakat.example"}) {
      device.origin = origin;
      assertThat(signIn(here(), device).statusCode()).as(origin).isEqualTo(422);
    }

    device.origin = own;
    assertThat(location(signIn(here(), device))).isEqualTo("/xno/region");
  }

  @Test
  void an_answer_to_another_challenge_is_refused() {
    var device = device();
    personWith(device, "other.challenge");
    var others = challenge(here(), "xno");
    var browser = here();
    challenge(browser, "xno");
    device.count++;

    assertThat(browser.post("/xno/sign-in/passkey", "credential", device.get(others)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void an_answer_is_taken_once() {
    var device = device();
    personWith(device, "answers.once");
    var browser = here();
    var challenge = challenge(browser, "xno");
    device.count++;
    var answer = device.get(challenge);
    browser.post("/xno/sign-in/passkey", "credential", answer);
    browser.get("/xno/account");
    browser.post("/xno/sign-out");

    challenge(browser, "xno");
    var replayed = browser.post("/xno/sign-in/passkey", "credential", answer);

    assertThat(replayed.statusCode()).isEqualTo(422);
    assertThat(browser.get("/xno/region").statusCode()).isEqualTo(303);
  }

  @Test
  void a_device_whose_count_went_back_is_a_copy_and_is_refused() {
    var device = device();
    personWith(device, "copied");
    device.count = 7;
    assertThat(location(signIn(here(), device))).isEqualTo("/xno/region");

    device.count = 4;

    assertThat(signIn(here(), device).statusCode()).isEqualTo(422);
  }

  @Test
  void a_passkey_of_another_node_opens_nothing_here() {
    var device = device();
    nodes.person(SOUTH, "of.south", Role.READER);
    assertThat(location(add(here().signIn(SOUTH, "of.south"), SOUTH, device)))
        .isEqualTo("/xso/account/passkeys");

    assertThat(signIn(here(), device).statusCode()).isEqualTo(422);
  }

  @Test
  void a_challenge_of_one_node_is_none_of_another() {
    var device = device();
    personWith(device, "two.nodes");
    var browser = here();
    challenge(browser, "xno");
    var southern = challenge(browser, "xso");
    device.count++;

    assertThat(
            browser.post("/xno/sign-in/passkey", "credential", device.get(southern)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_device_that_did_not_check_its_owner_is_refused() {
    var device = device();
    personWith(device, "unchecked");
    device.checksOwner = false;

    assertThat(signIn(here(), device).statusCode()).isEqualTo(422);
    nodes.person(NORTH, "unchecked.too", Role.READER);
    var added = add(here().signIn(NORTH, "unchecked.too"), NORTH, deviceThatChecksNobody());
    assertThat(added.statusCode()).isEqualTo(422);
  }

  private SoftAuthenticator deviceThatChecksNobody() {
    var device = device();
    device.checksOwner = false;
    return device;
  }

  @Test
  void an_answer_that_names_another_person_is_refused() {
    var device = device();
    personWith(device, "names.another");
    device.handle = Base64.getUrlDecoder().decode("AAAA");

    assertThat(signIn(here(), device).statusCode()).isEqualTo(422);
  }

  @Test
  void a_disabled_account_is_opened_by_no_passkey() {
    var device = device();
    var account = personWith(device, "disabled.passkey");
    nodes.accounts(NORTH).revise(account.id(), a -> a.disabled(true));

    assertThat(signIn(here(), device).statusCode()).isEqualTo(422);
  }

  @Test
  void rubbish_is_refused_and_then_slowed_down() {
    var browser = here();
    browser.get("/xno/sign-in/passkey");
    for (String rubbish : new String[] {"", "{}", "[]", "{\"id\":1}", "null"}) {
      assertThat(browser.post("/xno/sign-in/passkey", "credential", rubbish).statusCode())
          .as(rubbish)
          .isEqualTo(422);
    }

    assertThat(browser.post("/xno/sign-in/passkey", "credential", "{}").statusCode())
        .isEqualTo(429);
  }

  @Test
  void adding_and_removing_ask_for_the_password_and_only_ones_own_is_removed() {
    var device = device();
    var account = personWith(device, "keeps.hers");
    var id = nodes.bean(Passkeys.class).of(NORTH, account.id()).getFirst().id();
    nodes.person(NORTH, "thief", Role.READER);
    var thief = here().signIn(NORTH, "thief");
    var page = thief.get("/xno/account/passkeys").body();
    var made = device().create(data(page, "challenge"), data(page, "handle"));

    var refused =
        thief.post(
            "/xno/account/passkeys", "name", "mine", "credential", made, "password", "a guess");
    thief.post("/xno/account/passkeys/remove", "passkey", id, "password", PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(nodes.bean(Passkeys.class).of(NORTH, account.id())).hasSize(1);
    var owner = here();
    signIn(owner, device);
    owner.get("/xno/account/passkeys");
    owner.post("/xno/account/passkeys/remove", "passkey", id, "password", PASSWORD);
    assertThat(nodes.bean(Passkeys.class).of(NORTH, account.id())).isEmpty();
    assertThat(LedgerReading.about(nodes, NORTH, account).getLast().reason())
        .isEqualTo(Reason.PASSKEY_REMOVED);
  }

  @Test
  void where_passkeys_cannot_work_the_page_says_so() {
    var nowhere = new PublicAddress(Optional.empty());
    var request = new MockHttpServletRequest();

    request.setServerName("node.example");
    assertThat(nowhere.origin(request)).isEmpty();
    assertThat(here().getByNumber("/xno/sign-in/passkey?lang=en").body())
        .contains("Passkeys cannot work at this address")
        .doesNotContain("data-passkey");
  }

  @Test
  void the_origin_is_never_what_a_host_header_says() {
    var request = new MockHttpServletRequest();
    request.setServerName("localhost");
    request.setServerPort(1);
    request.setLocalPort(8080);
    var configured = new PublicAddress(Optional.of(URI.create("https://mufakat.example")));

    assertThat(new PublicAddress(Optional.empty()).origin(request))
        .contains(URI.create("http://localhost:8080"));
    assertThat(configured.origin(request)).contains(URI.create("https://mufakat.example"));
  }
}
