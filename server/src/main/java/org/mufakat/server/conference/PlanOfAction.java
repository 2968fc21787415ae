package org.mufakat.server.conference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Sha256;

/// Plans of action with their rows, what is reported of each, and what was found when they were
/// evaluated. Kept at the hub beside the record. Within a process the pages of every node ask it
/// directly; the wire carries the same calls.
///
/// Source: Bohol TIP Work Plan 2017–2020, whose table has these columns and which is reported on
/// twice a year and evaluated at mid-term and at the end.
public interface PlanOfAction {

  /// Where a plan comes from.
  sealed interface AdoptedBy {

    OpaqueId decision();

    /// A decision of the signed record.
    record InTheRecord(OpaqueId decision) implements AdoptedBy {}

    /// A decision of the time before it, as somebody typed it in.
    record BeforeTheRecord(OpaqueId decision) implements AdoptedBy {}
  }

  /// @param last not before the first
  record Plan(OpaqueId id, String title, AdoptedBy adoptedBy, HalfYear first, HalfYear last) {

    static final int LONGEST_TITLE = 300;

    public List<HalfYear> halves() {
      return first.upTo(last);
    }

    /// The half-year at whose end the evaluation of the mid-term is due.
    public HalfYear middle() {
      var halves = halves();
      return halves.get((halves.size() - 1) / 2);
    }
  }

  /// What one row of a plan says.
  ///
  /// @param provisions ids of the pack; at least one
  /// @param area a possible area of collaboration
  /// @param activity the proposed programme, project or activity
  /// @param lead the body that reports
  record Activity(
      List<String> provisions,
      String area,
      String activity,
      String output,
      String lead,
      List<String> cooperating) {

    public Activity {
      provisions = List.copyOf(provisions);
      cooperating = List.copyOf(cooperating);
    }

    /// Of all that it says: the same row is in a plan once.
    byte[] sha256() {
      var parts = new ArrayList<>(provisions);
      parts.addAll(List.of("", area, activity, output, lead));
      parts.addAll(cooperating);
      var all = new StringBuilder();
      parts.forEach(part -> all.append(part.length()).append(':').append(part));
      return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// @param number in the plan, from 1
  record Row(OpaqueId id, OpaqueId plan, int number, Activity activity) {}

  /// How far a row is, as its lead body reports. That nobody reported is none of these.
  enum Status {
    NOT_BEGUN,
    UNDER_WAY,
    DONE,
    /// A decision says that it is not done.
    DROPPED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether no report is expected any more.
    public boolean ends() {
      return this == DONE || this == DROPPED;
    }

    static Optional<Status> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug().equals(slug)).findFirst();
    }
  }

  /// What a lead body reported of a row for a half-year.
  ///
  /// @param paper that shows it; always there for what is done
  /// @param decision that dropped the row; there for what is dropped and for nothing else
  /// @param credential at the lead body, under which it was reported
  /// @param member whose delegate reported; empty for the secretariat and chairs
  record Report(
      OpaqueId row,
      HalfYear half,
      Status status,
      String words,
      Optional<PaperHash> paper,
      Optional<OpaqueId> decision,
      OpaqueId credential,
      Optional<String> member,
      Instant at) {

    Report with(PaperHash shown) {
      return new Report(
          row, half, status, words, Optional.of(shown), decision, credential, member, at);
    }
  }

  enum EvaluationKind {
    MID_TERM,
    FINAL;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EvaluationKind> bySlug(String slug) {
      return Arrays.stream(values()).filter(k -> k.slug().equals(slug)).findFirst();
    }
  }

  /// @param receivedBy the meeting that received it
  record Evaluation(
      OpaqueId plan,
      EvaluationKind kind,
      String words,
      PaperHash paper,
      MeetingId receivedBy,
      Instant at) {}

  /// What came of adding rows.
  ///
  /// @param there rows that say the same as one of the plan
  record Adding(int added, int there) {}

  /// The last begun first.
  List<Plan> plans();

  Optional<Plan> plan(OpaqueId id);

  void begin(Plan plan, OpaqueId by, Instant at);

  /// In the order of their numbers.
  List<Row> rows(OpaqueId plan);

  Optional<Row> row(OpaqueId id);

  /// Adds all of them or none.
  Adding add(OpaqueId plan, List<Activity> activities, OpaqueId by, Instant at);

  /// Takes out a row of which nothing was reported.
  ///
  /// @return whether there was one
  boolean takeOut(OpaqueId row);

  /// Everything that was reported on a plan, the last of each row and half-year last.
  List<Report> reports(OpaqueId plan);

  void report(Report report);

  List<Evaluation> evaluations(OpaqueId plan);

  /// Each plan has one of each kind.
  ///
  /// @return whether it was kept; false where there is one already
  boolean evaluate(Evaluation evaluation, OpaqueId by);
}
