package org.mufakat.server.provider;

import java.util.List;
import javax.sql.DataSource;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;

class JdbcProviderLinksTest extends ProviderLinksContract {

  private static final DataSource DATABASE = TestDatabase.migrated();

  @Override
  ProviderLinks empty() {
    TestDatabase.run(DATABASE, "truncate account cascade");
    var accounts = new JdbcAccounts(DATABASE);
    for (AccountId id : List.of(ONE, TWO)) {
      accounts.add(
          Account.opened(
              id,
              new Username(id.value()),
              "Person " + id,
              Role.READER,
              new Account.Secret("not a real hash", false),
              AT));
    }
    return new JdbcProviderLinks(DATABASE);
  }
}
