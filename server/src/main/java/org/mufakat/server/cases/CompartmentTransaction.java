package org.mufakat.server.cases;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

/// A transaction that works for one compartment: the database shows it that compartment's tables
/// and no row of the other's.
public final class CompartmentTransaction {

  private final Connection connection;
  private final Compartment compartment;

  private CompartmentTransaction(Connection connection, Compartment compartment) {
    this.connection = connection;
    this.compartment = compartment;
  }

  /// The rest of a transaction works for this compartment.
  ///
  /// @throws IllegalArgumentException when the connection commits by itself
  public static CompartmentTransaction on(Connection connection, Compartment compartment) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException("a compartment is worked for within a transaction");
      }
      try (var say =
          connection.prepareStatement("SELECT set_config('mufakat.compartment', ?, true)")) {
        say.setString(1, compartment.slug());
        say.execute();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    return new CompartmentTransaction(connection, compartment);
  }

  Compartment compartment() {
    return compartment;
  }

  interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /// @param sql with `%1$s` for the compartment's schema
  <T> T with(String sql, Use<T> use) {
    try (var statement = connection.prepareStatement(sql.formatted(schema()))) {
      return use.of(statement);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The ids in a statement's first column, in its order.
  static List<OpaqueId> ids(PreparedStatement statement) throws SQLException {
    var all = new ArrayList<OpaqueId>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(new OpaqueId(row.getString(1)));
      }
    }
    return all;
  }

  /// Ids to be bound as one array.
  static Array array(PreparedStatement statement, Collection<OpaqueId> ids) throws SQLException {
    return array(statement.getConnection(), ids);
  }

  static Array array(Connection connection, Collection<OpaqueId> ids) throws SQLException {
    return connection.createArrayOf("text", ids.stream().map(OpaqueId::value).toArray());
  }

  private String schema() {
    return switch (compartment) {
      case LAW_ENFORCEMENT -> "law_enforcement";
      case VICTIM_SERVICES -> "victim_services";
    };
  }

  static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("the database failed: " + e.getSQLState(), e);
  }
}
