package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /// A case that is drawn, sealed and written but for its reference: what takes long is done ahead
  /// of the transaction that opens it.
  ///
  /// @param salt binds the ledger's word to the document
  record Ready(
      New drawn,
      CaseText.Unnumbered text,
      byte[] salt,
      List<Sealed> identities,
      Optional<SealedNote> note) {

    /// Nothing is kept yet.
    ///
    /// @throws IllegalArgumentException when it is a case of the other side
    static Ready of(New drawn, CaseDesk desk, Sealing sealing) {
      var file = drawn.file();
      if (file.compartment() != sealing.compartment()) {
        throw new IllegalArgumentException("a case is kept in the register of its compartment");
      }
      return new Ready(
          drawn,
          CaseText.unnumbered(file),
          desk.drawSalt(),
          drawn.identities().entrySet().stream()
              .map(i -> Sealed.identity(i.getKey(), i.getValue(), sealing))
              .toList(),
          drawn.note().map(text -> SealedNote.of(desk.drawId(), file, text, sealing)));
    }

    OpaqueId id() {
      return drawn.file().id();
    }

    /// How many stand in it.
    int persons() {
      return drawn.file().persons().size();
    }

    /// @param nodeKey a version of the node's key
    private boolean isSealedUnder(int nodeKey) {
      return identities.stream().allMatch(i -> i.seal().nodeKey() == nodeKey)
          && note.stream().allMatch(n -> n.seal().nodeKey() == nodeKey);
    }

    private Version numbered(String reference) {
      var text = this.text.with(reference);
      return new Version(
          drawn.file().numbered(reference),
          text,
          salt,
          ContentCommitment.to(text.getBytes(StandardCharsets.UTF_8), salt));
    }

    /// Never shows who is in it.
    @Override
    public String toString() {
      return "Ready[" + drawn.file().id() + "]";
    }
  }

  private record Version(Case file, String text, byte[] salt, ContentCommitment commitment) {}

  private record Sealed(OpaqueId owner, Sealing.Anew seal) {
    static Sealed identity(OpaqueId person, Identity identity, Sealing sealing) {
      return new Sealed(
          person, sealing.sealAnew(person, JdbcIdentities.IDENTITY, IdentityText.write(identity)));
    }
  }

  private record SealedNote(OpaqueId id, OpaqueId file, Instant at, Sealing.Anew seal) {
    static SealedNote of(OpaqueId id, Case file, String text, Sealing sealing) {
      return new SealedNote(
          id,
          file.id(),
          file.opened(),
          sealing.sealAnew(file.id(), "note/" + id, text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Opens them all for whoever opens them, who works on them from then on; or none where anything
  /// fails.
  ///
  /// @return the cases with their references
  public List<Case> open(List<New> all, Reason why) {
    var sealing = room.desk().sealing(room.side());
    return open(
        all.stream().map(drawn -> Ready.of(drawn, room.desk(), sealing)).toList(), why, true);
  }

  /// The same of cases that are ready and for nobody: those who see every case of the side see
  /// them, until they are assigned.
  List<Case> openUnassigned(List<Ready> all, Reason why) {
    return open(all, why, false);
  }

  private List<Case> open(List<Ready> made, Reason why, boolean joins) {
    var all = underTheNewestKey(made);
    var references = new CaseFiles(room).references(all.size());
    var versions = new ArrayList<Version>();
    var told = new ArrayList<Happening>();
    for (int i = 0; i < all.size(); i++) {
      var version = all.get(i).numbered(references.get(i));
      versions.add(version);
      told.add(told(Subject.Kind.CASE, version.file().id(), why, version.commitment()));
      all.get(i)
          .identities()
          .forEach(
              who -> told.add(told(Subject.Kind.PERSON, who.owner(), why, ContentCommitment.NONE)));
    }
    keepFacts(versions, joins);
    keepSealed(
        all.stream().flatMap(r -> r.identities().stream()).toList(),
        all.stream().flatMap(r -> r.note().stream()).toList());
    tell(told);
    room.afterCommit(
        () ->
            room.desk()
                .names(room.side())
                .learnAll(all.stream().map(r -> r.drawn().identities()).toList()));
    return versions.stream().map(Version::file).toList();
  }

  /// Where the node's keys were renewed after something was sealed, it is sealed again: an older
  /// key is destroyed once nothing that is kept rests on it, and of what is not kept yet nobody
  /// knows.
  private List<Ready> underTheNewestKey(List<Ready> made) {
    var sealing = room.desk().sealing(room.side());
    int newest = sealing.newestKey();
    return made.stream()
        .map(
            ready ->
                ready.isSealedUnder(newest) ? ready : Ready.of(ready.drawn(), room.desk(), sealing))
        .toList();
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

  private void keepFacts(List<Version> versions, boolean joins) {
    var reviews = reviews();
    new ManyRows<>(versions)
        .text(v -> v.file().id().value())
        .text(v -> v.file().reference())
        .text(v -> v.file().opened().toString())
        .text(_ -> room.now().toString())
        .text(v -> v.file().status().slug())
        .number(v -> v.file().victims().size())
        .number(v -> v.file().persons().size())
        .text(v -> JdbcCaseRegister.highestRisk(v.file()).slug())
        .text(v -> listed(JdbcCaseRegister.forms(v.file())))
        .text(v -> reviews.get(v.file().status()))
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.case_file (id, reference, version, opened, changed, status, victims,"
                + " persons, risk, forms, review_on) SELECT r.c1, r.c2, 1, r.c3::timestamptz,"
                + " r.c4::timestamptz, r.c5, r.c6, r.c7, r.c8, string_to_array(r.c9, chr(10)),"
                + " r.c10::date");
    new ManyRows<>(versions)
        .text(v -> v.file().id().value())
        .text(Version::text)
        .bytes(Version::salt)
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.case_version (id, version, facts, salt) SELECT r.c1, 1, r.c2::jsonb,"
                + " r.c3");
    CaseStandings.keep(room.transaction(), versions.stream().map(Version::file).toList());
    if (joins) {
      new ManyRows<>(versions)
          .text(v -> v.file().id().value())
          .text(_ -> room.worker().account().value())
          .text(_ -> room.now().toString())
          .insert(
              room.transaction(),
              "INSERT INTO %1$s.case_team (case_id, account, since) SELECT r.c1, r.c2,"
                  + " r.c3::timestamptz");
    }
  }

  /// When a case is due to be looked at again, by its status; nothing where the regime says none.
  private Map<Case.Status, String> reviews() {
    var reviews = new EnumMap<Case.Status, String>(Case.Status.class);
    for (Case.Status status : Case.Status.values()) {
      Retention.reviewOn(room.desk().regime(), status, room.today())
          .ifPresent(day -> reviews.put(status, day.toString()));
    }
    return reviews;
  }

  /// No code has a line end in it.
  private static String listed(Object[] codes) {
    return Arrays.stream(codes).map(String::valueOf).collect(Collectors.joining("\n"));
  }

  private void keepSealed(List<Sealed> identities, List<SealedNote> notes) {
    var owners = new ArrayList<>(identities);
    notes.forEach(note -> owners.add(new Sealed(note.file(), note.seal())));
    new ManyRows<>(owners)
        .text(o -> o.owner().value())
        .number(o -> o.seal().nodeKey())
        .bytes(o -> o.seal().wrapped())
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.person_key (person, node_key, wrapped) SELECT r.c1, r.c2, r.c3");
    new ManyRows<>(identities)
        .text(i -> i.owner().value())
        .bytes(i -> i.seal().sealed())
        .insert(room.transaction(), "INSERT INTO %1$s.identity (person, sealed) SELECT r.c1, r.c2");
    new ManyRows<>(notes)
        .text(n -> n.id().value())
        .text(n -> n.file().value())
        .text(_ -> room.worker().account().value())
        .text(n -> n.at().toString())
        .bytes(n -> n.seal().sealed())
        .insert(
            room.transaction(),
            "INSERT INTO %1$s.note (id, case_id, owner, account, at, sealed) SELECT r.c1, r.c2,"
                + " r.c2, r.c3, r.c4::timestamptz, r.c5");
  }

  private void tell(List<Happening> told) {
    try {
      NodeLedger.appendAll(room.connection(), told);
    } catch (SQLException e) {
      throw CompartmentTransaction.failed(e);
    }
  }
}
