package org.mufakat.server.conference;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which account of a node each token opens the feeds of. An account has one token or none. What
/// ends every sign-in of an account, a new password and its being disabled, ends its token too.
final class FeedTokens {

  private final JdbcClient sql;

  FeedTokens(DataSource node) {
    this.sql = JdbcClient.create(node);
  }

  /// The token before it, where there was one, opens nothing from now on.
  void give(Account account, FeedToken token, Instant at) {
    sql.sql(
            """
            insert into forum_feed (account, token_sha256, given_at, epoch)
            values (:account, :token, :at, :epoch)
            on conflict (account) do update
              set token_sha256 = excluded.token_sha256, given_at = excluded.given_at,
                epoch = excluded.epoch\
            """)
        .param("account", account.id().value())
        .param("epoch", account.epoch())
        .param("token", bytes(token))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void revoke(AccountId account) {
    sql.sql("delete from forum_feed where account = :account")
        .param("account", account.value())
        .update();
  }

  /// When an account's token was given; empty where it has none.
  Optional<Instant> given(Account account) {
    return sql.sql("select given_at from forum_feed where account = :account and epoch = :epoch")
        .param("account", account.id().value())
        .param("epoch", account.epoch())
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// The account as it is now, if it is still the one that the token was given to.
  Optional<Account> owner(FeedToken token, Accounts accounts) {
    return sql.sql("select account, epoch from forum_feed where token_sha256 = :token")
        .param("token", bytes(token))
        .query((row, _) -> new Given(new AccountId(row.getString(1)), row.getInt(2)))
        .optional()
        .flatMap(
            given ->
                accounts.find(given.account).filter(account -> account.epoch() == given.epoch));
  }

  private record Given(AccountId account, int epoch) {}

  private static byte[] bytes(FeedToken token) {
    return HexFormat.of().parseHex(token.hash());
  }
}
