package org.mufakat.server.cases;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// What came through the wall to one side. It is never readable once it is over or recalled; a line
/// that says so remains.
///
/// Supervisors and liaison officers see everything that came; when a supervisor has said which of
/// the side's own records it belongs to, those who may see that person's case see it too.
public final class Received {

  private static final String COLUMNS =
      "r.id, r.use, r.parts, r.at, r.until, r.recalled, r.person FROM %1$s.received r";

  private static final String SEEN =
      """
      (? OR (r.linked_by = ? AND r.recalled IS NOT NULL) OR r.person IN (
        SELECT p.person FROM %1$s.case_person p WHERE p.case_id IN (
          SELECT t.case_id FROM %1$s.case_team t WHERE t.account = ?
          UNION ALL SELECT e.case_id FROM emergency e WHERE e.account = ? AND e.expires > ?)))\
      """;

  private final CaseRoom room;

  public Received(CaseRoom room) {
    this.room = room;
  }

  /// @param until the first instant at which it cannot be read
  /// @param person this side's record that it was said to belong to
  public record Line(
      OpaqueId id,
      String use,
      Set<RecordPart> parts,
      Instant at,
      Instant until,
      Optional<Instant> recalled,
      Optional<OpaqueId> person) {

    public boolean isReadableAt(Instant now) {
      return recalled.isEmpty() && now.isBefore(until);
    }

    /// Whether it may be said which of this side's records it belongs to: which records are one
    /// person is told by itself.
    public boolean mayBeLinked() {
      return parts.contains(RecordPart.SAME_PERSON);
    }
  }

  /// Takes in what the other side gives, in its transaction, and tells those who may read it that
  /// something came.
  static void arrive(
      CaseRoom giver,
      CompartmentTransaction here,
      OpaqueId id,
      String use,
      Disclosed content,
      Instant until) {
    var sealed = giver.seals(here).seal(id, "received", DisclosedText.write(content));
    here.with(
        "INSERT INTO %1$s.received (id, use, parts, at, until, sealed) VALUES (?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, id.value());
          statement.setString(2, use);
          statement.setObject(3, Disclosed.slugs(content.parts()));
          statement.setObject(4, CaseFiles.utc(giver.now()));
          statement.setObject(5, CaseFiles.utc(until));
          statement.setBytes(6, sealed);
          return statement.executeUpdate();
        });
    for (OpaqueId supervisor : Supervisors.of(giver, here.compartment())) {
      here.with(
          "INSERT INTO %1$s.notice (id, account, kind, at) VALUES (?, ?, ?, ?)",
          statement -> {
            statement.setString(1, giver.drawId().value());
            statement.setString(2, supervisor.value());
            statement.setString(3, TeamWork.News.RECEIVED.slug());
            statement.setObject(4, CaseFiles.utc(giver.now()));
            return statement.executeUpdate();
          });
    }
  }

  /// Destroys the content and the link, and tells whoever worked with it. It is written in the list
  /// of erasures, so that a restored backup does not bring it back.
  static void destroy(
      CaseRoom by, CompartmentTransaction here, OpaqueId id, Instant at, Reason why) {
    by.erase(here, new Subject(Subject.Kind.PERSON, id), why);
    here.with(
        "INSERT INTO %1$s.notice (id, account, kind, at) SELECT ?, r.linked_by, ?, ?"
            + " FROM %1$s.received r WHERE r.id = ? AND r.recalled IS NULL"
            + " AND r.linked_by IS NOT NULL",
        statement -> {
          statement.setString(1, by.drawId().value());
          statement.setString(2, TeamWork.News.RECALLED.slug());
          statement.setObject(3, CaseFiles.utc(at));
          statement.setString(4, id.value());
          return statement.executeUpdate();
        });
    here.with(
        "UPDATE %1$s.received SET recalled = least(?, until), sealed = NULL, person = NULL"
            + " WHERE id = ? AND recalled IS NULL",
        statement -> {
          statement.setObject(1, CaseFiles.utc(at));
          statement.setString(2, id.value());
          return statement.executeUpdate();
        });
  }

  /// Everything received that the person may see, the newest first.
  public List<Line> all() {
    return lines("TRUE", statement -> 1);
  }

  /// What was received of one of this side's own persons.
  public List<Line> of(OpaqueId person) {
    return lines(
        "r.person = ?",
        statement -> {
          statement.setString(1, person.value());
          return 2;
        });
  }

  public Optional<Line> line(OpaqueId id) {
    return lines(
            "r.id = ?",
            statement -> {
              statement.setString(1, id.value());
              return 2;
            })
        .stream()
        .findFirst();
  }

  private interface Bound {
    /// @return the place after the last
    int in(PreparedStatement statement) throws SQLException;
  }

  private List<Line> lines(String which, Bound bound) {
    return room.transaction()
        .with(
            "SELECT "
                + COLUMNS
                + " WHERE "
                + which
                + " AND "
                + SEEN
                + " ORDER BY r.at DESC, r.id LIMIT 500",
            statement -> {
              int at = bound.in(statement);
              var account = room.worker().account().value();
              statement.setBoolean(at, room.worker().seesAll());
              statement.setString(at + 1, account);
              statement.setString(at + 2, account);
              statement.setString(at + 3, account);
              statement.setObject(at + 4, CaseFiles.utc(room.now()));
              return lines(statement);
            });
  }

  private static List<Line> lines(PreparedStatement statement) throws SQLException {
    var lines = new ArrayList<Line>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        lines.add(
            new Line(
                new OpaqueId(row.getString(1)),
                row.getString(2),
                Disclosed.partsOf(row.getArray(3).getArray()),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(7)).map(OpaqueId::new)));
      }
    }
    return lines;
  }

  /// What was given, as long as it may be read; told in the ledger.
  public Optional<Disclosed> read(OpaqueId id) {
    var line = line(id);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    if (!line.get().isReadableAt(room.now())) {
      destroyWhatIsOver();
      return Optional.empty();
    }
    var content = content(id);
    content.ifPresent(
        _ -> room.tell(LedgerEvent.IDENTITY_READ, Subject.Kind.PERSON, id, Reason.ASSIGNED_CASE));
    return content;
  }

  private Optional<Disclosed> content(OpaqueId id) {
    return room.transaction()
        .with(
            "SELECT sealed FROM %1$s.received WHERE id = ? AND recalled IS NULL AND until > ?"
                + " AND sealed IS NOT NULL",
            statement -> {
              statement.setString(1, id.value());
              statement.setObject(2, CaseFiles.utc(room.now()));
              try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
              }
            })
        .flatMap(kept -> opened(id, kept));
  }

  /// Says which of this side's own records it belongs to.
  ///
  /// @return false when that was not let through, it is over, or either is not to be seen
  public boolean link(OpaqueId id, OpaqueId person) {
    var line = line(id);
    if (line.filter(l -> l.mayBeLinked() && l.isReadableAt(room.now())).isEmpty()
        || new CaseFiles(room).of(person).isEmpty()) {
      return false;
    }
    room.transaction()
        .with(
            "UPDATE %1$s.received SET person = ?, linked_by = ? WHERE id = ? AND recalled IS NULL",
            statement -> {
              statement.setString(1, person.value());
              statement.setString(2, room.worker().account().value());
              statement.setString(3, id.value());
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.CASE_CHANGED, Subject.Kind.PERSON, person, Reason.ASSIGNED_CASE);
    return true;
  }

  /// Asks the side that gave it for more, as long as it may be read, and tells whoever gave it that
  /// something is asked. What is answered is the same whatever that side holds, and so is the work:
  /// it knows the person, for it gave this.
  ///
  /// @return false when there is no such line here that may be seen, or it is over: this side knows
  ///   that itself
  public boolean askForMore(OpaqueId id, Set<RecordPart> parts) {
    if (line(id).filter(l -> l.isReadableAt(room.now())).isEmpty() || parts.isEmpty()) {
      return false;
    }
    room.onTheOtherSide(
        other -> {
          other.with(
              "UPDATE %1$s.given SET asked = ?, asked_at = ?"
                  + " WHERE received = ? AND recalled IS NULL AND until > ?",
              statement -> {
                statement.setObject(1, Disclosed.slugs(parts));
                statement.setObject(2, CaseFiles.utc(room.now()));
                statement.setString(3, id.value());
                statement.setObject(4, CaseFiles.utc(room.now()));
                return statement.executeUpdate();
              });
          noticeOfAsking(other, id);
        });
    room.tell(LedgerEvent.CROSSING, Subject.Kind.PERSON, id, Reason.NONE);
    return true;
  }

  /// That something is asked, and not what; once until it is seen. It names a case of the person's
  /// that the giver still works on, if there is one.
  private void noticeOfAsking(CompartmentTransaction other, OpaqueId id) {
    other.with(
        """
        INSERT INTO %1$s.notice (id, account, kind, case_id, at)
        SELECT ?, g.account, ?, (
            SELECT p.case_id FROM %1$s.case_person p
            JOIN %1$s.case_team t ON t.case_id = p.case_id AND t.account = g.account
            WHERE p.person = g.about ORDER BY p.case_id LIMIT 1), ?
        FROM %1$s.given g
        WHERE g.received = ? AND g.recalled IS NULL AND NOT EXISTS (
          SELECT 1 FROM %1$s.notice n
          WHERE n.account = g.account AND n.kind = ? AND n.seen IS NULL AND n.at >= g.at
            AND (n.case_id IS NULL OR n.case_id IN
              (SELECT p.case_id FROM %1$s.case_person p WHERE p.person = g.about)))\
        """,
        statement -> {
          statement.setString(1, room.drawId().value());
          statement.setString(2, TeamWork.News.MORE_ASKED.slug());
          statement.setObject(3, CaseFiles.utc(room.now()));
          statement.setString(4, id.value());
          statement.setString(5, TeamWork.News.MORE_ASKED.slug());
          return statement.executeUpdate();
        });
  }

  /// What the other side lawfully let through of a person's being a victim: not recalled, not over.
  /// Where several tell, one that protects is believed.
  public Optional<VictimStatus> disclosedStatus(OpaqueId person) {
    return Optional.ofNullable(disclosedStatuses(List.of(person)).get(person));
  }

  /// The same of many persons, by person; of whom nothing was let through is not in it. What came
  /// through on one record of a person counts for each that is said to be the same person's.
  Map<OpaqueId, VictimStatus> disclosedStatuses(Collection<OpaqueId> persons) {
    var sql =
        """
        WITH RECURSIVE records (person, record) AS (
          SELECT asked, asked FROM unnest(?) AS asked
          UNION SELECT r.person, CASE WHEN s.person = r.record THEN s.same_as ELSE s.person END
            FROM records r JOIN %1$s.same_person s ON r.record IN (s.person, s.same_as))
        SELECT r.person, v.id, v.sealed FROM records r
        JOIN %1$s.received v ON v.person = r.record
        WHERE v.recalled IS NULL AND v.until > ? AND 'victim-status' = ANY (v.parts)
          AND v.sealed IS NOT NULL\
        """;
    return room.transaction()
        .with(
            sql,
            statement -> {
              statement.setArray(1, CompartmentTransaction.array(statement, persons));
              statement.setObject(2, CaseFiles.utc(room.now()));
              var found = new HashMap<OpaqueId, VictimStatus>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  var person = new OpaqueId(row.getString(1));
                  opened(new OpaqueId(row.getString(2)), row.getBytes(3))
                      .flatMap(Disclosed::victim)
                      .ifPresent(told -> found.merge(person, told, (a, b) -> a.protects() ? a : b));
                }
              }
              return found;
            });
  }

  private Optional<Disclosed> opened(OpaqueId id, byte[] sealed) {
    return room.seals().open(id, "received", sealed).map(DisclosedText::read);
  }

  private List<OpaqueId> ids(String which, OpaqueId person) {
    return room.transaction()
        .with(
            "SELECT id FROM %1$s.received WHERE " + which,
            statement -> {
              statement.setString(1, person.value());
              statement.setObject(2, CaseFiles.utc(room.now()));
              return CompartmentTransaction.ids(statement);
            });
  }

  /// Destroys what was received of a person of this side's own who is being erased.
  void forget(OpaqueId person) {
    ids("person = ? AND at <= ? AND recalled IS NULL", person)
        .forEach(id -> destroyHere(id, Reason.RETENTION_ENDED));
  }

  /// Destroys what may no longer be read here.
  int destroyWhatIsOver() {
    var over =
        room.transaction()
            .with(
                "SELECT id FROM %1$s.received WHERE recalled IS NULL AND until <= ?",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  return CompartmentTransaction.ids(statement);
                });
    over.forEach(id -> destroyHere(id, Reason.EXPIRED));
    return over.size();
  }

  private void destroyHere(OpaqueId id, Reason why) {
    destroy(room, room.transaction(), id, room.now(), why);
  }
}
