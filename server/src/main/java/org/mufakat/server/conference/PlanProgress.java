package org.mufakat.server.conference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.PlanOfAction.Evaluation;
import org.mufakat.server.conference.PlanOfAction.Plan;
import org.mufakat.server.conference.PlanOfAction.Report;
import org.mufakat.server.conference.PlanOfAction.Row;
import org.mufakat.server.conference.PlanOfAction.Status;

/// How far a plan is as its lead bodies report, and who has not reported. Rows are counted, and
/// those without a report apart from all others: that nobody reported says nothing of the work.
public final class PlanProgress {

  private final Plan plan;
  private final List<Row> rows;
  private final Map<OpaqueId, TreeMap<HalfYear, Report>> last = new HashMap<>();
  private final HalfYear running;

  private PlanProgress(Plan plan, List<Row> rows, List<Report> reports, LocalDate today) {
    this.plan = plan;
    this.rows = List.copyOf(rows);
    this.running = HalfYear.of(today);
    reports.forEach(r -> last.computeIfAbsent(r.row(), _ -> new TreeMap<>()).put(r.half(), r));
  }

  /// @param reports the last of each row and half-year last
  static PlanProgress of(Plan plan, List<Row> rows, List<Report> reports, LocalDate today) {
    return new PlanProgress(plan, rows, reports, today);
  }

  public Plan plan() {
    return plan;
  }

  public List<Row> rows() {
    return rows;
  }

  /// How a row stands for a half-year.
  public sealed interface Standing {

    /// The last part of the message's key.
    String slug();

    record Reported(Report report) implements Standing {
      @Override
      public String slug() {
        return report.status().slug();
      }
    }

    /// It was done or dropped before.
    record Ended(Report report) implements Standing {
      @Override
      public String slug() {
        return "ended-" + report.status().slug();
      }
    }

    /// The half-year is over, or runs, and nobody has reported.
    record NoReport() implements Standing {
      @Override
      public String slug() {
        return "no-report";
      }
    }
  }

  public Standing standing(Row row, HalfYear half) {
    var reports = last.getOrDefault(row.id(), new TreeMap<>());
    var ended = reports.headMap(half).values().stream().filter(r -> r.status().ends()).findFirst();
    if (ended.isPresent()) {
      return new Standing.Ended(ended.get());
    }
    return Optional.ofNullable(reports.get(half))
        .<Standing>map(Standing.Reported::new)
        .orElseGet(Standing.NoReport::new);
  }

  /// The last that was reported of a row at all.
  public Optional<Report> latest(Row row) {
    return Optional.ofNullable(last.get(row.id())).map(TreeMap::lastEntry).map(Map.Entry::getValue);
  }

  /// The half-years of the plan that are over or run, the last first.
  public List<HalfYear> begun() {
    var until = running.compareTo(plan.last()) < 0 ? running : plan.last();
    return plan.first().upTo(until).reversed();
  }

  /// The half-years that a report can be expected of now: the one that runs and the one before it,
  /// as far as the plan has them.
  public List<HalfYear> expected() {
    return begun().stream().filter(h -> h.compareTo(running.previous()) >= 0).toList();
  }

  /// Whether a half-year is over: then a report that is not there is late.
  public boolean isOver(HalfYear half) {
    return half.compareTo(running) < 0;
  }

  public boolean lacks(Row row, HalfYear half) {
    return standing(row, half) instanceof Standing.NoReport;
  }

  /// The half-years of which a row lacks a report that is expected now.
  public List<HalfYear> lacking(Row row) {
    return expected().stream().filter(half -> lacks(row, half)).toList();
  }

  /// A half-year in numbers of rows.
  ///
  /// @param of by status; rows that ended before count with what they ended in
  /// @param noReport rows of which nothing is known for it
  public record Period(HalfYear half, Map<Status, Integer> of, int noReport) {
    public Period {
      of = Map.copyOf(of);
    }

    public int rows(String status) {
      return of.getOrDefault(Status.bySlug(status).orElseThrow(), 0);
    }
  }

  /// Each half-year that has begun, the last first.
  public List<Period> periods() {
    return begun().stream().map(this::period).toList();
  }

  private Period period(HalfYear half) {
    var of = new HashMap<Status, Integer>();
    Arrays.stream(Status.values()).forEach(status -> of.put(status, 0));
    int noReport = 0;
    for (var row : rows) {
      switch (standing(row, half)) {
        case Standing.Reported(var report) -> of.merge(report.status(), 1, Integer::sum);
        case Standing.Ended(var report) -> of.merge(report.status(), 1, Integer::sum);
        case Standing.NoReport _ -> noReport++;
      }
    }
    return new Period(half, of, noReport);
  }

  /// Whether one of a kind is among some.
  public static boolean hasEvaluation(List<Evaluation> evaluations, String kind) {
    return evaluations.stream().anyMatch(e -> e.kind().slug().equals(kind));
  }

  /// Rows that lack the report of the half-year that is over last.
  public long late() {
    return begun().stream()
        .filter(half -> half.equals(running.previous()))
        .mapToLong(half -> rows.stream().filter(row -> lacks(row, half)).count())
        .sum();
  }
}
