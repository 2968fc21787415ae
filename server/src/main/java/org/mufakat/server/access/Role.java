package org.mufakat.server.access;

import java.util.Locale;

/// What a person is at a node. What each may do is written in [AccessPolicy] and nowhere else.
public enum Role {
  /// Keeps the node's accounts and its published figures.
  ADMINISTRATOR,
  /// Imports releases and works on what was quarantined.
  ANALYST,
  /// Reads.
  READER;

  /// The name in the database, in addresses and in message keys: `analyst`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException where no role has this code
  public static Role ofCode(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role has the code '" + code + "'");
  }
}
