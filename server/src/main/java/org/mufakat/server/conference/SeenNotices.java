package org.mufakat.server.conference;

import javax.sql.DataSource;
import org.mufakat.server.access.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far in the record each person of a node has seen their notices.
final class SeenNotices {

  private final JdbcClient sql;

  SeenNotices(DataSource node) {
    this.sql = JdbcClient.create(node);
  }

  /// 0 where nothing is seen.
  long upTo(AccountId account) {
    return sql.sql("select position from forum_seen where account = :account")
        .param("account", account.value())
        .query((row, _) -> row.getLong(1))
        .optional()
        .orElse(0L);
  }

  /// What was seen stays seen.
  void see(AccountId account, long position) {
    sql.sql(
            """
            insert into forum_seen (account, position) values (:account, :position)
            on conflict (account) do update
              set position = greatest(forum_seen.position, excluded.position)\
            """)
        .param("account", account.value())
        .param("position", position)
        .update();
  }
}
