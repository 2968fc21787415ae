package org.mufakat.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.keys.Aead;
import org.mufakat.server.keys.DerivedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The authenticator apps of the people of every node of this process, each in its own node's
/// database: the secrets sealed, the recovery codes hashed.
final class AuthenticatorApps {

  private final NodeDirectory nodes;
  private final Aead aead = new Aead(new SecureRandom());

  AuthenticatorApps(NodeDirectory nodes) {
    this.nodes = nodes;
  }

  /// @param lastStep of the last code that was taken
  record App(byte[] secret, long lastStep, Instant setUpAt, int recoveryCodesLeft) {

    /// Never shows the secret.
    @Override
    public String toString() {
      return "App[" + setUpAt + "]";
    }
  }

  Optional<App> of(NodeId node, AccountId account) {
    var hosted = hosted(node);
    return sql(hosted)
        .sql(
            """
            select sealed, last_step, set_up_at,
              (select count(*) from recovery_code r where r.account = a.account) as codes
            from authenticator_app a where account = ?
            """)
        .param(account.value())
        .query(
            (row, _) ->
                new App(
                    opened(hosted, row.getBytes("sealed"), account),
                    row.getLong("last_step"),
                    row.getObject("set_up_at", OffsetDateTime.class).toInstant(),
                    row.getInt("codes")))
        .optional();
  }

  boolean has(NodeId node, AccountId account) {
    return sql(hosted(node))
        .sql("select exists (select from authenticator_app where account = ?)")
        .param(account.value())
        .query(Boolean.class)
        .single();
  }

  Set<AccountId> owners(NodeId node) {
    return Set.copyOf(
        sql(hosted(node))
            .sql("select account from authenticator_app")
            .query((row, _) -> new AccountId(row.getString("account")))
            .list());
  }

  /// Keeps an app with its recovery codes, unless the person has one already.
  ///
  /// @param step of the code that showed that the app knows the secret
  boolean add(
      NodeId node,
      AccountId account,
      byte[] secret,
      long step,
      List<String> recoveryCodes,
      Instant at) {
    var hosted = hosted(node);
    return inTransaction(
        hosted,
        sql -> {
          int added =
              sql.sql(
                      """
                      insert into authenticator_app (account, sealed, last_step, set_up_at)
                      values (?, ?, ?, ?) on conflict do nothing
                      """)
                  .params(
                      account.value(),
                      aead.seal(key(hosted), secret, context(account)),
                      step,
                      at.atOffset(ZoneOffset.UTC))
                  .update();
          if (added == 1) {
            keep(sql, account, recoveryCodes);
          }
          return added == 1;
        });
  }

  /// New recovery codes in the place of those before.
  boolean replaceRecoveryCodes(NodeId node, AccountId account, List<String> codes) {
    return inTransaction(
        hosted(node),
        sql -> {
          boolean hasApp =
              sql.sql("select account from authenticator_app where account = ? for update")
                  .param(account.value())
                  .query(String.class)
                  .optional()
                  .isPresent();
          if (hasApp) {
            sql.sql("delete from recovery_code where account = ?").param(account.value()).update();
            keep(sql, account, codes);
          }
          return hasApp;
        });
  }

  private static void keep(JdbcClient sql, AccountId account, List<String> codes) {
    for (String code : codes) {
      sql.sql("insert into recovery_code (account, hash) values (?, ?)")
          .params(account.value(), RecoveryCodes.hash(account, code))
          .update();
    }
  }

  /// Takes the code of a step, once: of two at the same moment one is refused.
  boolean takeStep(NodeId node, AccountId account, long step) {
    return sql(hosted(node))
            .sql("update authenticator_app set last_step = ? where account = ? and last_step < ?")
            .params(step, account.value(), step)
            .update()
        == 1;
  }

  /// Takes a recovery code, once.
  boolean takeRecoveryCode(NodeId node, AccountId account, String code) {
    return sql(hosted(node))
            .sql("delete from recovery_code where account = ? and hash = ?")
            .params(account.value(), RecoveryCodes.hash(account, code))
            .update()
        == 1;
  }

  boolean remove(NodeId node, AccountId account) {
    return sql(hosted(node))
            .sql("delete from authenticator_app where account = ?")
            .param(account.value())
            .update()
        == 1;
  }

  private HostedNode hosted(NodeId node) {
    return nodes
        .find(node)
        .orElseThrow(() -> new IllegalArgumentException("node " + node + " does not run here"));
  }

  private static JdbcClient sql(HostedNode node) {
    return JdbcClient.create(node.dataSource());
  }

  private static boolean inTransaction(
      HostedNode node, java.util.function.Predicate<JdbcClient> change) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(node.dataSource()));
    return Boolean.TRUE.equals(transaction.execute(_ -> change.test(sql(node))));
  }

  /// Follows from the node's own key, whose file lies in the data folder and not in the database.
  private static byte[] key(HostedNode node) {
    return DerivedKey.of(node.node().keyring(), "mufakat second factor v1");
  }

  /// What is sealed for one account opens for no other.
  private static byte[] context(AccountId account) {
    return account.value().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] opened(HostedNode node, byte[] sealed, AccountId account) {
    return aead.open(key(node), sealed, context(account))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a second factor was sealed by another key or altered: the database does not"
                        + " belong to this node's key"));
  }
}
