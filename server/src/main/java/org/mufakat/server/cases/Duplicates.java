package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Records of one side that may be the same person's. To merge them is to say so: nothing of a
/// record is changed or lost, and it can be taken back.
public final class Duplicates {

  /// How near a name has to be for two records to be shown side by side: found by trying, 0.75 of
  /// 1; whoever looks decides.
  private static final double NEAR = 0.75;

  private static final int MOST_SHOWN = 20;

  private final CaseRoom room;

  public Duplicates(CaseRoom room) {
    this.room = room;
  }

  /// Others whose names are near, in cases that the person may see. Each one shown is told.
  public List<People.Hit> of(OpaqueId person) {
    var known = new People(room).read(person, Reason.DATA_QUALITY);
    var found = new ArrayList<People.Hit>();
    var seen = new LinkedHashSet<OpaqueId>(Set.of(person));
    for (String name : names(known)) {
      var near =
          new NameSearch(room)
              .find(
                  name,
                  one -> one.score() >= NEAR && !seen.contains(one.person()),
                  MOST_SHOWN - found.size());
      for (var one : near) {
        seen.add(one.person());
        new People(room)
            .read(one.person(), Reason.DATA_QUALITY)
            .ifPresent(
                who -> found.add(new People.Hit(one.person(), who, one.score(), one.cases())));
      }
    }
    return found;
  }

  private static List<String> names(Optional<Identity> known) {
    return known.stream().flatMap(i -> i.names().stream()).map(n -> n.text()).toList();
  }

  /// Says that two records are one person's. The records of both sides of an older saying come
  /// together.
  public void merge(OpaqueId person, OpaqueId other) {
    // One saying at a time on a side: two at once could lead in a circle.
    room.transaction()
        .with(
            "LOCK TABLE %1$s.same_person IN SHARE ROW EXCLUSIVE MODE",
            statement -> statement.executeUpdate());
    var one = headOf(person);
    var two = headOf(other);
    if (one.equals(two)) {
      return;
    }
    room.transaction()
        .with(
            "INSERT INTO %1$s.same_person (person, same_as, by_account, since)"
                + " VALUES (?, ?, ?, ?)",
            statement -> {
              statement.setString(1, two.value());
              statement.setString(2, one.value());
              statement.setString(3, room.worker().account().value());
              statement.setObject(4, CaseFiles.utc(room.now()));
              return statement.executeUpdate();
            });
    room.tell(LedgerEvent.PERSONS_MERGED, Subject.Kind.PERSON, two, Reason.DATA_QUALITY);
  }

  /// The record that stands for a person's others: where the sayings lead.
  private OpaqueId headOf(OpaqueId person) {
    return room.transaction()
        .with(
            """
            WITH RECURSIVE up (person) AS (
              SELECT ?
              UNION SELECT s.same_as FROM %1$s.same_person s JOIN up ON s.person = up.person)
            SELECT u.person FROM up u WHERE NOT EXISTS
              (SELECT 1 FROM %1$s.same_person s WHERE s.person = u.person)\
            """,
            statement -> {
              statement.setString(1, person.value());
              return CompartmentTransaction.ids(statement).getFirst();
            });
  }

  /// Takes back that a record is another's person.
  ///
  /// @return whether it was said
  public boolean unmerge(OpaqueId person) {
    boolean was =
        room.transaction()
            .with(
                "DELETE FROM %1$s.same_person WHERE person = ?",
                statement -> {
                  statement.setString(1, person.value());
                  return statement.executeUpdate() > 0;
                });
    if (was) {
      recallWhatNoLongerRests(person);
      room.tell(LedgerEvent.PERSONS_UNMERGED, Subject.Kind.PERSON, person, Reason.DATA_QUALITY);
    }
    return was;
  }

  /// What was let through of one record on a consent that was recorded with another, which is no
  /// longer said to be the same person's, is recalled.
  private void recallWhatNoLongerRests(OpaqueId person) {
    var mine = all(person);
    var others =
        room.transaction()
            .with(
                """
                SELECT g.id FROM %1$s.given g JOIN %1$s.consent c ON c.id = g.basis
                WHERE g.recalled IS NULL AND g.basis_kind = 'consent'
                  AND (g.about = ANY (?)) <> (c.about = ANY (?))\
                """,
                statement -> {
                  var ids = CompartmentTransaction.array(statement, mine);
                  statement.setArray(1, ids);
                  statement.setArray(2, ids);
                  return CompartmentTransaction.ids(statement);
                });
    others.forEach(given -> new Crossings(room).recall(given, Reason.CONSENT_ENDED));
  }

  /// All records that are said to be one person's, this one first.
  List<OpaqueId> all(OpaqueId person) {
    var all = new ArrayList<OpaqueId>(List.of(person));
    all.addAll(same(person));
    return all;
  }

  /// Nobody says or takes back that records are one person's until this transaction ends.
  void hold() {
    room.transaction()
        .with("LOCK TABLE %1$s.same_person IN SHARE MODE", statement -> statement.executeUpdate());
  }

  /// The other records that are said to be this person's.
  public List<OpaqueId> same(OpaqueId person) {
    var head = headOf(person);
    var all =
        room.transaction()
            .with(
                """
                WITH RECURSIVE down (person) AS (
                  SELECT ?
                  UNION SELECT s.person FROM %1$s.same_person s JOIN down ON s.same_as = down.person)
                SELECT d.person FROM down d\
                """,
                statement -> {
                  statement.setString(1, head.value());
                  return CompartmentTransaction.ids(statement);
                });
    return all.stream().filter(p -> !p.equals(person)).toList();
  }
}
