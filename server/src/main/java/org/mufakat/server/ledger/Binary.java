package org.mufakat.server.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/// Has a query's bytes sent as they are from its first execution on, not as twice as many digits.
final class Binary {

  private static final int FROM_THE_FIRST_EXECUTION = -1;

  private Binary() {}

  static void transferred(PreparedStatement statement) throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(FROM_THE_FIRST_EXECUTION);
  }
}
