package org.mufakat.server.forum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.VerifierKey;

/// Keys in a file, a line each: `HUB name+id+key`, `XNO name+id+key`. Got from each node's people,
/// and not from whoever hands over what they are to check.
public final class KeyLines {

  private KeyLines() {}

  /// Empty where a line is none, or the hub has not exactly one key.
  public static Optional<SignerKeys> parse(List<String> lines) {
    var hubs = new ArrayList<VerifierKey>();
    var members = new HashMap<String, List<VerifierKey>>();
    for (var line : lines.stream().filter(l -> !l.isBlank()).toList()) {
      var parts = line.strip().split(" ", 2);
      var key =
          parts.length == 2 && parts[0].matches("[A-Z]{3}")
              ? VerifierKey.parse(parts[1]).filter(k -> k.kind() == KeyKind.ED25519)
              : Optional.<VerifierKey>empty();
      if (key.isEmpty()) {
        return Optional.empty();
      }
      if (parts[0].equals("HUB")) {
        hubs.add(key.get());
      } else {
        members.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(key.get());
      }
    }
    return hubs.size() == 1
        ? Optional.of(new SignerKeys(hubs.getFirst(), members))
        : Optional.empty();
  }
}
