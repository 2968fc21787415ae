package org.mufakat.server.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.mufakat.ledger.OpaqueId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The drafts in the hub's database.
final class HubDrafts implements ForumDrafts {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String COLUMNS =
      "select proposal, version, words, changed_at from forum_draft";

  private final JdbcClient sql;

  HubDrafts(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public Optional<Draft> find(OpaqueId proposal, String holder) {
    return sql.sql(
            COLUMNS + " where proposal = :proposal and holder = :holder and words is not null")
        .param("proposal", proposal.value())
        .param("holder", holder)
        .query((row, _) -> draft(row))
        .optional();
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        new OpaqueId(row.getString(1)),
        row.getInt(2),
        JSON.readValue(row.getString(3), DraftWords.class),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  @Override
  public Optional<Draft> keep(
      OpaqueId proposal, String holder, int read, DraftWords words, Instant at) {
    var statement =
        read == 0
            ? """
            insert into forum_draft (proposal, holder, version, words, changed_at)
            values (:proposal, :holder, :read + 1, :words, :at)
            on conflict (proposal, holder)
            do update set version = forum_draft.version + 1, words = :words, changed_at = :at
            where forum_draft.words is null
            returning version\
            """
            : """
            update forum_draft set version = :read + 1, words = :words, changed_at = :at
            where proposal = :proposal and holder = :holder and version = :read
              and words is not null
            returning version\
            """;
    return sql.sql(statement)
        .param("proposal", proposal.value())
        .param("holder", holder)
        .param("read", read)
        .param("words", JSON.writeValueAsString(words))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .optional()
        .map(version -> new Draft(proposal, version, words, at));
  }

  @Override
  public void discard(OpaqueId proposal, String holder, Instant at) {
    sql.sql(
            """
            insert into forum_draft (proposal, holder, version, words, changed_at)
            values (:proposal, :holder, 1, null, :at)
            on conflict (proposal, holder) do update set words = null, changed_at = :at\
            """)
        .param("proposal", proposal.value())
        .param("holder", holder)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public boolean isDiscarded(OpaqueId proposal, String holder) {
    return sql.sql(
            "select exists (select from forum_draft"
                + " where proposal = :proposal and holder = :holder and words is null)")
        .param("proposal", proposal.value())
        .param("holder", holder)
        .query(Boolean.class)
        .single();
  }
}
