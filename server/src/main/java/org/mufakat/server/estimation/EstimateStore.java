package org.mufakat.server.estimation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.server.estimation.EstimateRecord.Approval;
import org.mufakat.server.estimation.EstimateRecord.Line;
import org.mufakat.server.estimation.EstimateRecord.Made;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.estimation.EstimateRecord.SameFile;
import org.mufakat.server.estimation.EstimateRecord.TakenIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Plans, files and estimates in a node's database, in the tables of `V34__estimates.sql`.
final class EstimateStore {

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient sql;

  EstimateStore(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  void register(Registered plan) {
    sql.sql("insert into estimate_plan values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            plan.id(),
            plan.plan().canonical(),
            HEX.parseHex(plan.sha256()),
            HEX.parseHex(plan.salt()),
            Timestamp.from(plan.at()),
            plan.by(),
            plan.invented())
        .update();
  }

  /// @return whether it was the first file of its plan
  boolean take(TakenIn file, byte[] salt) {
    return sql.sql(
                "insert into estimate_file values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                file.plan(),
                file.fileName(),
                HEX.parseHex(file.fileSha256()),
                HEX.parseHex(file.tableSha256()),
                JSON.writeValueAsString(file.table()),
                salt,
                Timestamp.from(file.at()),
                file.by())
            .update()
        == 1;
  }

  void ask(String id, String plan, Instant at, String by) {
    sql.sql(
            "insert into estimate (id, plan, asked_at, asked_by, state)"
                + " values (?, ?, ?, ?, 'waiting')")
        .params(id, plan, Timestamp.from(at), by)
        .update();
  }

  void begin(String id) {
    sql.sql("update estimate set state = 'running' where id = ?").param(id).update();
  }

  void end(String id, EstimateState state, Instant at) {
    sql.sql("update estimate set state = ?, ended_at = ? where id = ?")
        .params(state.slug(), Timestamp.from(at), id)
        .update();
  }

  void done(String id, KeptResult result, byte[] sha256, byte[] salt, Instant at) {
    sql.sql(
            """
            update estimate set state = 'done', ended_at = ?, result = ?, result_sha256 = ?, salt = ?
            where id = ?
            """)
        .params(Timestamp.from(at), result.json(), sha256, salt, id)
        .update();
  }

  /// What ran or waited when the server ended is cut.
  int cut(Instant at) {
    return sql.sql(
            "update estimate set state = 'cut', ended_at = ? where state in ('waiting', 'running')")
        .param(Timestamp.from(at))
        .update();
  }

  /// @return whether nobody had approved it before
  boolean approve(String id, Approval approval, byte[] salt) {
    return sql.sql(
                """
                update estimate set approved_at = ?, approved_by = ?, approved_words = ?,
                  approval_salt = ?
                where id = ? and state = 'done' and approved_at is null
                """)
            .params(Timestamp.from(approval.at()), approval.by(), approval.words(), salt, id)
            .update()
        == 1;
  }

  Optional<Registered> plan(String id) {
    return sql.sql("select * from estimate_plan where id = ?")
        .param(id)
        .query(EstimateStore::registered)
        .optional();
  }

  boolean hasInvented() {
    return sql.sql("select exists (select 1 from estimate_plan where invented)")
        .query(Boolean.class)
        .single();
  }

  boolean hasInventedOfRegister() {
    return sql.sql(
            """
            select exists (select 1 from estimate_plan
              where invented and plan::jsonb -> 'register' is not null)
            """)
        .query(Boolean.class)
        .single();
  }

  /// Newest first.
  List<Registered> plans(int most) {
    return sql.sql("select * from estimate_plan order by registered_at desc, id limit ?")
        .param(most)
        .query(EstimateStore::registered)
        .list();
  }

  Optional<TakenIn> file(String plan) {
    return sql.sql("select * from estimate_file where plan = ?")
        .param(plan)
        .query(
            (row, _) ->
                new TakenIn(
                    text(row, "plan"),
                    text(row, "file_name"),
                    hex(row, "file_sha256"),
                    hex(row, "table_sha256"),
                    JSON.readValue(text(row, "counts"), KeptTable.class),
                    instant(row, "taken_at"),
                    text(row, "taken_by")))
        .optional();
  }

  /// The plans whose file is here; their counts stay in the database.
  Set<String> plansWithFile() {
    return Set.copyOf(sql.sql("select plan from estimate_file").query(String.class).list());
  }

  /// Every plan whose file had the same bytes or the same counts, in the order in which the files
  /// came; this plan's own among them.
  List<SameFile> sameFile(TakenIn file) {
    return sql.sql(
            """
            select p.id, p.plan, p.registered_at, f.taken_at
            from estimate_file f join estimate_plan p on p.id = f.plan
            where f.file_sha256 = ? or f.table_sha256 = ?
            order by f.taken_at, p.id
            """)
        .params(HEX.parseHex(file.fileSha256()), HEX.parseHex(file.tableSha256()))
        .query(
            (row, _) ->
                new SameFile(
                    text(row, "id"),
                    AnalysisPlan.read(text(row, "plan")).question(),
                    instant(row, "registered_at"),
                    instant(row, "taken_at")))
        .list();
  }

  /// For how many plans the register of a side was counted.
  int countsOf(Compartment side) {
    return sql.sql(
            """
            select count(*) from estimate_file f join estimate_plan p on p.id = f.plan
            where p.plan::jsonb #>> '{register,side}' = ?
            """)
        .param(side.slug())
        .query(Integer.class)
        .single();
  }

  Optional<Made> estimate(String id) {
    return sql.sql("select * from estimate where id = ?")
        .param(id)
        .query(EstimateStore::made)
        .optional();
  }

  /// Of a plan, in the order in which they were asked for.
  List<Made> estimatesOf(String plan) {
    return sql.sql("select * from estimate where plan = ? order by asked_at, id")
        .param(plan)
        .query(EstimateStore::made)
        .list();
  }

  /// Newest first.
  List<Line> estimates(int most) {
    return sql.sql(
            """
            select e.id, e.plan as of, e.asked_at, e.state, e.approved_at, p.plan, p.invented
            from estimate e join estimate_plan p on p.id = e.plan
            order by e.asked_at desc, e.id limit ?
            """)
        .param(most)
        .query(
            (row, _) ->
                new Line(
                    text(row, "id"),
                    text(row, "of"),
                    AnalysisPlan.read(text(row, "plan")).question(),
                    instant(row, "asked_at"),
                    EstimateState.of(text(row, "state")),
                    row.getTimestamp("approved_at") != null,
                    row.getBoolean("invented")))
        .list();
  }

  /// The entries of the ledger that are about something, once they have their places.
  List<LedgerEntry> entries(String subject) {
    return sql
        .sql(
            """
            select bytes from ledger_entry
            where ledger_hash(ledger_subject(bytes)) = ledger_hash(?) and ledger_subject(bytes) = ?
            order by index
            """)
        .params(subject, subject)
        .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
        .list()
        .stream()
        .flatMap(bytes -> LedgerEntry.decode(bytes).stream())
        .toList();
  }

  /// The salt that opens an entry's commitment, as hex.
  Optional<String> salt(String table, String column, String key, String id) {
    return sql.sql("select %s from %s where %s = ?".formatted(column, table, key))
        .param(id)
        .query((row, _) -> Optional.ofNullable(row.getBytes(1)).map(HEX::formatHex))
        .optional()
        .flatMap(salt -> salt);
  }

  private static Registered registered(ResultSet row, int number) throws SQLException {
    return new Registered(
        text(row, "id"),
        AnalysisPlan.read(text(row, "plan")),
        hex(row, "plan_sha256"),
        hex(row, "salt"),
        instant(row, "registered_at"),
        text(row, "registered_by"),
        row.getBoolean("invented"));
  }

  private static Made made(ResultSet row, int number) throws SQLException {
    var approvedAt = row.getTimestamp("approved_at");
    return new Made(
        text(row, "id"),
        text(row, "plan"),
        instant(row, "asked_at"),
        text(row, "asked_by"),
        EstimateState.of(text(row, "state")),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("result")).map(KeptResult::read),
        Optional.ofNullable(row.getBytes("result_sha256")).map(HEX::formatHex),
        approvedAt == null
            ? Optional.empty()
            : Optional.of(
                new Approval(
                    approvedAt.toInstant(),
                    text(row, "approved_by"),
                    orEmpty(row.getString("approved_words")))));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  private static String hex(ResultSet row, String column) throws SQLException {
    return HEX.formatHex(Objects.requireNonNull(row.getBytes(column)));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
  }
}
