package org.mufakat.server.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.ProviderSetting;
import org.mufakat.server.provider.ProviderAnswer.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// A provider as one node knows it: what it says of itself, read when first needed and again after
/// an hour; how to ask it who somebody is; and whether to believe what it answers.
///
/// Source: OpenID Connect Core 1.0, sections 3.1.2 and 3.1.3; OpenID Connect RP-Initiated Logout
/// 1.0; RFC 7636 (PKCE); RFC 9700.
final class Provider {

  /// Keys that anybody may know, and hashes that hold. A key that is a secret, as HS256 has, is the
  /// client's too; `none` is nobody's.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  /// How far the provider's clock may be from this one.
  static final Duration CLOCKS_APART = Duration.ofSeconds(60);

  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  /// After a failure nobody asks again for so long: whoever waits for a dead provider waits in
  /// vain.
  static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private static final Duration KEYS_KNOWN_FOR = Duration.ofMinutes(15);
  private static final Duration KEYS_WAIT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_KEY_REQUESTS = Duration.ofSeconds(30);

  private static final String MAX_AGE = "max_age";

  private static final int PERSON_CHARACTERS = 255;
  private static final int LONGEST_CODE = 4096;
  private static final int NONCE_BYTES = 32;

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

  private final NodeId node;
  private final ProviderSetting setting;
  private final String secret;
  private final ProviderLine line;
  private final InstantSource time;
  private final SecureRandom chance = new SecureRandom();
  private final RestClientAuthorizationCodeTokenResponseClient tokens =
      new RestClientAuthorizationCodeTokenResponseClient();
  private final ReentrantLock reading = new ReentrantLock();
  private Optional<Known> known = Optional.empty();
  private Instant failedAt = Instant.MIN;

  Provider(
      NodeId node, ProviderSetting setting, String secret, ProviderLine line, InstantSource time) {
    this.node = node;
    this.setting = setting;
    this.secret = secret;
    this.line = line;
    this.time = time;
    this.tokens.setRestClient(line.client());
  }

  /// What the provider says of itself.
  ///
  /// @param saysWhoAnswers whether its answers name it (RFC 9207)
  /// @param endSession where people sign out there, if it says so (RP-Initiated Logout 1.0)
  private record Known(
      ClientRegistration registration,
      NimbusJwtDecoder decoder,
      boolean saysWhoAnswers,
      Optional<URI> endSession,
      Instant readAt) {}

  ProviderSetting setting() {
    return setting;
  }

  /// What to ask the provider, for the browser to take there; empty where it cannot be asked now.
  ///
  /// @param answerTo this node's address for the answer
  /// @param anew whether the provider is to ask for the person's proof also where they are signed
  ///   in there already
  Optional<OAuth2AuthorizationRequest> ask(URI answerTo, boolean anew) {
    return known().map(k -> ask(k.registration(), answerTo, anew));
  }

  private OAuth2AuthorizationRequest ask(
      ClientRegistration registration, URI answerTo, boolean anew) {
    var nonce = drawn();
    var asked =
        OAuth2AuthorizationRequest.authorizationCode()
            .clientId(registration.getClientId())
            .authorizationUri(
                Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
            .redirectUri(answerTo.toString())
            .scopes(Set.of(OidcScopes.OPENID))
            .state(drawn())
            .additionalParameters(
                more -> {
                  more.put(OidcParameterNames.NONCE, nonce);
                  more.put("response_mode", "query");
                  if (anew) {
                    more.put("prompt", "login");
                    more.put(MAX_AGE, "0");
                  }
                  if (!setting.secondFactor().contexts().isEmpty()) {
                    more.put("acr_values", String.join(" ", setting.secondFactor().contexts()));
                  }
                })
            .attributes(kept -> kept.put(OidcParameterNames.NONCE, nonce));
    OAuth2AuthorizationRequestCustomizers.withPkce().accept(asked);
    return asked.build();
  }

  /// What the provider says, for what a browser brought back: the code is taken to it, and what it
  /// says of the person is checked.
  ///
  /// @param askedAt nothing that was said before can be an answer
  ProviderAnswer answer(OAuth2AuthorizationRequest asked, Instant askedAt, Returned returned) {
    var now = known();
    if (now.isEmpty()) {
      return Refused.UNREACHABLE;
    }
    if (!mayHaveAnswered(now.get(), returned.issuer())) {
      return untrusted("issuer", Optional.empty());
    }
    if (!returned.error().isEmpty()) {
      return Refused.DECLINED;
    }
    return returned.code().isEmpty() || returned.code().length() > LONGEST_CODE
        ? Refused.UNTRUSTED
        : redeem(now.get(), asked, askedAt, returned.code());
  }

  /// By the issuer that is named beside the code: a code of one provider can be taken to another.
  private boolean mayHaveAnswered(Known known, String issuerNamed) {
    return issuerNamed.isEmpty() ? !known.saysWhoAnswers() : issuerNamed.equals(setting.issuer());
  }

  private ProviderAnswer redeem(
      Known known, OAuth2AuthorizationRequest asked, Instant askedAt, String code) {
    try {
      var answer =
          OAuth2AuthorizationResponse.success(code)
              .redirectUri(Objects.requireNonNull(asked.getRedirectUri()))
              .state(Objects.requireNonNull(asked.getState()))
              .build();
      var said =
          tokens.getTokenResponse(
              new OAuth2AuthorizationCodeGrantRequest(
                  known.registration(), new OAuth2AuthorizationExchange(asked, answer)));
      return said.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String token
          ? believed(known.decoder().decode(token), asked, askedAt)
          : untrusted("no-id-token", Optional.empty());
    } catch (BadJwtException e) {
      return untrusted("id-token", Optional.of(e));
    } catch (JwtException e) {
      return failedOnTheWay(e) ? unreachable("keys", e) : untrusted("id-token", Optional.of(e));
    } catch (OAuth2AuthorizationException e) {
      return failedOnTheWay(e) ? unreachable("tokens", e) : untrusted("code", Optional.of(e));
    } catch (IllegalArgumentException e) {
      return untrusted("token-response", Optional.of(e));
    }
  }

  private ProviderAnswer believed(Jwt token, OAuth2AuthorizationRequest asked, Instant askedAt) {
    var nonce = asked.getAttribute(OidcParameterNames.NONCE);
    if (nonce == null || !nonce.equals(token.getClaims().get(OidcParameterNames.NONCE))) {
      return untrusted("nonce", Optional.empty());
    }
    var issued = token.getIssuedAt();
    if (issued == null || issued.plus(CLOCKS_APART).isBefore(askedAt)) {
      return untrusted("issued-before-asked", Optional.empty());
    }
    if (asked.getAdditionalParameters().containsKey(MAX_AGE) && !isOfNow(token, askedAt)) {
      return untrusted("signed-in-before-asked", Optional.empty());
    }
    return token.getClaims().get(setting.personClaim()) instanceof String person
            && !person.isBlank()
            && person.length() <= PERSON_CHARACTERS
        ? new ProviderAnswer.Proven(person, showsSecondFactor(token))
        : untrusted("person-claim", Optional.empty());
  }

  /// Whether the person showed the provider who they are after the question was asked.
  private static boolean isOfNow(Jwt token, Instant askedAt) {
    return token.getClaims().get(IdTokenClaimNames.AUTH_TIME) instanceof Instant shown
        && !shown.plus(CLOCKS_APART).isBefore(askedAt);
  }

  private boolean showsSecondFactor(Jwt token) {
    var words = setting.secondFactor();
    boolean byMethod =
        token.getClaims().get("amr") instanceof List<?> said
            && said.stream().anyMatch(words.methods()::contains);
    return byMethod
        || token.getClaims().get("acr") instanceof String context
            && words.contexts().contains(context);
  }

  /// Where people sign out at the provider; empty where it does not say so, or nobody has asked it
  /// anything yet: it is not asked for this.
  Optional<String> signOutAddress() {
    reading.lock();
    try {
      return known
          .flatMap(Known::endSession)
          .map(
              address ->
                  UriComponentsBuilder.fromUri(address)
                      .queryParam("client_id", "{client}")
                      .encode()
                      .buildAndExpand(setting.clientId())
                      .toUriString());
    } finally {
      reading.unlock();
    }
  }

  /// What the provider says of itself, as long as it can be taken as known. One asks, others wait
  /// for that; where it failed a moment ago, nobody asks.
  private Optional<Known> known() {
    reading.lock();
    try {
      var now = time.instant();
      if (known.filter(k -> k.readAt().plus(KNOWN_FOR).isAfter(now)).isPresent()) {
        return known;
      }
      if (failedAt.isAfter(now.minus(LEFT_ALONE))) {
        return known;
      }
      try {
        known = Optional.of(read(now));
      } catch (IOException | RuntimeException e) {
        // Whatever it is that makes no sense, reading it can fail in any way.
        failedAt = now;
        problem("configuration", Optional.of(e));
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  private Known read(Instant now) throws IOException {
    var address = setting.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    var told = line.text(URI.create(address));
    @SuppressWarnings("unchecked")
    Map<String, Object> said = JsonMapper.shared().readValue(told, Map.class);
    require(setting.issuer().equals(said.get("issuer")), "another issuer");
    for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      require(isSafe(said.get(endpoint)), endpoint);
    }
    require(
        !(said.get("code_challenge_methods_supported") instanceof List<?> methods)
            || methods.contains("S256"),
        "no PKCE by S256");
    var registration =
        ClientRegistrations.fromOidcConfiguration(said)
            .registrationId(setting.id())
            .clientId(setting.clientId())
            .clientSecret(secret)
            .build();
    return new Known(
        registration,
        decoder(registration),
        Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")),
        Optional.ofNullable(said.get("end_session_endpoint"))
            .filter(this::isSafe)
            .map(endpoint -> URI.create(endpoint.toString())),
        now);
  }

  private boolean isSafe(@Nullable Object endpoint) {
    if (!(endpoint instanceof String address)) {
      return false;
    }
    var uri = URI.create(address);
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && ("https".equals(uri.getScheme())
            || setting.isOnThisMachine() && ProviderSetting.isOnThisMachine(uri));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /// Believes what is signed by a key that the provider shows now, is for this node, and is neither
  /// of yesterday nor of tomorrow.
  private NimbusJwtDecoder decoder(ClientRegistration registration) throws MalformedURLException {
    var address = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
    var keys =
        JWKSourceBuilder.<SecurityContext>create(URI.create(address).toURL(), line)
            .cache(KEYS_KNOWN_FOR.toMillis(), KEYS_WAIT.toMillis())
            .refreshAheadCache(false)
            .rateLimited(BETWEEN_KEY_REQUESTS.toMillis())
            .retrying(false)
            .build();
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    var validator = new OidcIdTokenValidator(registration);
    validator.setClock(time.withZone(ZoneOffset.UTC));
    validator.setClockSkew(CLOCKS_APART);
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    decoder.setJwtValidator(validator);
    return decoder;
  }

  private ProviderAnswer untrusted(String what, Optional<Exception> why) {
    problem(what, why);
    return Refused.UNTRUSTED;
  }

  private ProviderAnswer unreachable(String what, Exception why) {
    problem(what, Optional.of(why));
    return Refused.UNREACHABLE;
  }

  /// Which step failed and by what kind of failure: what a failure says may hold what a provider
  /// says of a person.
  private void problem(String what, Optional<? extends Exception> why) {
    var kinds = new ArrayList<String>();
    Stream.<Throwable>iterate(why.orElse(null), Objects::nonNull, Throwable::getCause)
        .limit(6)
        .forEach(thrown -> kinds.add(thrown.getClass().getSimpleName()));
    LOG.warn(
        "provider node={} provider={} problem={} kind={}",
        node,
        setting.id(),
        what,
        kinds.isEmpty() ? "none" : String.join("<", kinds));
  }

  private static boolean failedOnTheWay(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(IOException.class::isInstance);
  }

  private String drawn() {
    var bytes = new byte[NONCE_BYTES];
    chance.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
