package org.mufakat.ledger;

import java.util.regex.Pattern;

/// An id that says nothing about what it stands for: 128 bits drawn by chance, as 32 lower-case hex
/// digits. No name, number or date of a person can be written in it.
public record OpaqueId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /// Nobody, or nothing: thirty-two zeros.
  public static final OpaqueId NONE = new OpaqueId("0".repeat(32));

  public OpaqueId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("an opaque id is 32 lower-case hex digits");
    }
  }

  public static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
