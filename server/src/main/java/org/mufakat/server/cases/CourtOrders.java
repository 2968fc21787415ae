package org.mufakat.server.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.CourtOrder;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.ErasureList;

/// Orders of courts that parts of a person's record be given to the other side. A supervisor
/// records them; the court and its file number are sealed under the person's key.
public final class CourtOrders {

  public static final int LONGEST = 200;

  private final CaseRoom room;

  public CourtOrders(CaseRoom room) {
    this.room = room;
  }

  /// @param court and the number of its file: sealed; empty after the person was erased
  public record Kept(CourtOrder order, Optional<Source> court, OpaqueId account) {}

  /// Where an order is found.
  ///
  /// @param court 1 to 200 characters, and so the number
  public record Source(String court, String number) {
    public Source {
      if (isNot(court) || isNot(number)) {
        throw new IllegalArgumentException(
            "a court and its file number have 1 to 200 characters each");
      }
    }

    /// Whether a court or a number cannot be taken as typed.
    static boolean isNot(String text) {
      return text.isBlank() || text.length() > LONGEST || text.indexOf('\n') >= 0;
    }

    /// Never shows them.
    @Override
    public String toString() {
      return "Source[sealed]";
    }
  }

  /// Records an order for the other side.
  ///
  /// @param until the first instant at which it no longer holds, after now
  /// @return empty when the case is not to be seen, the person not in it, or the worker no
  ///   supervisor
  public Optional<OpaqueId> record(
      OpaqueId file, OpaqueId person, Source source, Set<RecordPart> parts, Instant until) {
    if (!room.worker().supervisor() || new Consents(room).person(file, person).isEmpty()) {
      return Optional.empty();
    }
    var id = room.drawId();
    var recipient = new Recipient.Within(room.side().other());
    var order = new CourtOrder(id, person, recipient, parts, room.now(), until);
    var text = source.court() + "\n" + source.number();
    var sealed = room.seals().sealText(person, "court-order/" + id, text);
    room.transaction()
        .with(
            "INSERT INTO %1$s.court_order (id, about, recipient_kind, recipient, parts, recorded,"
                + " until, account, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, person.value());
              statement.setString(3, Recipients.kind(recipient));
              statement.setString(4, Recipients.name(recipient));
              statement.setObject(5, Disclosed.slugs(order.parts()));
              statement.setObject(6, CaseFiles.utc(order.recorded()));
              statement.setObject(7, CaseFiles.utc(order.until()));
              statement.setString(8, room.worker().account().value());
              statement.setBytes(9, sealed);
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.COURT_ORDER_RECORDED, Subject.Kind.COURT_ORDER, id, Reason.COURT_ORDER);
    return Optional.of(id);
  }

  /// Ends an order that was lifted, and recalls what was given on it.
  ///
  /// @return false when there is no such order of that person's that holds
  public boolean end(OpaqueId file, OpaqueId person, OpaqueId order) {
    if (!room.worker().supervisor() || new Consents(room).person(file, person).isEmpty()) {
      return false;
    }
    int ended =
        room.transaction()
            .with(
                "UPDATE %1$s.court_order SET until = greatest(?, recorded + interval '1 ms')"
                    + " WHERE id = ? AND about = ? AND until > ?",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  statement.setString(2, order.value());
                  statement.setString(3, person.value());
                  statement.setObject(4, CaseFiles.utc(room.now()));
                  return statement.executeUpdate();
                });
    if (ended == 1) {
      room.takeBack(ErasureList.Line.ended(room.side(), order, room.now()));
      room.tell(LedgerEvent.COURT_ORDER_RECORDED, Subject.Kind.COURT_ORDER, order, Reason.EXPIRED);
      new Crossings(room).recallOn(order, Reason.EXPIRED);
    }
    return ended == 1;
  }

  /// The orders on a person's record, the newest first.
  public List<Kept> of(OpaqueId file, OpaqueId person) {
    return new Consents(room).person(file, person).isPresent()
        ? about(person, " ORDER BY recorded DESC, id")
        : List.of();
  }

  /// What the door is shown. Nobody ends any of it until this transaction ends.
  List<CourtOrder> heldFor(OpaqueId person) {
    return about(person, " ORDER BY id FOR SHARE").stream().map(Kept::order).toList();
  }

  private List<Kept> about(OpaqueId person, String rest) {
    return room.transaction()
        .with(
            "SELECT id, about, recipient_kind, recipient, parts, recorded, until, account, sealed"
                + " FROM %1$s.court_order WHERE about = ?"
                + rest,
            statement -> {
              statement.setString(1, person.value());
              try (var row = statement.executeQuery()) {
                return kept(row);
              }
            });
  }

  private List<Kept> kept(ResultSet row) throws SQLException {
    var all = new ArrayList<Kept>();
    while (row.next()) {
      var order =
          new CourtOrder(
              new OpaqueId(row.getString(1)),
              new OpaqueId(row.getString(2)),
              Recipients.read(row.getString(3), row.getString(4)).orElseThrow(),
              Disclosed.partsOf(row.getArray(5).getArray()),
              row.getObject(6, OffsetDateTime.class).toInstant(),
              row.getObject(7, OffsetDateTime.class).toInstant());
      all.add(new Kept(order, source(order, row.getBytes(9)), new OpaqueId(row.getString(8))));
    }
    return all;
  }

  private Optional<Source> source(CourtOrder order, byte[] sealed) {
    return room.seals()
        .openText(order.about(), "court-order/" + order.id(), sealed)
        .map(text -> text.split("\n", 2))
        .map(lines -> new Source(lines[0], lines[1]));
  }
}
