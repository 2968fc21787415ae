package org.mufakat.server.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.hosting.ErasureList;

/// What the persons of one side agreed to. A consent is recorded in the language in which it was
/// read aloud, with the version of that text, and only in a language whose text was reviewed.
public final class Consents {

  public static final int LONGEST_MONTHS = 12;

  private final CaseRoom room;

  public Consents(CaseRoom room) {
    this.room = room;
  }

  /// Who said yes.
  public enum Consenter {
    PERSON,
    /// A guardian, for a child: what is best for the child is decided in a procedure of its own.
    GUARDIAN;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Consenter> bySlug(String slug) {
      return EnumSet.allOf(Consenter.class).stream().filter(c -> c.slug().equals(slug)).findFirst();
    }
  }

  /// One question that was read aloud and answered with yes.
  ///
  /// @param months 1 to 12
  /// @param textVersion of the text that was read
  public record Agreed(
      String use,
      Recipient recipient,
      Set<RecordPart> parts,
      int months,
      Consenter by,
      String language,
      String textVersion) {
    public Agreed {
      parts = Set.copyOf(parts);
    }
  }

  /// @param account who recorded it
  public record Kept(Consent consent, Consenter by, String textVersion, OpaqueId account) {}

  /// What came of recording a consent.
  public sealed interface Recording {
    record Recorded(OpaqueId consent) implements Recording {}

    /// The case is not one that may be seen, or the person does not stand in it.
    record NotThere() implements Recording {}

    record Refused(Set<Fault> faults) implements Recording {
      public Refused {
        faults = Set.copyOf(faults);
      }
    }
  }

  public enum Fault {
    USE_UNKNOWN,
    RECIPIENT_UNKNOWN,
    NO_PART,
    MONTHS,
    LANGUAGE_UNKNOWN,
    /// The text has words for neither the purpose nor the recipient in that language.
    NOT_IN_THIS_LANGUAGE,
    NOT_REVIEWED,
    /// The text that was read is not the one that is shown now.
    TEXT_CHANGED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param file the case over which the person was met
  public Recording record(OpaqueId file, OpaqueId person, Agreed agreed, ConsentTexts texts) {
    if (person(file, person).isEmpty()) {
      return new Recording.NotThere();
    }
    var faults = texts.faults(agreed, room.side(), room.desk());
    if (!faults.isEmpty()) {
      return new Recording.Refused(faults);
    }
    var id = room.drawId();
    var until = room.now().atZone(room.desk().zone()).plusMonths(agreed.months()).toInstant();
    var consent =
        new Consent(
            id,
            person,
            agreed.use(),
            agreed.recipient(),
            agreed.parts(),
            room.now(),
            until,
            Optional.empty(),
            agreed.language());
    keep(new Kept(consent, agreed.by(), agreed.textVersion(), room.worker().account()));
    room.tell(LedgerEvent.CONSENT_GIVEN, Subject.Kind.CONSENT, id, Reason.VICTIM_CONSENT);
    return new Recording.Recorded(id);
  }

  private void keep(Kept kept) {
    var consent = kept.consent();
    room.transaction()
        .with(
            "INSERT INTO %1$s.consent (id, about, use, recipient_kind, recipient, parts, given,"
                + " until, read_in, text_version, account, consenter)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            statement -> {
              statement.setString(1, consent.id().value());
              statement.setString(2, consent.about().value());
              statement.setString(3, consent.use());
              statement.setString(4, Recipients.kind(consent.recipient()));
              statement.setString(5, Recipients.name(consent.recipient()));
              statement.setObject(6, Disclosed.slugs(consent.parts()));
              statement.setObject(7, CaseFiles.utc(consent.given()));
              statement.setObject(8, CaseFiles.utc(consent.until()));
              statement.setString(9, consent.readIn());
              statement.setString(10, kept.textVersion());
              statement.setString(11, kept.account().value());
              statement.setString(12, kept.by().slug());
              return statement.executeUpdate();
            });
  }

  /// A person of a case that one may see.
  Optional<CasePerson> person(OpaqueId file, OpaqueId person) {
    return new CaseFiles(room).find(file).flatMap(found -> found.person(person));
  }

  /// What a person agreed to, the newest first; empty for one whose case is not to be seen.
  public List<Kept> of(OpaqueId file, OpaqueId person) {
    return person(file, person).isPresent() ? about(person) : List.of();
  }

  /// With those that were recorded with another record which is said to be the same person's.
  List<Kept> about(OpaqueId person) {
    return about(new Duplicates(room).all(person));
  }

  /// What was recorded with these records and no other, the newest first.
  List<Kept> about(Collection<OpaqueId> records) {
    return about(records, " ORDER BY given DESC, id");
  }

  private List<Kept> about(Collection<OpaqueId> records, String rest) {
    return room.transaction()
        .with(
            SELECT + " WHERE about = ANY (?)" + rest,
            statement -> {
              statement.setArray(1, CompartmentTransaction.array(statement, records));
              try (var row = statement.executeQuery()) {
                return kept(row);
              }
            });
  }

  /// What the door is shown: every consent of the person's, whichever of their records it was
  /// recorded with. Nobody withdraws any of it until this transaction ends, so that nothing is
  /// given on a consent that is being taken back, nor says that a record is another's.
  List<Consent> heldFor(OpaqueId person) {
    var duplicates = new Duplicates(room);
    duplicates.hold();
    return about(duplicates.all(person), " ORDER BY id FOR SHARE").stream()
        .map(Kept::consent)
        .map(consent -> of(person, consent))
        .toList();
  }

  private static Consent of(OpaqueId person, Consent consent) {
    return new Consent(
        consent.id(),
        person,
        consent.use(),
        consent.recipient(),
        consent.parts(),
        consent.given(),
        consent.until(),
        consent.withdrawnAt(),
        consent.readIn());
  }

  /// Takes a consent back, and with it everything that was given on it. Doing so again changes
  /// nothing.
  ///
  /// @return false when there is no such consent of that person's, or the case is not to be seen
  public boolean withdraw(OpaqueId file, OpaqueId person, OpaqueId consent) {
    if (person(file, person).isEmpty()) {
      return false;
    }
    var records = new Duplicates(room).all(person);
    int withdrawn =
        room.transaction()
            .with(
                "UPDATE %1$s.consent SET withdrawn = ? WHERE id = ? AND about = ANY (?)"
                    + " AND withdrawn IS NULL",
                statement -> {
                  statement.setObject(1, CaseFiles.utc(room.now()));
                  statement.setString(2, consent.value());
                  statement.setArray(3, CompartmentTransaction.array(statement, records));
                  return statement.executeUpdate();
                });
    if (withdrawn == 1) {
      room.takeBack(ErasureList.Line.withdrawn(room.side(), consent, room.now()));
      room.tell(
          LedgerEvent.CONSENT_WITHDRAWN, Subject.Kind.CONSENT, consent, Reason.VICTIM_REQUEST);
      new Crossings(room).recallOn(consent, Reason.CONSENT_ENDED);
      return true;
    }
    return about(person).stream().anyMatch(k -> k.consent().id().equals(consent));
  }

  private static final String SELECT =
      "SELECT id, about, use, recipient_kind, recipient, parts, given, until, withdrawn, read_in,"
          + " consenter, text_version, account FROM %1$s.consent";

  private static List<Kept> kept(ResultSet row) throws SQLException {
    var all = new ArrayList<Kept>();
    while (row.next()) {
      var consent =
          new Consent(
              new OpaqueId(row.getString(1)),
              new OpaqueId(row.getString(2)),
              row.getString(3),
              Recipients.read(row.getString(4), row.getString(5)).orElseThrow(),
              Disclosed.partsOf(row.getArray(6).getArray()),
              row.getObject(7, OffsetDateTime.class).toInstant(),
              row.getObject(8, OffsetDateTime.class).toInstant(),
              Optional.ofNullable(row.getObject(9, OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant),
              row.getString(10));
      all.add(
          new Kept(
              consent,
              Consenter.bySlug(row.getString(11)).orElseThrow(),
              row.getString(12),
              new OpaqueId(row.getString(13))));
    }
    return all;
  }
}
