package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.SettableTime;
import org.mufakat.server.hosting.ProviderSetting;
import org.mufakat.server.hosting.ProviderSetting.SecondFactorWords;
import org.mufakat.server.provider.ProviderAnswer.Proven;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/// What a node believes of a provider, and what it does not.
class ProviderTest {

  private static final URI ANSWER_TO =
      URI.create("https://mufakat.example/xno/sign-in/provider/ministry/answer");
  private static final Duration WAIT = Duration.ofMillis(700);

  private final SettableTime time = new SettableTime();
  private final FakeProvider fake = new FakeProvider(time);
  private final Provider provider = provider("sub");

  private Provider provider(String personClaim) {
    var setting =
        new ProviderSetting(
            "ministry",
            "The ministry",
            fake.issuer(),
            FakeProvider.CLIENT,
            ProviderSite.secretFile(FakeProvider.SECRET),
            personClaim,
            new SecondFactorWords(Set.of("mfa"), Set.of()));
    return new Provider(
        new NodeId("XNO"),
        setting,
        setting.clientSecret(),
        new ProviderLine(WAIT, 64 * 1024),
        time);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private ProviderAnswer signIn() {
    return signIn(provider);
  }

  private ProviderAnswer signIn(Provider by) {
    return answer(by, false);
  }

  private ProviderAnswer answer(Provider by, boolean anew) {
    var asked = by.ask(ANSWER_TO, anew).orElseThrow();
    return by.answer(asked, time.instant(), returned(asked));
  }

  private Returned returned(OAuth2AuthorizationRequest asked) {
    var back = fake.signedIn("p-1", URI.create(asked.getAuthorizationRequestUri()));
    var answer = FakeProvider.parameters(back.getRawQuery());
    return new Returned(answer.get("state"), answer.get("code"), "", "");
  }

  @Test
  void an_honest_provider_is_believed() {
    assertThat(signIn()).isEqualTo(new Proven("p-1", false));

    fake.claims = c -> c.claim("amr", List.of("pwd", "mfa"));
    assertThat(signIn()).isEqualTo(new Proven("p-1", true));
  }

  // What a token says

  static Stream<Arguments> claimsThatAreNotBelieved() {
    return Stream.of(
        wrong("for another client", c -> c.audience("another")),
        wrong("for nobody", c -> c.audience((String) null)),
        wrong(
            "for several, and nobody says to whom it was given",
            c -> c.audience(List.of(FakeProvider.CLIENT, "another"))),
        wrong(
            "given to another of several",
            c -> c.audience(List.of(FakeProvider.CLIENT, "another")).claim("azp", "another")),
        wrong("given to another", c -> c.claim("azp", "another")),
        wrong("of another issuer", c -> c.issuer("https://evil.example")),
        wrong("of no issuer", c -> c.issuer(null)),
        wrong("with another nonce", c -> c.claim("nonce", "another")),
        wrong("without a nonce", c -> c.claim("nonce", null)),
        wrong("with a nonce in a list", c -> c.claim("nonce", List.of(c.getClaims().get("nonce")))),
        wrong("run out", c -> c.expirationTime(later(c, -61))),
        wrong("that never runs out", c -> c.expirationTime(null)),
        wrong("of tomorrow", c -> c.issueTime(later(c, 62))),
        wrong("of no moment", c -> c.issueTime(null)),
        wrong("made before it was asked for", c -> c.issueTime(later(c, -61))),
        wrong("of nobody", c -> c.subject(null)),
        wrong("of an empty name", c -> c.subject(" ")),
        wrong("of an endless name", c -> c.subject("x".repeat(256))));
  }

  private static Arguments wrong(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
    return Arguments.of(what, claims);
  }

  private static Date later(JWTClaimsSet.Builder claims, long seconds) {
    var issued = ((Date) claims.getClaims().get("iat")).toInstant();
    return Date.from(issued.plusSeconds(seconds));
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("claimsThatAreNotBelieved")
  void a_token_is_not_believed(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
    fake.claims = claims;

    assertThat(signIn()).as(what).isEqualTo(Refused.UNTRUSTED);
  }

  @Test
  void clocks_may_be_a_minute_apart() {
    fake.claims = c -> c.issueTime(later(c, 59));
    assertThat(signIn()).isInstanceOf(Proven.class);

    fake.claims = c -> c.issueTime(later(c, -59)).expirationTime(later(c, 1));
    assertThat(signIn()).isInstanceOf(Proven.class);
  }

  @Test
  void another_claim_can_name_the_person_if_it_is_one_text() {
    var byNumber = provider("urn:ministry:person");

    assertThat(signIn(byNumber)).isEqualTo(Refused.UNTRUSTED);
    fake.claims = c -> c.claim("urn:ministry:person", List.of("7"));
    assertThat(signIn(byNumber)).isEqualTo(Refused.UNTRUSTED);
    fake.claims = c -> c.claim("urn:ministry:person", "7");
    assertThat(signIn(byNumber)).isEqualTo(new Proven("7", false));
  }

  @Test
  void whoever_is_to_show_anew_who_they_are_has_to_have_done_so_since_it_was_asked() {
    var asked = provider.ask(ANSWER_TO, true).orElseThrow();
    assertThat(
            FakeProvider.parameters(URI.create(asked.getAuthorizationRequestUri()).getRawQuery()))
        .containsEntry("max_age", "0")
        .containsEntry("prompt", "login");
    long now = time.instant().getEpochSecond();

    assertThat(answer(provider, true)).isInstanceOf(Proven.class);
    for (Object earlier : Arrays.asList(now - 61, now - 86_400, "today", null)) {
      fake.claims = c -> c.claim("auth_time", earlier);
      assertThat(answer(provider, true)).as("shown at %s", earlier).isEqualTo(Refused.UNTRUSTED);
    }
    fake.claims = c -> c.claim("auth_time", now - 86_400);
    assertThat(answer(provider, false)).isInstanceOf(Proven.class);
  }

  // How a token is signed

  @Test
  void a_token_that_nobody_signed_is_not_believed() {
    fake.token = said -> new PlainJWT(said).serialize();

    assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
  }

  @Test
  void a_token_signed_with_what_everybody_knows_is_not_believed() throws Exception {
    var publicKey = fake.key.toRSAPublicKey().getEncoded();
    for (byte[] secret :
        List.of(
            publicKey,
            fake.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            (FakeProvider.SECRET + FakeProvider.SECRET).getBytes(StandardCharsets.UTF_8))) {
      fake.token =
          said -> {
            try {
              var token =
                  new SignedJWT(
                      new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(fake.key.getKeyID()).build(),
                      said);
              token.sign(new MACSigner(secret));
              return token.serialize();
            } catch (JOSEException e) {
              throw new IllegalStateException(e);
            }
          };
      assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
    }
  }

  @Test
  void a_token_signed_by_another_key_of_the_same_name_or_that_brings_its_own_is_not_believed() {
    var others = FakeProvider.newKey(fake.key.getKeyID());
    fake.token = said -> FakeProvider.signed(said, others);
    assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);

    fake.token =
        said -> {
          try {
            var token =
                new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(others.toPublicJWK()).build(),
                    said);
            token.sign(new RSASSASigner(others));
            return token.serialize();
          } catch (JOSEException e) {
            throw new IllegalStateException(e);
          }
        };
    assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
  }

  @Test
  void a_token_of_another_kind_is_not_believed() {
    fake.token =
        said -> {
          try {
            var token =
                new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(fake.key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                    said);
            token.sign(new RSASSASigner(fake.key));
            return token.serialize();
          } catch (JOSEException e) {
            throw new IllegalStateException(e);
          }
        };

    assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
  }

  @Test
  void a_token_that_was_altered_or_is_none_is_not_believed() {
    fake.token = said -> fake.signed(said).replaceFirst("\\.e", ".f");
    assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
    for (String rubbish : List.of("", ".", "a.b.c", "{}", "x".repeat(5000))) {
      fake.token = _ -> rubbish;
      assertThat(signIn()).as(rubbish).isEqualTo(Refused.UNTRUSTED);
    }
    for (String answer :
        List.of("{\"access_token\":\"x\",\"token_type\":\"Bearer\"}", "null", "[]", "7", "{")) {
      fake.tokenAnswer = _ -> answer;
      assertThat(signIn()).as(answer).isInstanceOf(Refused.class);
    }
  }

  @Test
  void a_new_key_is_asked_for_when_it_is_needed_and_unknown_ones_are_not_asked_for_endlessly() {
    assertThat(signIn()).isInstanceOf(Proven.class);
    var next = FakeProvider.newKey("second");
    fake.keys = _ -> new JWKSet(List.of(fake.key.toPublicJWK(), next.toPublicJWK())).toString();
    fake.token = said -> FakeProvider.signed(said, next);
    assertThat(signIn()).isInstanceOf(Proven.class);
    int before = fake.keysAsked.get();

    for (int i = 0; i < 12; i++) {
      var unknown = new RSAKey.Builder(next).keyID("unknown-" + i).build();
      fake.token = said -> FakeProvider.signed(said, unknown);
      assertThat(signIn()).isEqualTo(Refused.UNTRUSTED);
    }

    assertThat(fake.keysAsked.get() - before).isLessThanOrEqualTo(2);
    fake.token = fake::signed;
    assertThat(signIn()).isInstanceOf(Proven.class);
  }

  // The code

  @Test
  void a_code_is_taken_once_and_with_the_verifier_that_was_drawn_for_it() {
    var asked = provider.ask(ANSWER_TO, false).orElseThrow();
    var returned = returned(asked);
    var another = provider.ask(ANSWER_TO, false).orElseThrow();

    assertThat(asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER))
        .hasSizeBetween(43, 128);
    assertThat(asked.getAuthorizationRequestUri())
        .doesNotContain(asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER));
    assertThat(provider.answer(asked, time.instant(), returned)).isInstanceOf(Proven.class);
    assertThat(provider.answer(asked, time.instant(), returned)).isEqualTo(Refused.UNTRUSTED);
    assertThat(provider.answer(another, time.instant(), returned(asked)))
        .isEqualTo(Refused.UNTRUSTED);
  }

  @Test
  void a_code_that_is_missing_or_endless_is_taken_nowhere() {
    var asked = provider.ask(ANSWER_TO, false).orElseThrow();

    for (String code : List.of("", "x".repeat(4097))) {
      assertThat(
              provider.answer(asked, time.instant(), new Returned(asked.getState(), code, "", "")))
          .isEqualTo(Refused.UNTRUSTED);
    }
    assertThat(fake.tokensAsked.get()).isZero();
  }

  // What a provider says of itself

  static Stream<Arguments> configurationsThatAreNotTaken() {
    return Stream.of(
        Arguments.of("issuer", "https://evil.example"),
        Arguments.of("issuer", 7),
        Arguments.of("authorization_endpoint", "http://evil.example/authorize"),
        Arguments.of("authorization_endpoint", "javascript:alert(1)"),
        Arguments.of("token_endpoint", "http://evil.example/token"),
        Arguments.of("token_endpoint", List.of("https://ministry.example")),
        Arguments.of("token_endpoint", "https://user@ministry.example/token"),
        Arguments.of("jwks_uri", "http://evil.example/keys"),
        Arguments.of("jwks_uri", "file:///etc/passwd"),
        Arguments.of("jwks_uri", "not an address"),
        Arguments.of("code_challenge_methods_supported", List.of("plain")));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("configurationsThatAreNotTaken")
  void a_provider_that_says_what_cannot_be_is_not_asked(String name, Object value) {
    fake.configuration =
        c -> {
          c.put(name, value);
          return c;
        };

    assertThat(provider.ask(ANSWER_TO, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"text\"", "{", "", "{\"issuer\":null}"})
  void a_provider_whose_word_of_itself_makes_no_sense_is_not_asked_and_then_asked_again(
      String said) {
    fake.configurationText = Optional.of(said);
    assertThat(provider.ask(ANSWER_TO, false)).isEmpty();
    fake.configurationText = Optional.empty();
    time.pass(Provider.LEFT_ALONE.plusSeconds(1));

    assertThat(signIn()).isInstanceOf(Proven.class);
  }

  @Test
  void where_people_sign_out_at_a_provider_is_told_if_it_says_so_and_it_is_safe() {
    assertThat(provider.signOutAddress()).isEmpty();
    signIn();
    assertThat(provider.signOutAddress()).isEmpty();

    for (String unsafe :
        List.of("javascript:alert(1)", "http://evil.example/out", "not an address")) {
      says("end_session_endpoint", unsafe);
      assertThat(provider.signOutAddress()).as(unsafe).isEmpty();
    }
    says("end_session_endpoint", "https://ministry.example/out?x=1");
    assertThat(provider.signOutAddress())
        .contains("https://ministry.example/out?x=1&client_id=" + FakeProvider.CLIENT);
  }

  private void says(String name, Object value) {
    fake.configuration =
        c -> {
          c.put(name, value);
          return c;
        };
    time.pass(Duration.ofHours(2));
    signIn();
  }

  @Test
  void a_provider_that_is_down_is_left_alone_for_a_while_and_then_asked_again() {
    fake.down = true;
    assertThat(provider.ask(ANSWER_TO, false)).isEmpty();
    fake.down = false;
    assertThat(provider.ask(ANSWER_TO, false)).isEmpty();

    time.pass(Provider.LEFT_ALONE.plusSeconds(1));

    assertThat(signIn()).isInstanceOf(Proven.class);
  }

  @Test
  void what_a_provider_said_of_itself_is_kept_while_it_is_down() {
    assertThat(signIn()).isInstanceOf(Proven.class);
    fake.down = true;
    time.pass(Duration.ofHours(2));

    assertThat(provider.ask(ANSWER_TO, false)).isPresent();
    assertThat(signIn()).isEqualTo(Refused.UNREACHABLE);
  }

  // The line to it

  @Test
  void more_keys_than_an_honest_provider_has_are_not_read() {
    fake.keys = set -> "{\"keys\":[" + " ".repeat(70_000) + set.toString().substring(9);

    assertThat(signIn()).isEqualTo(Refused.UNREACHABLE);
  }

  @Test
  void an_endless_answer_to_a_code_is_not_read() {
    fake.tokenAnswer = token -> FakeProvider.answerWith(token) + " ".repeat(70_000);

    assertThat(signIn()).isEqualTo(Refused.UNREACHABLE);
  }

  @Test
  void an_answer_that_drips_is_given_up_as_a_whole_and_a_redirect_is_not_followed()
      throws Exception {
    var followed = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
              out.write(' ');
              out.flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/redirect",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/followed");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/followed",
        exchange -> {
          followed.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      var line = new ProviderLine(WAIT, 1000);
      var base = "http://localhost:" + server.getAddress().getPort();
      var before = Instant.now();

      assertThatThrownBy(() -> line.text(URI.create(base + "/drip")))
          .isInstanceOf(IOException.class);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
      assertThatThrownBy(() -> line.text(URI.create(base + "/redirect")))
          .isInstanceOf(IOException.class);
      assertThat(followed.get()).isZero();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_logged_or_printed_names_nobody() {
    assertThat(new Proven("3171234567890123", true).toString()).doesNotContain("3171234567890123");
    assertThat(new Returned("s", "c", "e", "i").toString()).isEqualTo("Returned[]");
    assertThat(Map.of("k", new LinkedPerson("https://i.example", "ab".repeat(32))).toString())
        .doesNotContain("abab");
  }
}
