package org.mufakat.server.backup;

import java.util.List;
import org.mufakat.server.hosting.AppliedMigration;

/// What a backup says of itself, sealed with it.
///
/// @param schema the migrations that made the tables, in their order
/// @param postgres the version of the server that it was copied from
/// @param ledger the name of the node's ledger
/// @param entries how many entries the ledger had
/// @param erasures the list of erasures as it stood, as a file of its own has it; empty where none
record Manifest(
    List<AppliedMigration> schema, String postgres, String ledger, long entries, String erasures) {

  Manifest {
    schema = List.copyOf(schema);
  }

  /// The newest migration's number.
  String version() {
    return schema.getLast().version();
  }

  /// Where a column's generated numbers go on.
  record Sequence(String schema, String name, long value, boolean called) {
    String quoted() {
      return TableShape.quoted(schema) + "." + TableShape.quoted(name);
    }
  }
}
