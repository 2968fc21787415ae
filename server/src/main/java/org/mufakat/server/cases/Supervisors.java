package org.mufakat.server.cases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.Role;
import org.mufakat.server.ledger.OpaqueIds;

/// Who supervises the work of a side.
final class Supervisors {

  private Supervisors() {}

  /// Their accounts, as cases and the ledger tell them.
  static List<OpaqueId> of(CaseRoom room, Compartment side) {
    try (var statement =
            room.connection()
                .prepareStatement(
                    "select id, role from account where supervisor and not disabled order by id");
        var row = statement.executeQuery()) {
      var all = new ArrayList<OpaqueId>();
      while (row.next()) {
        var id = row.getString(1);
        if (Role.byCode(row.getString(2)).flatMap(Role::compartment).stream()
            .anyMatch(side::equals)) {
          all.add(OpaqueIds.of(room.desk().node(), Subject.Kind.ACCOUNT, id));
        }
      }
      return all;
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }
}
