package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.Case;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;

/// Opens many cases of one side at once: the same rows, seals and ledger entries as [CaseFiles] and
/// [People] write for one, a statement for all of a kind. A case counts as changed when it was
/// opened, and a note that comes with it is told in the same entry.
public final class ManyCases {

  private final CaseRoom room;

  public ManyCases(CaseRoom room) {
    this.room = room;
  }

  /// A case to be opened.
  ///
  /// @param file its own reference is a placeholder; nobody in it has a record yet
  /// @param identities by person, of those whose identity is known
  /// @param note on the case, if any
  public record New(Case file, Map<OpaqueId, Identity> identities, Optional<String> note) {

    public New {
      identities = Map.copyOf(identities);
    }

    /// Never shows who is in it.
    @Override
    public String toString() {
      return "New[" + file.id() + "]";
    }
  }

  private record Version(Case file, String text, byte[] salt) {}

  private record Sealed(OpaqueId owner, Seals.Anew seal) {}

  private record SealedNote(OpaqueId id, OpaqueId file, Instant at, Seals.Anew seal) {}

  private interface Bound<T> {
    void in(PreparedStatement statement, T value) throws SQLException;
  }

  /// Opens them all, or none where anything fails.
  ///
  /// @return the cases with their references
  public List<Case> open(List<New> all, Reason why) {
    var references = new CaseFiles(room).references(all.size());
    var versions = new ArrayList<Version>();
    var identities = new ArrayList<Sealed>();
    var notes = new ArrayList<SealedNote>();
    var told = new ArrayList<Happening>();
    for (int i = 0; i < all.size(); i++) {
      var drawn = all.get(i);
      var version = version(CaseFiles.withReference(drawn.file(), references.get(i)));
      versions.add(version);
      told.add(told(Subject.Kind.CASE, version.file().id(), why, commitment(version)));
      drawn.note().ifPresent(text -> notes.add(sealed(drawn.file(), text)));
      drawn
          .identities()
          .forEach(
              (person, identity) -> {
                identities.add(
                    new Sealed(
                        person,
                        room.seals()
                            .sealAnew(
                                person, JdbcIdentities.IDENTITY, IdentityText.write(identity))));
                told.add(told(Subject.Kind.PERSON, person, why, ContentCommitment.NONE));
              });
    }
    keepFacts(versions);
    keepSealed(identities, notes);
    tell(told);
    room.afterCommit(
        () ->
            all.forEach(
                drawn ->
                    drawn
                        .identities()
                        .forEach(
                            (person, identity) ->
                                room.desk().names(room.side()).learn(person, identity))));
    return versions.stream().map(Version::file).toList();
  }

  private Version version(Case file) {
    if (file.compartment() != room.side()) {
      throw new IllegalArgumentException("a case is kept in the register of its compartment");
    }
    var salt = new byte[ContentCommitment.SALT_BYTES];
    room.desk().chance().nextBytes(salt);
    return new Version(file, CaseText.write(file), salt);
  }

  private static ContentCommitment commitment(Version version) {
    return ContentCommitment.to(version.text().getBytes(StandardCharsets.UTF_8), version.salt());
  }

  private SealedNote sealed(Case file, String text) {
    var id = room.drawId();
    return new SealedNote(
        id,
        file.id(),
        file.opened(),
        room.seals().sealAnew(file.id(), "note/" + id, text.getBytes(StandardCharsets.UTF_8)));
  }

  private Happening told(
      Subject.Kind kind, OpaqueId subject, Reason why, ContentCommitment content) {
    return new Happening(
        room.now(),
        room.worker().actor(),
        LedgerEvent.CASE_CHANGED,
        new Subject(kind, subject),
        why,
        content);
  }

  private void keepFacts(List<Version> versions) {
    keep(
        "INSERT INTO %1$s.case_file (id, reference, version, opened, changed, status, victims,"
            + " persons, risk, forms, review_on) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        versions,
        (statement, version) -> {
          var file = version.file();
          statement.setString(1, file.id().value());
          statement.setString(2, file.reference());
          statement.setObject(3, CaseFiles.utc(file.opened()));
          statement.setObject(4, CaseFiles.utc(room.now()));
          statement.setString(5, file.status().slug());
          statement.setInt(6, file.victims().size());
          statement.setInt(7, file.persons().size());
          statement.setString(8, JdbcCaseRegister.highestRisk(file).slug());
          statement.setArray(
              9, statement.getConnection().createArrayOf("text", JdbcCaseRegister.forms(file)));
          statement.setObject(
              10,
              Retention.reviewOn(room.desk().regime(), file.status(), room.today()).orElse(null));
        });
    keep(
        "INSERT INTO %1$s.case_version (id, version, facts, salt) VALUES (?, 1, ?::jsonb, ?)",
        versions,
        (statement, version) -> {
          statement.setString(1, version.file().id().value());
          statement.setString(2, version.text());
          statement.setBytes(3, version.salt());
        });
    keep(
        "INSERT INTO %1$s.case_person (person, case_id) SELECT unnest(?), ?",
        versions,
        (statement, version) -> {
          var persons = version.file().persons().stream().map(p -> p.id().value()).toArray();
          statement.setArray(1, statement.getConnection().createArrayOf("text", persons));
          statement.setString(2, version.file().id().value());
        });
    keep(
        "INSERT INTO %1$s.case_team (case_id, account, since) VALUES (?, ?, ?)",
        versions,
        (statement, version) -> {
          statement.setString(1, version.file().id().value());
          statement.setString(2, room.worker().account().value());
          statement.setObject(3, CaseFiles.utc(room.now()));
        });
  }

  private void keepSealed(List<Sealed> identities, List<SealedNote> notes) {
    var owners = new ArrayList<>(identities);
    notes.forEach(note -> owners.add(new Sealed(note.file(), note.seal())));
    keep(
        "INSERT INTO %1$s.person_key (person, node_key, wrapped) VALUES (?, ?, ?)",
        owners,
        (statement, owner) -> {
          statement.setString(1, owner.owner().value());
          statement.setInt(2, owner.seal().nodeKey());
          statement.setBytes(3, owner.seal().wrapped());
        });
    keep(
        "INSERT INTO %1$s.identity (person, sealed) VALUES (?, ?)",
        identities,
        (statement, identity) -> {
          statement.setString(1, identity.owner().value());
          statement.setBytes(2, identity.seal().sealed());
        });
    keep(
        "INSERT INTO %1$s.note (id, case_id, owner, account, at, sealed)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        notes,
        (statement, note) -> {
          statement.setString(1, note.id().value());
          statement.setString(2, note.file().value());
          statement.setString(3, note.file().value());
          statement.setString(4, room.worker().account().value());
          statement.setObject(5, CaseFiles.utc(note.at()));
          statement.setBytes(6, note.seal().sealed());
        });
  }

  private <T> void keep(String sql, List<T> values, Bound<T> bound) {
    if (values.isEmpty()) {
      return;
    }
    room.transaction()
        .with(
            sql,
            statement -> {
              for (T value : values) {
                bound.in(statement, value);
                statement.addBatch();
              }
              return statement.executeBatch().length;
            });
  }

  private void tell(List<Happening> told) {
    try {
      NodeLedger.appendAll(room.connection(), told);
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }
}
