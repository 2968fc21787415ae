package org.mufakat.forum;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A text as it stood at one time. What is adopted is one of these, to the letter.
///
/// @param number 1 for the first that was tabled
public record TextVersion(int number, List<Clause> clauses) {

  public TextVersion {
    clauses = List.copyOf(clauses);
    if (number < 1 || clauses.isEmpty()) {
      throw new IllegalArgumentException("versions are counted from 1 and have a clause");
    }
    if (clauses.stream().map(Clause::label).distinct().count() != clauses.size()) {
      throw new IllegalArgumentException("no two clauses share a label");
    }
  }

  public boolean has(String label) {
    return clauses.stream().anyMatch(c -> c.label().equals(label));
  }

  /// SHA-256 over the clauses in order, label and text of each with its length in bytes before it.
  /// The number is not in it: the same words have the same hash.
  public String hash() {
    var sha256 = begun();
    for (var clause : clauses) {
      take(sha256, clause.label());
      take(sha256, clause.text());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static void take(MessageDigest hash, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    hash.update(bytes);
  }

  private static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
