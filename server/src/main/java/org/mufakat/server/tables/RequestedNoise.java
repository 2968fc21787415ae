package org.mufakat.server.tables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.mufakat.node.Node;

/// What is drawn for a request, and the name under which it is paid for: both follow from the
/// tables, the method, its cost and the persons, so that asking again for the same costs nothing
/// and shows the same.
final class RequestedNoise {

  private final byte[] secret;
  private final DraftSeal seal;

  RequestedNoise(Node node, DraftSeal seal) {
    this.secret = ReleaseKeys.noise(node);
    this.seal = seal;
  }

  /// The same each time that it is asked for.
  RandomGenerator of(StoredRelease stored) {
    return new KeyedChance(secret, about(stored));
  }

  /// As the budget knows it.
  String name(StoredRelease stored) {
    var about = new ByteArrayOutputStream();
    about.writeBytes("paid ".getBytes(StandardCharsets.UTF_8));
    about.writeBytes(about(stored));
    return KeyedChance.name(secret, about.toByteArray());
  }

  private byte[] about(StoredRelease stored) {
    var asked = stored.asked();
    return String.join(
            "\n",
            asked.tablesText(),
            asked.method().toString(),
            asked.epsilon(),
            seal.counted(stored.id(), stored.data().orElseThrow()).fingerprint())
        .getBytes(StandardCharsets.UTF_8);
  }
}
