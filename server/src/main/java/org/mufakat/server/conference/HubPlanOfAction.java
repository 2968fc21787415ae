package org.mufakat.server.conference;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Plans of action in the hub's database.
final class HubPlanOfAction implements PlanOfAction {

  private static final String PLANS =
      "select id, title, decision, past_decision, first_half, last_half from forum_plan";
  private static final String ROWS =
      "select id, plan, number, provisions, area, activity, output, lead, cooperating from"
          + " forum_plan_row";

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Supplier<OpaqueId> draw;

  HubPlanOfAction(DataSource database, Supplier<OpaqueId> draw) {
    this.sql = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.draw = draw;
  }

  @Override
  public List<Plan> plans() {
    return sql.sql(PLANS + " order by begun_at desc, id").query((row, _) -> plan(row)).list();
  }

  @Override
  public Optional<Plan> plan(OpaqueId id) {
    return sql.sql(PLANS + " where id = :id")
        .param("id", id.value())
        .query((row, _) -> plan(row))
        .optional();
  }

  private static Plan plan(ResultSet row) throws SQLException {
    var recorded = row.getString(3);
    return new Plan(
        new OpaqueId(row.getString(1)),
        row.getString(2),
        recorded == null
            ? new AdoptedBy.BeforeTheRecord(new OpaqueId(row.getString(4)))
            : new AdoptedBy.InTheRecord(new OpaqueId(recorded)),
        HalfYear.parse(row.getString(5)).orElseThrow(),
        HalfYear.parse(row.getString(6)).orElseThrow());
  }

  @Override
  public void begin(Plan plan, OpaqueId by, Instant at) {
    boolean recorded = plan.adoptedBy() instanceof AdoptedBy.InTheRecord;
    var decision = plan.adoptedBy().decision().value();
    sql.sql(
            """
            insert into forum_plan (id, title, decision, past_decision, first_half, last_half, begun_by, begun_at)
            values (:id, :title, :decision, :past, :first, :last, :by, :at)\
            """)
        .param("id", plan.id().value())
        .param("title", plan.title())
        .param("decision", recorded ? decision : null)
        .param("past", recorded ? null : decision)
        .param("first", plan.first().toString())
        .param("last", plan.last().toString())
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Row> rows(OpaqueId plan) {
    return sql.sql(ROWS + " where plan = :plan order by number")
        .param("plan", plan.value())
        .query((row, _) -> row(row))
        .list();
  }

  @Override
  public Optional<Row> row(OpaqueId id) {
    return sql.sql(ROWS + " where id = :id")
        .param("id", id.value())
        .query((row, _) -> row(row))
        .optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new OpaqueId(row.getString(1)),
        new OpaqueId(row.getString(2)),
        row.getInt(3),
        new Activity(
            texts(row.getArray(4)),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            texts(row.getArray(9))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  @Override
  public Adding add(OpaqueId plan, List<Activity> activities, OpaqueId by, Instant at) {
    return transaction.execute(
        _ -> {
          sql.sql("select 1 from forum_plan where id = :plan for update")
              .param("plan", plan.value())
              .query(Integer.class)
              .single();
          var there = hashes(plan);
          int number = lastNumber(plan);
          int added = 0;
          for (var activity : activities) {
            if (there.add(HexFormat.of().formatHex(activity.sha256()))) {
              added++;
              insert(new Row(draw.get(), plan, number + added, activity), by, at);
            }
          }
          return new Adding(added, activities.size() - added);
        });
  }

  private Set<String> hashes(OpaqueId plan) {
    return new HashSet<>(
        sql.sql("select encode(row_sha256, 'hex') from forum_plan_row where plan = :plan")
            .param("plan", plan.value())
            .query(String.class)
            .list());
  }

  private int lastNumber(OpaqueId plan) {
    return sql.sql("select coalesce(max(number), 0) from forum_plan_row where plan = :plan")
        .param("plan", plan.value())
        .query(Integer.class)
        .single();
  }

  private void insert(Row row, OpaqueId by, Instant at) {
    var activity = row.activity();
    sql.sql(
            """
            insert into forum_plan_row (id, plan, number, provisions, area, activity, output, lead, cooperating, row_sha256, added_by, added_at)
            values (:id, :plan, :number, :provisions, :area, :activity, :output, :lead, :cooperating, :hash, :by, :at)\
            """)
        .param("id", row.id().value())
        .param("plan", row.plan().value())
        .param("number", row.number())
        .param("provisions", activity.provisions().toArray(String[]::new))
        .param("area", activity.area())
        .param("activity", activity.activity())
        .param("output", activity.output())
        .param("lead", activity.lead())
        .param("cooperating", activity.cooperating().toArray(String[]::new))
        .param("hash", activity.sha256())
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public boolean takeOut(OpaqueId row) {
    return sql.sql(
                """
                delete from forum_plan_row
                where id = :row and not exists (select from forum_plan_report where row = :row)\
                """)
            .param("row", row.value())
            .update()
        == 1;
  }

  @Override
  public List<Report> reports(OpaqueId plan) {
    return sql.sql(
            """
            select r.row, r.half, r.status, r.words, r.paper_sha256, r.decision, r.credential, r.member, r.reported_at
            from forum_plan_report r join forum_plan_row w on w.id = r.row
            where w.plan = :plan order by r.half, r.id\
            """)
        .param("plan", plan.value())
        .query((row, _) -> report(row))
        .list();
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        new OpaqueId(row.getString(1)),
        HalfYear.parse(row.getString(2)).orElseThrow(),
        Status.bySlug(row.getString(3)).orElseThrow(),
        row.getString(4),
        Optional.ofNullable(row.getBytes(5)).map(HubPlanOfAction::paper),
        Optional.ofNullable(row.getString(6)).map(OpaqueId::new),
        new OpaqueId(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  private static PaperHash paper(byte[] hash) {
    return new PaperHash(HexFormat.of().formatHex(hash));
  }

  private static byte @Nullable [] bytes(Optional<PaperHash> paper) {
    return paper.map(p -> HexFormat.of().parseHex(p.value())).orElse(null);
  }

  @Override
  public void report(Report report) {
    sql.sql(
            """
            insert into forum_plan_report (row, half, status, words, paper_sha256, decision, credential, member, reported_at)
            values (:row, :half, :status, :words, :paper, :decision, :credential, :member, :at)\
            """)
        .param("row", report.row().value())
        .param("half", report.half().toString())
        .param("status", report.status().slug())
        .param("words", report.words())
        .param("paper", bytes(report.paper()))
        .param("decision", report.decision().map(OpaqueId::value).orElse(null))
        .param("credential", report.credential().value())
        .param("member", report.member().orElse(null))
        .param("at", report.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Evaluation> evaluations(OpaqueId plan) {
    return sql.sql(
            """
            select kind, words, paper_sha256, body, meeting, kept_at
            from forum_plan_evaluation where plan = :plan order by kind desc\
            """)
        .param("plan", plan.value())
        .query(
            (row, _) ->
                new Evaluation(
                    plan,
                    EvaluationKind.bySlug(row.getString(1)).orElseThrow(),
                    row.getString(2),
                    paper(row.getBytes(3)),
                    new MeetingId(row.getString(4), row.getInt(5)),
                    row.getObject(6, OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public boolean evaluate(Evaluation evaluation, OpaqueId by) {
    return sql.sql(
                """
                insert into forum_plan_evaluation (plan, kind, words, paper_sha256, body, meeting, kept_by, kept_at)
                values (:plan, :kind, :words, :paper, :body, :meeting, :by, :at) on conflict do nothing\
                """)
            .param("plan", evaluation.plan().value())
            .param("kind", evaluation.kind().slug())
            .param("words", evaluation.words())
            .param("paper", bytes(Optional.of(evaluation.paper())))
            .param("body", evaluation.receivedBy().body())
            .param("meeting", evaluation.receivedBy().ordinal())
            .param("by", by.value())
            .param("at", evaluation.at().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
