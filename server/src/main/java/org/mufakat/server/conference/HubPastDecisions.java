package org.mufakat.server.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.PartialDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Past decisions in the hub's database.
final class HubPastDecisions implements PastDecisions {

  /// A file that nobody came back to.
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private static final int AT_ONCE = 1_000;

  private static final String WHERE =
      """
       where (:bodies::text[] is null or body = any (:bodies::text[]))
         and (:body::text is null or body = :body)
         and (:year::text is null or left(decided_on, 4) = :year)
         and not exists (select from unnest(:words::text[]) w where position(w in lower(title || ' ' || content)) = 0)\
      """;

  private static final String COLUMNS =
      "id, body, meeting, decided_on, title, content, mode, source";

  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final Supplier<OpaqueId> draw;

  HubPastDecisions(DataSource database, Supplier<OpaqueId> draw) {
    this.sql = JdbcClient.create(database);
    this.batches = new JdbcTemplate(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.draw = draw;
  }

  @Override
  public Keeping keep(List<PastDecision> decisions, OpaqueId by, Instant at) {
    var fresh = new LinkedHashMap<String, Kept>();
    decisions.forEach(d -> fresh.putIfAbsent(hex(d.sha256()), new Kept(draw.get(), d)));
    return transaction.execute(
        _ -> {
          sql.sql("lock table forum_past_decision in share row exclusive mode").update();
          fresh.keySet().removeAll(known(fresh.keySet().stream().toList()));
          insert(fresh, by, at);
          return new Keeping(fresh.size(), decisions.size() - fresh.size());
        });
  }

  private void insert(Map<String, Kept> fresh, OpaqueId by, Instant at) {
    batches.batchUpdate(
        """
        insert into forum_past_decision
          (id, row_sha256, body, meeting, decided_on, title, content, mode, source, kept_by, kept_at)
        values (?, decode(?, 'hex'), ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        fresh.entrySet(),
        AT_ONCE,
        (row, entry) -> {
          var d = entry.getValue().decision();
          row.setString(1, entry.getValue().id().value());
          row.setString(2, entry.getKey());
          row.setString(3, d.body());
          row.setObject(4, d.meeting().orElse(null), java.sql.Types.INTEGER);
          row.setString(5, d.on().iso());
          row.setString(6, d.title());
          row.setString(7, d.text());
          row.setString(8, d.mode().map(ModeKind::slug).orElse(null));
          row.setString(9, d.source());
          row.setString(10, by.value());
          row.setObject(11, at.atOffset(ZoneOffset.UTC));
        });
    batches.batchUpdate(
        "insert into forum_past_task (decision, number, executing, deliverable, due) values (?, ?,"
            + " ?, ?, ?)",
        fresh.values().stream().flatMap(kept -> tasks(kept).stream()).toList(),
        AT_ONCE,
        (row, task) -> {
          row.setString(1, task.decision().value());
          row.setInt(2, task.number());
          row.setString(3, task.task().executing());
          row.setString(4, task.task().deliverable());
          row.setObject(5, task.task().due().orElse(null), java.sql.Types.INTEGER);
        });
  }

  private record Numbered(OpaqueId decision, int number, PastDecision.PastTask task) {}

  private static List<Numbered> tasks(Kept kept) {
    var numbered = new ArrayList<Numbered>();
    for (var task : kept.decision().tasks()) {
      numbered.add(new Numbered(kept.id(), numbered.size() + 1, task));
    }
    return numbered;
  }

  private List<String> known(List<String> hashes) {
    return sql.sql(
            """
            select encode(row_sha256, 'hex') from forum_past_decision
            where row_sha256 in (select decode(h, 'hex') from unnest(:hashes) h)\
            """)
        .param("hashes", hashes.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Override
  public int there(List<PastDecision> decisions) {
    var hashes = new HashSet<String>();
    decisions.forEach(d -> hashes.add(hex(d.sha256())));
    return decisions.size() - hashes.size() + known(List.copyOf(hashes)).size();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int count(Query query) {
    return asked("select count(*) from forum_past_decision" + WHERE, query)
        .query(Integer.class)
        .single();
  }

  @Override
  public List<Kept> find(Query query, int from, int most) {
    var rows =
        asked(
                "select "
                    + COLUMNS
                    + " from forum_past_decision"
                    + WHERE
                    + " order by decided_on desc, id offset :from limit :most",
                query)
            .param("from", from)
            .param("most", most)
            .query((row, _) -> bare(row))
            .list();
    return withTasks(rows);
  }

  private JdbcClient.StatementSpec asked(String statement, Query query) {
    return sql.sql(statement)
        .param("bodies", query.bodies().map(b -> b.toArray(String[]::new)).orElse(null))
        .param("body", query.body().orElse(null))
        .param("year", query.year().map("%04d"::formatted).orElse(null))
        .param("words", query.words().toArray(String[]::new));
  }

  @Override
  public Optional<Kept> find(OpaqueId id) {
    var rows =
        sql.sql("select " + COLUMNS + " from forum_past_decision where id = :id")
            .param("id", id.value())
            .query((row, _) -> bare(row))
            .list();
    return withTasks(rows).stream().findFirst();
  }

  private static Kept bare(ResultSet row) throws SQLException {
    return new Kept(
        new OpaqueId(row.getString(1)),
        new PastDecision(
            row.getString(2),
            number(row, 3),
            new PartialDate(row.getString(4)),
            row.getString(5),
            row.getString(6),
            Optional.ofNullable(row.getString(7)).flatMap(ModeKind::bySlug),
            List.of(),
            row.getString(8)));
  }

  private static Optional<Integer> number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private List<Kept> withTasks(List<Kept> rows) {
    var tasks = new HashMap<String, List<PastDecision.PastTask>>();
    sql.sql(
            """
            select decision, executing, deliverable, due from forum_past_task
            where decision = any (:ids) order by decision, number\
            """)
        .param("ids", rows.stream().map(kept -> kept.id().value()).toArray(String[]::new))
        .query(
            row -> {
              tasks
                  .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                  .add(
                      new PastDecision.PastTask(
                          row.getString(2), row.getString(3), number(row, 4)));
            });
    return rows.stream()
        .map(kept -> with(kept, tasks.getOrDefault(kept.id().value(), List.of())))
        .toList();
  }

  private static Kept with(Kept kept, List<PastDecision.PastTask> tasks) {
    var d = kept.decision();
    return new Kept(
        kept.id(),
        new PastDecision(
            d.body(), d.meeting(), d.on(), d.title(), d.text(), d.mode(), tasks, d.source()));
  }

  @Override
  public List<Integer> years() {
    return sql.sql(
            "select distinct left(decided_on, 4)::int from forum_past_decision order by 1 desc")
        .query((row, _) -> row.getInt(1))
        .list();
  }

  @Override
  public void wait(Waiting file, Instant at) {
    sql.sql("delete from forum_past_file where handed_in < :longAgo")
        .param("longAgo", at.minus(LONGEST_WAIT).atOffset(ZoneOffset.UTC))
        .update();
    sql.sql(
            "insert into forum_past_file (id, name, content, handed_in) values (:id, :name,"
                + " :content, :at)")
        .param("id", file.id().value())
        .param("name", file.name())
        .param("content", file.content())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<Waiting> waiting(OpaqueId id) {
    return sql.sql("select name, content from forum_past_file where id = :id")
        .param("id", id.value())
        .query((row, _) -> new Waiting(id, row.getString(1), row.getBytes(2)))
        .optional();
  }

  @Override
  public void leave(OpaqueId waiting) {
    sql.sql("delete from forum_past_file where id = :id").param("id", waiting.value()).update();
  }
}
