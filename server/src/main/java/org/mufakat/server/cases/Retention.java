package org.mufakat.server.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.regime.Clock;
import org.mufakat.regime.RegimePack;

/// How long a case is kept. The regime says after what time it is looked at again; then two persons
/// decide: one asks that it be kept or erased, another, a supervisor, confirms.
public final class Retention {

  /// The regime's clocks for a case that is open and one that is closed.
  static final String OPEN_CLOCK = "review-open-case";

  static final String CLOSED_CLOCK = "review-closed-case";

  private final CaseRoom room;

  public Retention(CaseRoom room) {
    this.room = room;
  }

  /// What is to become of a case.
  public enum Wish {
    KEEP("keep"),
    ERASE("erase");

    private final String slug;

    Wish(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Wish> bySlug(String slug) {
      return Arrays.stream(values()).filter(w -> w.slug.equals(slug)).findFirst();
    }
  }

  /// @param by the account of whoever asked
  public record Asked(Wish wish, OpaqueId by, Instant at) {}

  /// The day on which a case is to be looked at again, by the regime's clock; empty where it has
  /// none.
  static Optional<LocalDate> reviewOn(RegimePack regime, Case.Status status, LocalDate today) {
    var id = status == Case.Status.CLOSED ? CLOSED_CLOCK : OPEN_CLOCK;
    return regime.clocks().stream()
        .filter(clock -> clock.id().equals(id))
        .findFirst()
        .flatMap(Clock::hours)
        .map(hours -> today.plusDays(Duration.ofHours(hours).toDays()));
  }

  /// Sets the day from now on.
  void setReview(OpaqueId file, Case.Status status) {
    var day = reviewOn(room.desk().regime(), status, room.today());
    room.transaction()
        .with(
            "UPDATE %1$s.case_file SET review_on = ? WHERE id = ?",
            statement -> {
              statement.setObject(1, day.orElse(null));
              statement.setString(2, file.value());
              return statement.executeUpdate();
            });
  }

  public Optional<Asked> asked(OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT wish, account, at FROM %1$s.retention WHERE case_id = ?",
            statement -> {
              statement.setString(1, file.value());
              try (var row = statement.executeQuery()) {
                return row.next()
                    ? Optional.of(
                        new Asked(
                            Wish.bySlug(row.getString(1)).orElseThrow(),
                            new OpaqueId(row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
              }
            });
  }

  /// Asks that a case be kept or erased; a wish before it is replaced.
  public void ask(OpaqueId file, Wish wish) {
    room.transaction()
        .with(
            "INSERT INTO %1$s.retention (case_id, wish, account, at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (case_id) DO UPDATE SET wish = EXCLUDED.wish,"
                + " account = EXCLUDED.account, at = EXCLUDED.at",
            statement -> {
              statement.setString(1, file.value());
              statement.setString(2, wish.slug());
              statement.setString(3, room.worker().account().value());
              statement.setObject(4, CaseFiles.utc(room.now()));
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.CASE, file, Reason.RETENTION_ENDED);
  }

  /// What came of a confirmation.
  public enum Confirmation {
    KEPT,
    ERASED,
    /// Whoever asked cannot confirm.
    OWN_WISH,
    /// Nobody asked, or for the other thing.
    NOT_ASKED
  }

  /// A supervisor confirms what another asked for. What is erased is gone with every person who
  /// stands in no other case of this side.
  ///
  /// @param wish as the supervisor read it
  public Confirmation confirm(Case file, Wish wish) {
    var asked = asked(file.id());
    if (asked.isEmpty() || asked.get().wish() != wish) {
      return Confirmation.NOT_ASKED;
    }
    if (asked.get().by().equals(room.worker().account())) {
      return Confirmation.OWN_WISH;
    }
    return switch (wish) {
      case KEEP -> {
        keep(file);
        yield Confirmation.KEPT;
      }
      case ERASE -> {
        erase(file);
        yield Confirmation.ERASED;
      }
    };
  }

  private void keep(Case file) {
    setReview(file.id(), file.status());
    room.transaction()
        .with(
            "DELETE FROM %1$s.retention WHERE case_id = ?",
            statement -> {
              statement.setString(1, file.id().value());
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.RETENTION_RENEWED, Subject.Kind.CASE, file.id(), Reason.NONE);
  }

  private void erase(Case file) {
    var alone =
        file.persons().stream().map(CasePerson::id).filter(p -> standsAlone(p, file.id())).toList();
    for (OpaqueId person : alone) {
      new Received(room).forget(person);
      erase(new Subject(Subject.Kind.PERSON, person));
      room.afterCommit(() -> room.desk().names(room.side()).forget(person));
    }
    new Drafts(room).destroy(file.id());
    erase(new Subject(Subject.Kind.CASE, file.id()));
  }

  private void erase(Subject whom) {
    new Crossings(room).recallOf(whom.id(), Reason.RETENTION_ENDED);
    room.erase(room.transaction(), whom, Reason.RETENTION_ENDED);
  }

  private boolean standsAlone(OpaqueId person, OpaqueId file) {
    return room.transaction()
        .with(
            "SELECT 1 FROM %1$s.case_person WHERE person = ? AND case_id <> ?",
            statement -> {
              statement.setString(1, person.value());
              statement.setString(2, file.value());
              try (var row = statement.executeQuery()) {
                return !row.next();
              }
            });
  }
}
