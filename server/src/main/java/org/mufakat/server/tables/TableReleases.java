package org.mufakat.server.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Releases in a node's PostgreSQL database, in the tables of `V35__table_releases.sql`. Joins the
/// transaction that its thread has open.
final class TableReleases {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Any number that no other lock of this database has.
  private static final long DECISIONS = 0x7461626c6573L;

  private final JdbcClient sql;

  TableReleases(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  /// Decisions are taken one after the other, so that each sees what the one before let out.
  void oneDecisionAtATime() {
    sql.sql("select pg_advisory_xact_lock(?)").param(DECISIONS).query((_, _) -> true).single();
  }

  List<StoredRelease> all() {
    return sql.sql("select * from table_release order by changed_at desc, id")
        .query((row, _) -> stored(row))
        .list();
  }

  /// What everyone may read: released, and released and withdrawn, newest first.
  List<StoredRelease> out() {
    return sql.sql(
            "select * from table_release where state in ('published', 'withdrawn')"
                + " order by changed_at desc, id")
        .query((row, _) -> stored(row))
        .list();
  }

  Optional<StoredRelease> find(String id) {
    return find(id, "");
  }

  /// The same, and nobody else changes it before this transaction ends.
  Optional<StoredRelease> held(String id) {
    return find(id, " for update");
  }

  private Optional<StoredRelease> find(String id, String lock) {
    return sql.sql("select * from table_release where id = ?" + lock)
        .param(id)
        .query((row, _) -> stored(row))
        .optional();
  }

  private static StoredRelease stored(ResultSet row) throws SQLException {
    return new StoredRelease(
        row.getString("id"),
        ReleaseState.bySlug(row.getString("state")).orElseThrow(),
        row.getInt("version"),
        JSON.readValue(row.getString("request"), AskedTables.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getBytes("data")),
        Optional.ofNullable(row.getBytes("review")),
        Optional.ofNullable(row.getBytes("package")),
        Optional.ofNullable(row.getBytes("published")),
        Optional.ofNullable(row.getBytes("proof")));
  }

  void insert(String id, AskedTables asked, byte[] data, Instant at) {
    sql.sql(
            """
            insert into table_release (id, state, version, request, changed_at, data)
            values (:id, 'draft', 1, :request, :at, :data)\
            """)
        .param("id", id)
        .param("request", JSON.writeValueAsString(asked))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("data", data)
        .update();
  }

  /// Another request, from the same data or other; what was computed of the one before is gone.
  void revise(String id, AskedTables asked, byte[] data, Instant at) {
    sql.sql(
            """
            update table_release set state = 'draft', version = version + 1, request = :request,
              changed_at = :at, data = :data, review = null, package = null, proof = null,
              prepared_by = null
            where id = :id\
            """)
        .param("id", id)
        .param("request", JSON.writeValueAsString(asked))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("data", data)
        .update();
  }

  /// What was computed of a request.
  ///
  /// @param release the package's bytes
  /// @param review sealed
  /// @param proof sealed; null of a release that has none
  record Computed(byte[] release, byte[] review, byte @Nullable [] proof) {}

  /// Keeps what was computed of one version; false where it has been changed since.
  boolean keep(String id, int version, Computed computed, Instant at) {
    return sql.sql(
                """
                update table_release set version = version + 1, package = :package,
                  review = :review, proof = :proof, changed_at = :at
                where id = :id and version = :version and state in ('draft', 'sent-back')\
                """)
            .param("id", id)
            .param("version", version)
            .param("package", computed.release())
            .param("review", computed.review())
            .param("proof", computed.proof())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void prepared(String id, String by, Instant at) {
    become(id, ReleaseState.PREPARED, at, ", prepared_by = :by").param("by", by).update();
  }

  void sentBack(String id, Instant at) {
    become(id, ReleaseState.SENT_BACK, at, "").update();
  }

  /// What it was made from is gone with it.
  void published(String id, String by, byte[] file, Instant at) {
    var gone = ", approved_by = :by, published = :file, data = null, review = null";
    become(id, ReleaseState.PUBLISHED, at, gone).param("by", by).param("file", file).update();
  }

  /// What it was proved with is gone with it.
  void withdrawn(String id, Instant at) {
    become(id, ReleaseState.WITHDRAWN, at, ", proof = null").update();
  }

  void discarded(String id, Instant at) {
    var gone = ", data = null, review = null, package = null, proof = null";
    become(id, ReleaseState.DISCARDED, at, gone).update();
  }

  private JdbcClient.StatementSpec become(String id, ReleaseState state, Instant at, String set) {
    return sql.sql(
            "update table_release set state = :state, version = version + 1, changed_at = :at"
                + set
                + " where id = :id")
        .param("id", id)
        .param("state", state.slug())
        .param("at", at.atOffset(ZoneOffset.UTC));
  }

  /// @param salt of the ledger's commitment; null where the ledger says nothing of its content
  void add(
      String id,
      ReleaseStep.Deed deed,
      String person,
      Instant at,
      Said said,
      byte @Nullable [] salt) {
    sql.sql(
            """
            insert into table_release_step
              (release, number, deed, person, at, words, reason, package_sha256, salt)
            select :id, coalesce(max(number), 0) + 1, :deed, :person, :at, :words, :reason,
              :package, :salt
            from table_release_step where release = :id\
            """)
        .param("id", id)
        .param("deed", deed.slug())
        .param("person", person)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("words", said.words())
        .param("reason", said.reason())
        .param("package", said.packageSha256())
        .param("salt", salt)
        .update();
  }

  /// What a step says beside who and when.
  record Said(String words, String reason, String packageSha256) {
    static final Said NOTHING = new Said("", "", "");
  }

  List<ReleaseStep> steps(String id) {
    return sql.sql("select * from table_release_step where release = ? order by number")
        .param(id)
        .query(
            (row, _) ->
                new ReleaseStep(
                    row.getInt("number"),
                    ReleaseStep.Deed.bySlug(row.getString("deed")),
                    row.getString("person"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("words"),
                    row.getString("reason"),
                    row.getString("package_sha256")))
        .list();
  }
}
