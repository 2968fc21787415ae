package org.mufakat.server.access;

import javax.sql.DataSource;
import org.mufakat.server.TestDatabase;

class JdbcAccountsTest extends AccountsContract {

  private static final DataSource DATABASE = TestDatabase.migrated();

  @Override
  Accounts empty() {
    TestDatabase.run(DATABASE, "truncate account cascade");
    return new JdbcAccounts(DATABASE);
  }
}
