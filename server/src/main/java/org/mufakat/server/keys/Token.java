package org.mufakat.server.keys;

import java.nio.file.Path;

/// A device that keeps a node's identity keys and never gives them out: a hardware security module,
/// or a program that stands in for one, behind PKCS #11.
///
/// @param library the maker's PKCS #11 library, as `/usr/lib/softhsm/libsofthsm2.so`
/// @param slot the number of the slot that the token is in, 0 to 2³¹ − 1
/// @param label what the names of this node's keys in the token begin with: 1 to 40 small letters,
///   digits and hyphens
/// @param pinFile holds the user's PIN alone, readable by its owner only
public record Token(Path library, int slot, String label, Path pinFile) {

  public Token {
    if (slot < 0 || !isLabel(label)) {
      throw new IllegalArgumentException("no slot, or no label of a node's keys");
    }
  }

  public static boolean isLabel(String text) {
    return text.matches("[a-z0-9-]{1,40}");
  }
}
