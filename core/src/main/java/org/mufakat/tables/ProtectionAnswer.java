package org.mufakat.tables;

import java.util.List;

/// What came of asking whether tables may leave.
public sealed interface ProtectionAnswer {

  /// They may, so.
  ///
  /// @param constraints all that is public afterwards, to be hashed and told
  /// @param witnesses the proof, internal: they are whole tables that could be the true one
  record Protected(List<SafeTable> tables, Constraints constraints, Witnesses witnesses)
      implements ProtectionAnswer {
    public Protected {
      tables = List.copyOf(tables);
    }
  }

  /// They may not.
  ///
  /// @param findings at least one, all that were found
  record Refused(List<Finding> findings) implements ProtectionAnswer {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
