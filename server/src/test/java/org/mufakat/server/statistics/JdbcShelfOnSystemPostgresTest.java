package org.mufakat.server.statistics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mufakat.server.SystemPostgres;
import org.mufakat.server.TestDatabase;
import org.mufakat.statistics.ReleaseShelf;

/// The contract on the PostgreSQL that the operating system brings: an external server may be older
/// than ours.
class JdbcShelfOnSystemPostgresTest extends ReleaseShelfContract {

  private static SystemPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = SystemPostgres.startOrSkip();
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  ReleaseShelf emptyShelf() {
    return new JdbcShelf(TestDatabase.migrate(postgres.empty()));
  }
}
