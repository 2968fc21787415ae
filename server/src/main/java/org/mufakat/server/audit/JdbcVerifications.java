package org.mufakat.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.mufakat.ledger.OpaqueId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Table `ledger_verification`: the last verifications that were asked for on the page.
///
/// A note for people and no evidence: who owns the database can write there what they like.
final class JdbcVerifications {

  private static final int KEPT = 50;

  private final JdbcClient sql;
  private final JsonMapper json;

  JdbcVerifications(DataSource database, JsonMapper json) {
    this.sql = JdbcClient.create(database);
    this.json = json;
  }

  /// A verification that ended.
  ///
  /// @param by the opaque id of the account that asked
  record Kept(Instant askedAt, OpaqueId by, Duration took, VerificationResult result) {}

  void keep(Kept done) {
    sql.sql(
            """
            insert into ledger_verification (asked_at, asked_by, took_millis, outcome, result)
            values (?, ?, ?, ?, ?)\
            """)
        .params(
            done.askedAt.atOffset(ZoneOffset.UTC),
            done.by.value(),
            done.took.toMillis(),
            done.result.outcome().slug(),
            json.writeValueAsString(done.result))
        .update();
    sql.sql(
            """
            delete from ledger_verification where id <=
              (select id from ledger_verification order by id desc offset ? limit 1)\
            """)
        .param(KEPT)
        .update();
  }

  /// The newest first.
  List<Kept> newest(int most) {
    return sql.sql(
            """
            select asked_at, asked_by, took_millis, result from ledger_verification
            order by id desc limit ?\
            """)
        .param(most)
        .query(this::read)
        .list();
  }

  private Kept read(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        new OpaqueId(row.getString(2)),
        Duration.ofMillis(row.getLong(3)),
        json.readValue(row.getString(4), VerificationResult.class));
  }
}
