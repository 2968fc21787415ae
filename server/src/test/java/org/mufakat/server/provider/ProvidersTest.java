package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.EAST;
import static org.mufakat.server.access.RunningNodes.NORTH;
import static org.mufakat.server.access.RunningNodes.PASSWORD;
import static org.mufakat.server.access.RunningNodes.SOUTH;
import static org.mufakat.server.provider.FakeProvider.back;
import static org.mufakat.server.provider.ProviderSite.MINISTRY;
import static org.mufakat.server.provider.ProviderSite.MOODY;
import static org.mufakat.server.provider.ProviderSite.OTHER;
import static org.mufakat.server.provider.ProviderSite.asked;
import static org.mufakat.server.provider.ProviderSite.comeBack;
import static org.mufakat.server.provider.ProviderSite.goOn;
import static org.mufakat.server.provider.ProviderSite.link;
import static org.mufakat.server.provider.ProviderSite.location;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.signin.LedgerReading;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Signing in by a provider, through the pages, with a provider that does what it is told.
class ProvidersTest {

  private static final AtomicInteger ADDRESS = new AtomicInteger(1);
  private static final String START = "/xno/sign-in/provider/ministry";

  private final RunningNodes nodes = ProviderSite.nodes();

  @BeforeEach
  void honest() {
    MINISTRY.reset();
    OTHER.reset();
    MOODY.reset();
    nodes.pass(Provider.LEFT_ALONE.plusSeconds(1));
  }

  /// Each from an address of its own: failed attempts are counted by address.
  private Browser here() {
    return Browser.from(nodes, "127.0.11." + ADDRESS.incrementAndGet());
  }

  /// Someone whose account is linked to the person of the same name at the ministry.
  private Account linked(NodeId node, String username) {
    var account = nodes.person(node, username, Role.READER);
    var answer = link(here().signIn(node, username), node.slug(), username);
    assertThat(location(answer)).isEqualTo("/" + node.slug() + "/account/providers?done=linked");
    return account;
  }

  private HttpResponse<String> signIn(Browser browser, String person) {
    return comeBack(browser, MINISTRY.signedIn(person, asked(browser, START)));
  }

  private void secondFactorShown() {
    MINISTRY.claims = c -> c.claim("amr", List.of("pwd", "mfa"));
  }

  private static void assertNobody(Browser browser, HttpResponse<String> answer, String why) {
    assertThat(location(answer)).startsWith("/xno/sign-in?refused=" + why);
    assertThat(location(browser.get("/xno/account"))).startsWith("/xno/sign-in");
  }

  // What is meant to happen

  @Test
  void a_provider_opens_the_account_that_its_owner_linked() {
    var account = linked(NORTH, "by.provider");
    var browser = here();
    browser.get("/xno/sign-in");
    var before = browser.cookie();

    var entered = signIn(browser, "by.provider");

    assertThat(location(entered)).isEqualTo("/xno/region");
    assertThat(browser.cookie()).isNotEqualTo(before);
    assertThat(browser.get("/xno/account?lang=en").body()).contains(">Provider<", "Linked to: 1.");
    assertThat(LedgerReading.about(nodes, NORTH, account))
        .anyMatch(e -> e.reason() == Reason.PROVIDER_LINKED)
        .last()
        .matches(e -> e.event() == LedgerEvent.SIGN_IN && e.reason() == Reason.BY_PROVIDER);
  }

  @Test
  void the_question_has_state_nonce_and_a_challenge_and_the_address_is_the_configured_one() {
    var browser = here();

    var first = FakeProvider.parameters(asked(browser, START).getRawQuery());
    var second = FakeProvider.parameters(asked(browser, START).getRawQuery());

    assertThat(first)
        .containsEntry("response_type", "code")
        .containsEntry("response_mode", "query")
        .containsEntry("scope", "openid")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("acr_values", "https://ministry.example/two")
        .containsEntry(
            "redirect_uri", "https://mufakat.example/xno/sign-in/provider/ministry/answer");
    for (String drawn : List.of("state", "nonce", "code_challenge")) {
      assertThat(first.get(drawn)).hasSizeGreaterThanOrEqualTo(43);
      assertThat(second.get(drawn)).isNotEqualTo(first.get(drawn));
    }
  }

  @Test
  void after_sign_in_one_goes_where_one_wanted_to_go_and_never_elsewhere() {
    linked(NORTH, "wanted.page");
    var targets =
        List.of(
            "/xno/claims", "https://evil.example/", "//evil.example", "/xso/region", "/xno/../x");
    for (String target : targets) {
      var browser = here();
      var start = asked(browser, START + "?next=" + target);
      var entered = comeBack(browser, MINISTRY.signedIn("wanted.page", start));
      assertThat(location(entered))
          .isEqualTo(target.equals("/xno/claims") ? target : "/xno/region");
    }
  }

  @Test
  void the_sign_in_page_names_the_providers_and_what_a_label_holds_is_text() {
    var page = here().get("/xno/sign-in?lang=en&next=/xno/claims").body();

    assertThat(page)
        .contains("Sign in with The ministry’s &lt;account&gt;", START + "?next=/xno/claims");
    assertThat(here().get("/xno/sign-in/provider/unknown").statusCode()).isEqualTo(404);
    assertThat(here().get("/xso/sign-in/provider/other").statusCode()).isEqualTo(404);
  }

  // Who is let in, and with how much

  @Test
  void an_unknown_person_is_told_what_to_do_and_gets_no_account() {
    var before = nodes.accounts(NORTH).all().size();
    var browser = here();

    var answer = signIn(browser, "nobody.here");

    assertNobody(browser, answer, "not-linked");
    assertThat(browser.get(location(answer) + "&lang=en").body())
        .contains("no open account of this node is linked to you");
    assertThat(nodes.accounts(NORTH).all()).hasSize(before);
  }

  @Test
  void a_person_who_is_somebody_at_one_node_is_nobody_at_another() {
    linked(SOUTH, "of.south");
    var browser = here();

    assertNobody(browser, signIn(browser, "of.south"), "not-linked");
  }

  @Test
  void a_disabled_account_is_opened_by_no_provider() {
    var account = linked(NORTH, "disabled.one");
    nodes.accounts(NORTH).revise(account.id(), a -> a.disabled(true));
    var browser = here();

    assertNobody(browser, signIn(browser, "disabled.one"), "not-linked");
    assertThat(LedgerReading.about(nodes, NORTH, account).getLast())
        .matches(e -> e.event() == LedgerEvent.SIGN_IN_FAILED && e.reason() == Reason.NOT_LINKED);
  }

  @Test
  void where_a_node_wants_a_second_factor_a_providers_word_without_one_opens_nothing() {
    var start = "/xea/sign-in/provider/ministry";
    linked(EAST, "one.thing");
    var byOne = here();
    comeBack(byOne, MINISTRY.signedIn("one.thing", asked(byOne, start)));
    assertThat(location(byOne.get("/xea/region"))).isEqualTo("/xea/account");

    secondFactorShown();
    var byTwo = here();
    comeBack(byTwo, MINISTRY.signedIn("one.thing", asked(byTwo, start)));
    assertThat(byTwo.get("/xea/region").statusCode()).isEqualTo(200);

    MINISTRY.claims = c -> c.claim("acr", "https://ministry.example/two");
    var byContext = here();
    comeBack(byContext, MINISTRY.signedIn("one.thing", asked(byContext, start)));
    assertThat(byContext.get("/xea/region").statusCode()).isEqualTo(200);

    MINISTRY.claims = c -> c.claim("amr", List.of("MFA", "mfa2", "m")).claim("acr", "two");
    var byOtherWords = here();
    comeBack(byOtherWords, MINISTRY.signedIn("one.thing", asked(byOtherWords, start)));
    assertThat(location(byOtherWords.get("/xea/region"))).isEqualTo("/xea/account");
  }

  @Test
  void whoever_has_codes_is_asked_for_one_after_a_providers_word() throws InvalidKeyException {
    var account = linked(NORTH, "has.codes");
    var browser = here().signIn(NORTH, "has.codes");
    var page = browser.get("/xno/account/codes").body();
    var shown = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<").matcher(page);
    assertThat(shown.find()).isTrue();
    var secret = Base32.decode(shown.group(1).replace(" ", ""));
    browser.post("/xno/account/codes", "code", code(secret), "password", PASSWORD);
    nodes.pass(Duration.ofMinutes(1));

    var again = here();
    assertThat(location(signIn(again, "has.codes"))).isEqualTo("/xno/second-step");
    assertThat(again.get("/xno/account").statusCode()).isEqualTo(303);
    again.get("/xno/second-step");
    again.post("/xno/second-step", "code", code(secret));

    assertThat(again.get("/xno/account?lang=en").body()).contains("Provider and code");
    assertThat(LedgerReading.about(nodes, NORTH, account).getLast().reason())
        .isEqualTo(Reason.BY_PROVIDER);
    secondFactorShown();
    assertThat(location(signIn(here(), "has.codes"))).isEqualTo("/xno/region");
  }

  private String code(byte[] secret) throws InvalidKeyException {
    return new TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), nodes.now());
  }

  @Test
  void linking_with_a_second_factor_is_the_second_factor_that_a_node_wants() {
    nodes.person(EAST, "links.with.two", Role.READER);
    var browser = here().signIn(EAST, "links.with.two");
    assertThat(location(browser.get("/xea/region"))).isEqualTo("/xea/account");
    secondFactorShown();

    link(browser, "xea", "links.with.two");

    assertThat(browser.get("/xea/region").statusCode()).isEqualTo(200);
  }

  @Test
  void a_second_factor_shown_at_the_provider_ends_what_the_password_alone_opened() {
    linked(NORTH, "two.ways");
    var byPassword = here().signIn(NORTH, "two.ways");
    assertThat(byPassword.get("/xno/account").statusCode()).isEqualTo(200);
    secondFactorShown();

    signIn(here(), "two.ways");

    assertThat(byPassword.get("/xno/account").statusCode()).isEqualTo(303);
  }

  // Links

  @Test
  void linking_and_unlinking_ask_for_the_password_and_linking_for_proof_at_the_provider_anew() {
    var account = linked(NORTH, "keeps.links");
    nodes.person(NORTH, "left.open", Role.READER);
    var open = here().signIn(NORTH, "left.open");
    open.get("/xno/account/providers");
    var refused = open.post("/xno/account/providers/ministry/link", "password", "a guess of mine");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain("/authorize");
    var question = goOn(ProviderSite.askToLink(open, "xno", "ministry"));
    assertThat(FakeProvider.parameters(question.getRawQuery())).containsEntry("prompt", "login");

    var owner = here();
    signIn(owner, "keeps.links");
    owner.get("/xno/account/providers");
    var unlinking = "/xno/account/providers/ministry/unlink";
    assertThat(owner.post(unlinking, "password", "a guess of mine").statusCode()).isEqualTo(422);
    var elsewhere = here();
    signIn(elsewhere, "keeps.links");
    var byPassword = here().signIn(NORTH, "keeps.links");
    var ended = owner.post(unlinking, "password", PASSWORD);

    assertThat(location(ended)).isEqualTo("/xno/account/providers?done=unlinked");
    assertThat(owner.get("/xno/account").statusCode()).isEqualTo(200);
    assertThat(byPassword.get("/xno/account").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/xno/account").statusCode()).isEqualTo(303);
    assertThat(LedgerReading.about(nodes, NORTH, account))
        .anyMatch(e -> e.reason() == Reason.PROVIDER_UNLINKED);
    var again = here();
    assertNobody(again, signIn(again, "keeps.links"), "not-linked");
  }

  @Test
  void a_person_of_the_provider_opens_one_account_and_an_account_is_opened_by_one() {
    linked(NORTH, "has.hers");
    nodes.person(NORTH, "wants.hers", Role.READER);
    var browser = here().signIn(NORTH, "wants.hers");

    var another = link(browser, "xno", "has.hers");
    var own = link(browser, "xno", "wants.hers");
    var second = link(browser, "xno", "wants.hers.too");

    assertThat(location(another)).isEqualTo("/xno/account/providers?refused=opens-another");
    assertThat(location(own)).endsWith("done=linked");
    assertThat(location(second)).isEqualTo("/xno/account/providers?refused=has-one");
    assertThat(browser.get(location(another) + "&lang=en").body())
        .contains("Another account of this node is linked to you");
  }

  @Test
  void a_link_that_one_person_began_ends_in_no_other_account_and_in_none_after_signing_out() {
    var victim = nodes.person(NORTH, "signs.in.between", Role.READER);
    nodes.person(NORTH, "begins.a.link", Role.READER);
    var browser = here().signIn(NORTH, "begins.a.link");
    var question = goOn(ProviderSite.askToLink(browser, "xno", "ministry"));
    browser.signIn(NORTH, "signs.in.between");

    var answer = comeBack(browser, MINISTRY.signedIn("begins.a.link", question));

    assertThat(location(answer)).isEqualTo("/xno/account/providers?refused=not-asked");
    assertThat(nodes.bean(LinkBooks.class).count(NORTH, victim.id())).isZero();
  }

  @Test
  void an_administrator_ends_a_persons_links_and_their_sign_ins() {
    var account = linked(NORTH, "links.ended");
    var person = here();
    signIn(person, "links.ended");
    var admin = here().signIn(NORTH, "admin");
    assertThat(admin.get("/xno/users?lang=en").body()).contains("linked to a provider");

    admin.post("/xno/users/" + account.id() + "/unlink-provider");

    assertThat(person.get("/xno/account").statusCode()).isEqualTo(303);
    var again = here();
    assertNobody(again, signIn(again, "links.ended"), "not-linked");
  }

  @Test
  void the_database_does_not_say_who_a_person_is_at_the_provider() {
    linked(NORTH, "number.3171234567890123");
    var database = nodes.bean(NodeDirectory.class).find(NORTH).orElseThrow().dataSource();

    var rows =
        JdbcClient.create(database)
            .sql("select l::text from provider_link l")
            .query(String.class)
            .list();

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("3171234567890123"));
  }

  // Answers that were not asked for

  @Test
  void a_state_that_is_missing_wrong_used_or_of_another_session_is_refused() {
    linked(NORTH, "states");
    var browser = here();
    var answer = MINISTRY.signedIn("states", asked(browser, START));
    var state = FakeProvider.parameters(answer.getRawQuery()).get("state");
    var path = answer.getRawPath() + "?code=x";

    assertNobody(browser, browser.get(path), "not-asked");
    assertNobody(browser, browser.get(path + "&state=" + state + "x"), "not-asked");
    var another = here();
    another.get("/xno/sign-in");
    assertNobody(another, comeBack(another, answer), "not-asked");

    assertThat(location(comeBack(browser, answer))).isEqualTo("/xno/region");
    browser.get("/xno/account");
    browser.post("/xno/sign-out");
    assertNobody(browser, comeBack(browser, answer), "not-asked");
  }

  @Test
  void an_answer_that_comes_too_late_is_refused() {
    linked(NORTH, "too.late");
    var browser = here();
    var answer = MINISTRY.signedIn("too.late", asked(browser, START));
    nodes.pass(AskedRequests.LASTS.plusSeconds(1));

    assertNobody(browser, comeBack(browser, answer), "not-asked");
  }

  @Test
  void an_answer_for_one_node_is_none_for_another() {
    linked(NORTH, "two.nodes");
    linked(SOUTH, "two.nodes");
    var browser = here();
    var southern = MINISTRY.signedIn("two.nodes", asked(browser, "/xso/sign-in/provider/ministry"));
    asked(browser, START);

    var answer = browser.get("/xno/sign-in/provider/ministry/answer?" + southern.getRawQuery());

    assertNobody(browser, answer, "not-asked");
    assertThat(browser.get("/xso/account").statusCode()).isEqualTo(303);
  }

  @Test
  void a_code_of_one_provider_is_not_taken_to_another() {
    linked(NORTH, "mixed.up");
    var browser = here();
    var answer = MINISTRY.signedIn("mixed.up", asked(browser, START));
    var before = OTHER.tokensAsked.get();

    var mixed = browser.get("/xno/sign-in/provider/other/answer?" + answer.getRawQuery());

    assertNobody(browser, mixed, "not-asked");
    assertThat(OTHER.tokensAsked.get()).isEqualTo(before);
    var question = asked(browser, START);
    var named = URI.create(MINISTRY.signedIn("mixed.up", question) + "&iss=https://evil.example");
    assertNobody(browser, comeBack(browser, named), "untrusted");
    var right =
        URI.create(
            MINISTRY.signedIn("mixed.up", asked(browser, START)) + "&iss=" + MINISTRY.issuer());
    assertThat(location(comeBack(browser, right))).isEqualTo("/xno/region");
  }

  @Test
  void where_answers_name_the_issuer_one_without_it_is_refused() {
    MOODY.configuration =
        c -> {
          c.put("authorization_response_iss_parameter_supported", true);
          return c;
        };
    nodes.pass(Duration.ofHours(2));
    var browser = here();
    var question = asked(browser, "/xno/sign-in/provider/moody");

    assertNobody(browser, comeBack(browser, MOODY.signedIn("moody.one", question)), "untrusted");
  }

  @Test
  void a_code_that_another_session_got_opens_nothing_here() {
    linked(NORTH, "code.stolen");
    var owner = here();
    var stolen = MINISTRY.signedIn("code.stolen", asked(owner, START));
    var thief = here();
    var own = asked(thief, START);

    var injected =
        comeBack(
            thief, back(own, "code", FakeProvider.parameters(stolen.getRawQuery()).get("code")));

    assertNobody(thief, injected, "untrusted");
    assertNobody(owner, comeBack(owner, stolen), "untrusted");
  }

  @Test
  void what_a_provider_says_of_an_error_is_never_shown() {
    var browser = here();
    var told =
        back(
            asked(browser, START),
            "error",
            "access_denied",
            "error_description",
            "<script>alert(1)</script> ring this number",
            "error_uri",
            "https://evil.example/");

    var answer = comeBack(browser, told);
    var page = browser.get(location(answer) + "&lang=en").body();

    assertNobody(browser, answer, "declined");
    assertThat(page)
        .contains("The provider did not sign you in there")
        .doesNotContain("ring this number", "evil.example");
    assertThat(browser.get("/xno/sign-in?refused=%3Cb%3Ex").body()).doesNotContain("<b>x");
  }

  @Test
  void rubbish_is_slowed_down_and_the_password_still_opens() {
    nodes.person(NORTH, "neighbour", Role.READER);
    var browser = here();
    asked(browser, START);
    for (int i = 0; i < 5; i++) {
      assertNobody(browser, browser.get(START + "/answer?state=" + i + "&code=x"), "not-asked");
    }

    var slowed = browser.get(START + "/answer?state=x&code=x&lang=en");

    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    assertThat(slowed.body()).contains("Too many attempts", "name=\"username\"");
    assertThat(location(browser.trySignIn(NORTH, "neighbour", PASSWORD))).isEqualTo("/xno/region");
  }

  @Test
  void what_nobody_asked_for_is_counted_against_nobody_and_told_nowhere() {
    linked(NORTH, "reads.a.trap");
    var browser = here();
    browser.get("/xno/sign-in");
    var before = refusedAnswers();

    for (int i = 0; i < 40; i++) {
      assertNobody(browser, browser.get(START + "/answer?state=" + i + "&code=x"), "not-asked");
    }

    assertThat(refusedAnswers()).isEqualTo(before);
    assertThat(location(signIn(browser, "reads.a.trap"))).isEqualTo("/xno/region");
  }

  @Test
  void going_away_from_the_provider_is_no_attempt_however_often() {
    linked(NORTH, "goes.away");
    var browser = here();
    var before = refusedAnswers();

    for (int i = 0; i < 7; i++) {
      var declined = back(asked(browser, START), "error", "access_denied");
      assertNobody(browser, comeBack(browser, declined), "declined");
    }

    assertThat(refusedAnswers()).isEqualTo(before);
    assertThat(location(signIn(browser, "goes.away"))).isEqualTo("/xno/region");
  }

  private long refusedAnswers() {
    return LedgerReading.all(nodes, NORTH).stream()
        .filter(e -> e.reason() == Reason.PROVIDER_ANSWER_REFUSED)
        .count();
  }

  @Test
  void whoever_signed_out_is_shown_where_to_sign_out_at_the_provider_and_is_not_taken_there() {
    var out = "https://ministry.example/out";
    MINISTRY.configuration =
        c -> {
          c.put("end_session_endpoint", out);
          return c;
        };
    linked(NORTH, "signs.out");
    nodes.pass(Duration.ofHours(2));
    var browser = here();
    signIn(browser, "signs.out");
    browser.get("/xno/account");

    var signedOut = location(browser.post("/xno/sign-out"));

    assertThat(signedOut).isEqualTo("/xno/sign-in?signed-out");
    assertThat(browser.get(signedOut + "&lang=en").body())
        .contains(
            "href=\"" + out + "?client_id=" + FakeProvider.CLIENT + "\"",
            "Sign out of The ministry’s &lt;account&gt; too");
    assertThat(browser.get(signedOut + "&lang=id").body()).contains("Keluar juga dari");
    assertThat(browser.get("/xno/sign-in").body()).doesNotContain(out);
  }

  // A provider that cannot be asked

  @Test
  void a_provider_that_is_down_says_so_and_keeps_no_other_way_closed() {
    linked(NORTH, "down.once");
    var browser = here();
    var question = asked(browser, START);
    MINISTRY.down = true;

    assertNobody(
        browser, comeBack(browser, MINISTRY.signedIn("down.once", question)), "unreachable");
    assertThat(location(browser.trySignIn(NORTH, "down.once", PASSWORD))).isEqualTo("/xno/region");

    MINISTRY.down = false;
    nodes.pass(Provider.LEFT_ALONE.plusSeconds(1));
    assertThat(location(signIn(here(), "down.once"))).isEqualTo("/xno/region");
  }

  @Test
  void a_provider_that_was_never_reached_sends_nobody_anywhere() {
    var browser = here();

    var answer = browser.get("/xso/sign-in/provider/gone?next=/xso/claims");

    assertThat(location(answer)).isEqualTo("/xso/sign-in?refused=unreachable&next=%2Fxso%2Fclaims");
    assertThat(browser.get(location(answer) + "&lang=en").body())
        .contains("The provider does not answer now", "value=\"/xso/claims\"");
    nodes.person(SOUTH, "links.to.gone", Role.READER);
    browser.signIn(SOUTH, "links.to.gone");
    assertThat(ProviderSite.askToLink(browser, "xso", "gone").body())
        .doesNotContain("/authorize")
        .contains("id=\"problem\"");
  }
}
