package org.mufakat.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// What providers were asked, kept in the session that asked: one question at a time for each node.
/// Each is answered once, within ten minutes, by the provider and at the node that it was for.
final class AskedRequests {

  static final Duration LASTS = Duration.ofMinutes(10);

  private final InstantSource time;

  AskedRequests(InstantSource time) {
    this.time = time;
  }

  /// What an answer is for.
  sealed interface Purpose {

    /// @param target where to go afterwards
    record SignIn(String target) implements Purpose {}

    /// @param account that proved its password a moment ago
    record Link(AccountId account, int epoch) implements Purpose {}
  }

  /// @param provider its id at the node
  /// @param request holds the state, the nonce and the verifier, none of which the browser can
  ///   choose
  record Asked(
      String provider, OAuth2AuthorizationRequest request, Purpose purpose, Instant askedAt) {}

  /// Keeps a question, in the place of any before.
  void keep(
      HttpServletRequest request,
      HostedNode node,
      Provider provider,
      OAuth2AuthorizationRequest asked,
      Purpose purpose) {
    request
        .getSession(true)
        .setAttribute(
            name(node), new Asked(provider.setting().id(), asked, purpose, time.instant()));
  }

  /// The question to a provider that this browser waits for an answer to.
  Optional<Asked> awaited(HttpServletRequest request, HostedNode node, Provider provider) {
    var session = request.getSession(false);
    return session != null
            && session.getAttribute(name(node)) instanceof Asked asked
            && asked.provider().equals(provider.setting().id())
            && !asked.askedAt().plus(LASTS).isBefore(time.instant())
        ? Optional.of(asked)
        : Optional.empty();
  }

  /// The question that an answer is to, which is then used up. One that the answer's state does not
  /// fit stays: a page elsewhere could else undo everyone's sign-in by sending rubbish.
  Optional<Asked> take(
      HttpServletRequest request, HostedNode node, Provider provider, String state) {
    var asked =
        awaited(request, node, provider)
            .filter(a -> isSame(Objects.requireNonNull(a.request().getState()), state));
    asked.ifPresent(_ -> request.getSession().removeAttribute(name(node)));
    return asked;
  }

  private static boolean isSame(String state, String returned) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), returned.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(HostedNode node) {
    return "mufakat.provider." + node.slug();
  }
}
