package org.mufakat.server.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/// A provider that does what a test tells it: honest unless told otherwise. Nobody signs in at it;
/// a test says who did.
final class FakeProvider implements AutoCloseable {

  static final String CLIENT = "mufakat-test";
  static final String SECRET = "a secret of the test";

  private static final RSAKey KEY = newKey("first");

  final RSAKey key = KEY;
  final AtomicInteger keysAsked = new AtomicInteger();
  final AtomicInteger tokensAsked = new AtomicInteger();

  /// What each answers, for a test to change.
  volatile UnaryOperator<Map<String, Object>> configuration = UnaryOperator.identity();

  volatile Optional<String> configurationText = Optional.empty();

  volatile Function<JWKSet, String> keys = JWKSet::toString;
  volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  volatile Function<JWTClaimsSet, String> token = this::signed;
  volatile Function<String, String> tokenAnswer = FakeProvider::answerWith;
  volatile boolean down;

  private final HttpServer server;
  private final InstantSource time;
  private final Map<String, Granted> codes = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  /// What a browser was sent with, and who it says signed in.
  private record Granted(String person, Map<String, String> asked) {}

  FakeProvider(InstantSource time) {
    this.time = time;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    serve(
        "/.well-known/openid-configuration",
        _ -> configurationText.orElseGet(() -> json(configuration.apply(described()))));
    serve(
        "/keys",
        _ -> {
          keysAsked.incrementAndGet();
          return keys.apply(new JWKSet(key.toPublicJWK()));
        });
    serve("/token", this::redeemed);
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// Honest again.
  void reset() {
    configuration = UnaryOperator.identity();
    configurationText = Optional.empty();
    keys = JWKSet::toString;
    claims = UnaryOperator.identity();
    token = this::signed;
    tokenAnswer = FakeProvider::answerWith;
    down = false;
  }

  /// A person signs in here, whom a browser came with.
  ///
  /// @param asked the address that the browser was sent to
  /// @return where it is sent back to
  URI signedIn(String person, URI asked) {
    var parameters = parameters(asked.getRawQuery());
    var code = "code-" + number.incrementAndGet();
    codes.put(code, new Granted(person, parameters));
    return back(asked, "code", code);
  }

  /// Where a browser is sent back to, with something in the answer.
  static URI back(URI asked, String... answer) {
    var parameters = parameters(asked.getRawQuery());
    var query = new StringBuilder("state=" + encoded(parameters.getOrDefault("state", "")));
    for (int i = 0; i < answer.length; i += 2) {
      query.append('&').append(answer[i]).append('=').append(encoded(answer[i + 1]));
    }
    return URI.create(parameters.get("redirect_uri") + "?" + query);
  }

  static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : query.split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(decoded(parts[0]), decoded(parts[1]));
    }
    return parameters;
  }

  String signed(JWTClaimsSet said) {
    return signed(said, key);
  }

  static String signed(JWTClaimsSet said, RSAKey key) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), said);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String answerWith(String idToken) {
    return json(
        Map.of(
            "access_token",
            "of no use here",
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "id_token",
            idToken));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private Map<String, Object> described() {
    return new LinkedHashMap<>(
        Map.of(
            "issuer", issuer(),
            "authorization_endpoint", issuer() + "/authorize",
            "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256"),
            "code_challenge_methods_supported", List.of("S256")));
  }

  /// As an honest provider does: a code once, of whom it was given to, for the verifier that fits.
  private String redeemed(HttpExchange exchange) throws IOException {
    tokensAsked.incrementAndGet();
    var form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
    var granted = codes.remove(form.getOrDefault("code", ""));
    if (granted == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !form.getOrDefault("redirect_uri", "").equals(granted.asked().get("redirect_uri"))
        || !challenge(form.getOrDefault("code_verifier", ""))
            .equals(granted.asked().get("code_challenge"))) {
      throw new Refused();
    }
    var now = time.instant();
    var said =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(granted.person())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", granted.asked().get("nonce"))
            .claim("amr", List.of("pwd"));
    if (granted.asked().containsKey("max_age")) {
      said.claim("auth_time", now.getEpochSecond());
    }
    return tokenAnswer.apply(token.apply(claims.apply(said).build()));
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private interface Answering {
    String to(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          if (down) {
            exchange.close();
            return;
          }
          int status = 200;
          String body;
          try {
            body = answering.to(exchange);
          } catch (Refused e) {
            status = 400;
            body = "{\"error\":\"invalid_grant\",\"error_description\":\"<b>no such code</b>\"}";
          }
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  private static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
