package org.mufakat.server.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mufakat.node.NodeId;

/// Every sign-in that goes on at the nodes of this process. In memory, as the sessions are that
/// hold them: a table would tell of sessions that ended with the process. A session whose sign-in
/// is no longer here is signed in no more, so taking one out ends it wherever its browser is.
final class OpenSignIns {

  private static final int ID_BYTES = 12;

  private final Map<String, OpenSignIn> open = new ConcurrentHashMap<>();
  private final SecureRandom chance = new SecureRandom();

  OpenSignIn begin(NodeId node, Account account, SignInWay way, Instant at, BrowserKind browser) {
    var begun = new OpenSignIn(drawId(), node, account.id(), account.epoch(), way, at, at, browser);
    open.put(begun.id(), begun);
    return begun;
  }

  /// Whether it goes on; if so, it was seen now.
  boolean seen(String id, Instant at) {
    return open.computeIfPresent(id, (_, signIn) -> signIn.seenAt(at)) != null;
  }

  /// Takes it out. Empty where it was out already.
  Optional<OpenSignIn> end(String id) {
    return Optional.ofNullable(open.remove(id));
  }

  Stream<OpenSignIn> of(NodeId node, AccountId account) {
    return open.values().stream()
        .filter(signIn -> signIn.node().equals(node) && signIn.account().equals(account));
  }

  private String drawId() {
    var bytes = new byte[ID_BYTES];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
