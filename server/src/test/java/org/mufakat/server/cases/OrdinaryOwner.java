package org.mufakat.server.cases;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.mufakat.server.TestDatabase;

/// A migrated database that belongs to a role without any special right, as a node's does:
/// superusers pass every policy.
public final class OrdinaryOwner {

  private OrdinaryOwner() {}

  public static DataSource database() throws SQLException {
    var made = TestDatabase.empty();
    TestDatabase.run(
        made,
        "DO $$ BEGIN CREATE ROLE ordinary LOGIN PASSWORD 'ordinary'; EXCEPTION WHEN"
            + " duplicate_object THEN NULL; END $$");
    String url;
    try (var connection = made.getConnection();
        var statement = connection.createStatement()) {
      url = connection.getMetaData().getURL();
      statement.execute("ALTER DATABASE " + connection.getCatalog() + " OWNER TO ordinary");
    }
    return TestDatabase.migrate(
        TestDatabase.at(url.replaceAll("\\?.*", ""), "ordinary", "ordinary"));
  }
}
