package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.server.hosting.HostedNode;

/// Challenges for devices, kept in the session that asked. Each is answered once, within ten
/// minutes, at the node and for the purpose it was drawn for.
final class Challenges {

  private static final int BYTES = 32;
  private static final Duration LASTS = Duration.ofMinutes(10);

  private final InstantSource time;
  private final SecureRandom chance = new SecureRandom();

  Challenges(InstantSource time) {
    this.time = time;
  }

  enum Purpose {
    ADD,
    SIGN_IN
  }

  /// A new one, in the place of any before.
  byte[] draw(HttpServletRequest request, HostedNode node, Purpose purpose) {
    var challenge = new byte[BYTES];
    chance.nextBytes(challenge);
    request
        .getSession(true)
        .setAttribute(name(node, purpose), new Drawn(challenge, time.instant()));
    return challenge;
  }

  /// The one that was drawn last, which is then used up.
  Optional<byte[]> take(HttpServletRequest request, HostedNode node, Purpose purpose) {
    var session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(name(node, purpose))
            instanceof Drawn(byte[] challenge, var at))) {
      return Optional.empty();
    }
    session.removeAttribute(name(node, purpose));
    return at.plus(LASTS).isBefore(time.instant()) ? Optional.empty() : Optional.of(challenge);
  }

  private static String name(HostedNode node, Purpose purpose) {
    return "mufakat.challenge." + node.slug() + "." + purpose;
  }

  private record Drawn(byte[] challenge, Instant at) {}
}
