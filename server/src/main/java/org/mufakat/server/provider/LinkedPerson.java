package org.mufakat.server.provider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mufakat.node.Keyring;
import org.mufakat.server.keys.DerivedKey;

/// A person as a provider names one, so that a node knows them again and nobody else learns who it
/// is: what the provider calls them can be a number of theirs.
///
/// @param issuer of the provider
/// @param mark HMAC-SHA-256 of the issuer, the claim's name and its value under a key that follows
///   from the node's own, in hex
record LinkedPerson(String issuer, String mark) {

  private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}");

  LinkedPerson {
    if (!MARK.matcher(mark).matches()) {
      throw new IllegalArgumentException("a mark is 64 hexadecimal digits");
    }
  }

  /// @param claim by which the provider names people
  /// @param value as the provider names the person
  static LinkedPerson of(Keyring node, String issuer, String claim, String value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(DerivedKey.of(node, "mufakat provider person v1"), "HmacSHA256"));
      for (String part : List.of(issuer, claim, value)) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no two can run together.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      return new LinkedPerson(issuer, HexFormat.of().formatHex(mac.doFinal()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /// Never shows the mark, by which whoever has the node's key could find the person.
  @Override
  public String toString() {
    return "LinkedPerson[of " + issuer + "]";
  }
}
