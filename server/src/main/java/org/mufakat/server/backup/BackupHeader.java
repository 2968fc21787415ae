package org.mufakat.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;

/// The beginning of a backup, in plain text, so that anyone sees whose it is. What follows is
/// sealed together with it.
///
/// ```
/// mufakat-backup/v1
/// node XNO
/// regime example
/// key 5f0c…(64 hex digits: the fingerprint of the node's key)
/// id 91ab…(32 hex digits)
/// made 2031-05-06T12:00:00Z
///
/// ```
record BackupHeader(NodeId node, String regime, String key, OpaqueId id, Instant made) {

  private static final String VERSION = "mufakat-backup/v1";
  private static final int MOST_BYTES = 1024;

  byte[] bytes() {
    return """
    %s
    node %s
    regime %s
    key %s
    id %s
    made %s

    """
        .formatted(VERSION, node, regime, key, id, made)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Reads to the empty line; empty when this is no such beginning, or one that this version does
  /// not write.
  static Optional<BackupHeader> read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.length() < MOST_BYTES && text.indexOf("\n\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      text.append((char) next);
    }
    var lines = text.toString().lines().toList();
    var fields = new LinkedHashMap<String, String>();
    for (String line : lines.subList(1, Math.max(1, lines.size()))) {
      var words = line.split(" ", 2);
      fields.put(words[0], words[words.length - 1]);
    }
    try {
      var header =
          new BackupHeader(
              new NodeId(fields.getOrDefault("node", "")),
              fields.getOrDefault("regime", ""),
              fields.getOrDefault("key", ""),
              new OpaqueId(fields.getOrDefault("id", "")),
              Instant.parse(fields.getOrDefault("made", "")));
      return new String(header.bytes(), StandardCharsets.US_ASCII).contentEquals(text)
          ? Optional.of(header)
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
