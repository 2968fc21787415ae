package org.mufakat.server.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.CourtOrder;
import org.mufakat.cases.CrossingAnswer;
import org.mufakat.cases.CrossingAnswer.Basis;
import org.mufakat.cases.CrossingAnswer.Obstacle;
import org.mufakat.cases.Door;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// What one side lets through the wall, and calls back. The only user of [CaseRoom#onTheOtherSide].
///
/// What passes is a copy, sealed on the other side under a key of its own and an id drawn for that
/// side. Only the side that gave knows which of its records it was made from.
public final class Crossings {

  private final CaseRoom room;

  public Crossings(CaseRoom room) {
    this.room = room;
  }

  /// What someone wants to give to the other side.
  ///
  /// @param use a code of the regime's list of uses
  /// @param parts at least one
  /// @param account notes on this person that tell what happened, by id
  /// @param health notes on this person's health, by id
  /// @param asks what the giver would be told in return
  public record Wish(
      OpaqueId file,
      OpaqueId person,
      String use,
      Set<RecordPart> parts,
      Set<OpaqueId> account,
      Set<OpaqueId> health,
      Set<RecordPart> asks) {
    public Wish {
      parts = Set.copyOf(parts);
      account = Set.copyOf(account);
      health = Set.copyOf(health);
      asks = Set.copyOf(asks);
    }

    public Wish(OpaqueId file, OpaqueId person, String use, Set<RecordPart> parts) {
      this(file, person, use, parts, Set.of(), Set.of(), Set.of());
    }
  }

  /// What came of it, for the side that gives.
  public sealed interface Giving {
    record Given(OpaqueId crossing, Basis basis) implements Giving {}

    record Refused(Set<Obstacle> obstacles) implements Giving {
      public Refused {
        obstacles = Set.copyOf(obstacles);
      }
    }

    /// The case is not one that may be seen, or the person does not stand in it.
    record NotThere() implements Giving {}
  }

  /// @param asked what the other side asked for beyond it
  /// @param askedAt when it did, the last time
  public record Line(
      OpaqueId id,
      String use,
      Set<RecordPart> parts,
      String basisKind,
      OpaqueId basis,
      Instant at,
      Instant until,
      Optional<Instant> recalled,
      Set<RecordPart> asked,
      Optional<Instant> askedAt) {}

  /// Gives what the door lets through, wholly or not at all.
  public Giving give(Wish wish) {
    var person = new Consents(room).person(wish.file(), wish.person());
    if (person.isEmpty()) {
      return new Giving.NotThere();
    }
    holdKey(wish.person());
    var consents = new Consents(room).heldFor(wish.person());
    var orders = new CourtOrders(room).heldFor(wish.person());
    var asked =
        new Door.Asked(
            wish.person(), wish.use(), new Recipient.Within(room.side().other()), wish.parts());
    return switch (new Door(consents, orders).ask(asked, room.now())) {
      case CrossingAnswer.Refused(Set<Obstacle> obstacles) -> refused(wish, obstacles);
      case CrossingAnswer.Allowed(Basis basis) ->
          give(wish, person.get(), basis, until(basis, consents, orders));
    };
  }

  private static Instant until(Basis basis, List<Consent> consents, List<CourtOrder> orders) {
    return switch (basis) {
      case Basis.ByConsent(OpaqueId id) ->
          consents.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow().until();
      case Basis.ByCourtOrder(OpaqueId id) ->
          orders.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow().until();
    };
  }

  /// Nobody erases the person until this transaction ends.
  private void holdKey(OpaqueId person) {
    room.transaction()
        .with(
            "SELECT 1 FROM %1$s.person_key WHERE person = ? FOR SHARE",
            statement -> {
              statement.setString(1, person.value());
              return statement.execute();
            });
  }

  private Giving refused(Wish wish, Set<Obstacle> obstacles) {
    var ended = obstacles.contains(Obstacle.WITHDRAWN) || obstacles.contains(Obstacle.OVER);
    room.tell(
        LedgerEvent.CROSSING_REFUSED,
        Subject.Kind.PERSON,
        wish.person(),
        ended ? Reason.CONSENT_ENDED : Reason.NO_CONSENT);
    return new Giving.Refused(obstacles);
  }

  private Giving give(Wish wish, CasePerson person, Basis basis, Instant until) {
    var copy =
        Disclosed.of(
            wish.parts(),
            room.identities().find(wish.person()).orElse(Identity.NONE),
            person,
            new Disclosed.Chosen(notes(wish, wish.account()), notes(wish, wish.health())),
            wish.asks());
    var received = room.drawId();
    room.onTheOtherSide(other -> Received.arrive(room, other, received, wish.use(), copy, until));
    var crossing = room.drawId();
    keep(crossing, received, wish, basis, until);
    room.tell(LedgerEvent.CROSSING, Subject.Kind.PERSON, wish.person(), reason(basis));
    return new Giving.Given(crossing, basis);
  }

  /// The text of those notes that are on this very person: what others said of themselves is not
  /// this person's to let through.
  private List<String> notes(Wish wish, Set<OpaqueId> chosen) {
    return chosen.isEmpty()
        ? List.of()
        : new Notes(room)
            .of(wish.file()).stream()
                .filter(n -> chosen.contains(n.id()))
                .filter(n -> n.about().filter(wish.person()::equals).isPresent())
                .map(Notes.Note::text)
                .toList();
  }

  private static Reason reason(Basis basis) {
    return switch (basis) {
      case Basis.ByConsent _ -> Reason.VICTIM_CONSENT;
      case Basis.ByCourtOrder _ -> Reason.COURT_ORDER;
    };
  }

  private void keep(OpaqueId id, OpaqueId received, Wish wish, Basis basis, Instant until) {
    var kind =
        switch (basis) {
          case Basis.ByConsent _ -> "consent";
          case Basis.ByCourtOrder _ -> "court-order";
        };
    room.transaction()
        .with(
            "INSERT INTO %1$s.given (id, about, use, parts, basis_kind, basis, at, account,"
                + " received, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, wish.person().value());
              statement.setString(3, wish.use());
              statement.setObject(4, Disclosed.slugs(wish.parts()));
              statement.setString(5, kind);
              statement.setString(6, basis.id().value());
              statement.setObject(7, CaseFiles.utc(room.now()));
              statement.setString(8, room.worker().account().value());
              statement.setString(9, received.value());
              statement.setObject(10, CaseFiles.utc(until));
              return statement.executeUpdate();
            });
  }

  /// What was given of a person, the newest first.
  public List<Line> of(OpaqueId file, OpaqueId person) {
    if (new Consents(room).person(file, person).isEmpty()) {
      return List.of();
    }
    return room.transaction()
        .with(
            "SELECT id, use, parts, basis_kind, basis, at, until, recalled, asked, asked_at"
                + " FROM %1$s.given WHERE about = ? ORDER BY at DESC, id",
            statement -> {
              statement.setString(1, person.value());
              var lines = new ArrayList<Line>();
              try (var row = statement.executeQuery()) {
                while (row.next()) {
                  lines.add(line(row));
                }
              }
              return lines;
            });
  }

  private static Line line(ResultSet row) throws SQLException {
    var asked = row.getArray(9);
    return new Line(
        new OpaqueId(row.getString(1)),
        row.getString(2),
        Disclosed.partsOf(row.getArray(3).getArray()),
        row.getString(4),
        new OpaqueId(row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(8, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        asked == null ? Set.of() : Disclosed.partsOf(asked.getArray()),
        Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  /// Recalls everything that rested on a consent or an order.
  void recallOn(OpaqueId basis, Reason why) {
    recall("basis = ?", basis.value(), why);
  }

  /// Recalls one crossing.
  void recall(OpaqueId given, Reason why) {
    recall("id = ?", given.value(), why);
  }

  /// Recalls everything that was given of a person who is being erased.
  ///
  /// @return how much was recalled
  public int recallOf(OpaqueId person, Reason why) {
    return recall("about = ?", person.value(), why);
  }

  private int recall(String which, String value, Reason why) {
    var gone =
        room.transaction()
            .with(
                "UPDATE %1$s.given SET recalled = ? WHERE recalled IS NULL AND "
                    + which
                    + " RETURNING received",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  statement.setString(2, value);
                  return ids(statement.executeQuery());
                });
    destroyThere(gone, why);
    return gone.size();
  }

  /// Recalls what is over on both sides. The timetable's work.
  ///
  /// @return how much was recalled
  int recallWhatIsOver() {
    var over =
        room.transaction()
            .with(
                "UPDATE %1$s.given SET recalled = until WHERE recalled IS NULL AND until <= ?"
                    + " RETURNING received",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  return ids(statement.executeQuery());
                });
    destroyThere(over, Reason.EXPIRED);
    return over.size();
  }

  private void destroyThere(Collection<OpaqueId> received, Reason why) {
    if (received.isEmpty()) {
      return;
    }
    room.onTheOtherSide(
        other -> received.forEach(id -> Received.destroy(room, other, id, room.now(), why)));
  }

  private static List<OpaqueId> ids(ResultSet row) throws SQLException {
    try (row) {
      var ids = new ArrayList<OpaqueId>();
      while (row.next()) {
        ids.add(new OpaqueId(row.getString(1)));
      }
      return ids;
    }
  }
}
