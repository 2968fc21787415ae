package org.mufakat.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Accounts in the node's own database, table `account`.
public final class JdbcAccounts implements Accounts {

  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  public JdbcAccounts(DataSource database) {
    this.sql = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public List<Account> all() {
    return sql.sql("select * from account order by username").query(JdbcAccounts::read).list();
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return sql.sql("select * from account where id = ?")
        .param(id.value())
        .query(JdbcAccounts::read)
        .optional();
  }

  @Override
  public Optional<Account> named(Username username) {
    return sql.sql("select * from account where username = ?")
        .param(username.value())
        .query(JdbcAccounts::read)
        .optional();
  }

  @Override
  public Addition add(Account account) {
    var added =
        sql.sql(
                """
                insert into account (id, username, display_name, role, supervisor, password_hash,
                  disabled, must_change_password, created_at, password_set_at, epoch)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (username) do nothing
                """)
            .params(
                account.id().value(),
                account.username().value(),
                account.displayName(),
                account.role().code(),
                account.supervisor(),
                account.passwordHash(),
                account.disabled(),
                account.mustChangePassword(),
                utc(account.createdAt()),
                utc(account.passwordSetAt()),
                account.epoch())
            .update();
    return added == 1 ? new Addition.Added(account) : new Addition.UsernameTaken();
  }

  /// Changes wait for each other: two administrators who demote each other at the same moment would
  /// otherwise leave the node without one. They are rare, and reading goes on meanwhile.
  @Override
  public Revision revise(AccountId id, UnaryOperator<Account> change) {
    return transaction.execute(
        status -> {
          sql.sql("lock table account in share row exclusive mode").update();
          var revision = Accounts.judge(all(), id, change);
          if (revision instanceof Revision.Revised(Account before, Account after)) {
            update(after);
          }
          return revision;
        });
  }

  private void update(Account account) {
    sql.sql(
            """
            update account set display_name = ?, role = ?, supervisor = ?, password_hash = ?,
              disabled = ?, must_change_password = ?, password_set_at = ?, epoch = ?
            where id = ?
            """)
        .params(
            account.displayName(),
            account.role().code(),
            account.supervisor(),
            account.passwordHash(),
            account.disabled(),
            account.mustChangePassword(),
            utc(account.passwordSetAt()),
            account.epoch(),
            account.id().value())
        .update();
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    return new Account(
        new AccountId(row.getString("id")),
        new Username(row.getString("username")),
        row.getString("display_name"),
        role(row.getString("role")),
        row.getBoolean("supervisor"),
        row.getString("password_hash"),
        row.getBoolean("disabled"),
        row.getBoolean("must_change_password"),
        instant(row, "created_at"),
        instant(row, "password_set_at"),
        row.getInt("epoch"));
  }

  private static Role role(String code) {
    return Role.byCode(code)
        .orElseThrow(() -> new IllegalStateException("table account holds an unknown role"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
