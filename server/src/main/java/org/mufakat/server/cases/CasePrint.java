package org.mufakat.server.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.AccessAnswer;

/// Prints a case for a reader. What is shown, which names were read and that it was printed stand
/// in one transaction.
public final class CasePrint {

  private final CaseRoom room;

  public CasePrint(CaseRoom room) {
    this.room = room;
  }

  /// @param about whom a print for [PrintReader#PERSON] is about; of no effect for another reader
  public record Wish(
      PrintReader reader, Optional<OpaqueId> about, boolean names, boolean notes, Reason reason) {
    public Wish {
      if (!CaseExport.REASONS.contains(reason)) {
        throw new IllegalArgumentException("not a reason for printing a case");
      }
    }
  }

  /// What came of wishing.
  public sealed interface Answer {
    /// @param view what the reader sees of the case
    /// @param flagged of whom not punishing has to be considered, by what the whole case says
    /// @param names of those who may be named to this reader
    record Ready(
        CaseView view,
        Set<OpaqueId> flagged,
        Map<OpaqueId, Identity> names,
        List<Notes.Note> notes,
        TakenOut.Taking taking)
        implements Answer {
      public Ready {
        names = Map.copyOf(names);
      }
    }

    /// Not for a prosecutor or a court: this side gives through the door.
    record NotForCourt() implements Answer {}

    /// A print for a person needs one of the case's.
    record NobodyChosen() implements Answer {}
  }

  /// @param file a case that the person may see
  /// @param forCourt what the policy says to this person of printing for a prosecutor or a court
  public Answer print(Case file, Wish wish, AccessAnswer forCourt) {
    var reader = wish.reader();
    if (reader.isForCourt() && !(forCourt instanceof AccessAnswer.Allowed)) {
      room.tell(LedgerEvent.REFUSAL, Subject.Kind.CASE, file.id(), Reason.NOT_PERMITTED);
      return new Answer.NotForCourt();
    }
    var about = wish.about().flatMap(file::person);
    if (reader == PrintReader.PERSON && about.isEmpty()) {
      return new Answer.NobodyChosen();
    }
    var disclosed = new NonPunishment(room).disclosed(List.of(file));
    var flagged = new NonPunishment(room).in(file, disclosed);
    var seen = reader.of(file, about);
    var names = wish.names() ? names(seen, wish, disclosed) : Map.<OpaqueId, Identity>of();
    var notes =
        wish.notes() && reader.maySeeNotes()
            ? new Notes(room).of(file.id())
            : List.<Notes.Note>of();
    var taking =
        new TakenOut.Taking(
            room.drawId(),
            room.worker().account(),
            room.now(),
            wish.reason(),
            "print-" + reader.slug(),
            1,
            seen.persons().size(),
            names.size(),
            false,
            "");
    new TakenOut(room).keep(taking, LedgerEvent.PRINT, new Subject(Subject.Kind.CASE, file.id()));
    return new Answer.Ready(
        CaseView.of(seen, room.desk().regime(), room.today(), disclosed),
        flagged,
        names,
        notes,
        taking);
  }

  private Map<OpaqueId, Identity> names(
      Case seen, Wish wish, Map<OpaqueId, VictimStatus> disclosed) {
    var named = new LinkedHashMap<OpaqueId, Identity>();
    for (CasePerson person : seen.persons()) {
      if (wish.reader().maySeeNameOf(person, Optional.ofNullable(disclosed.get(person.id())))) {
        new People(room)
            .read(person.id(), wish.reason())
            .ifPresent(identity -> named.put(person.id(), identity));
      }
    }
    return named;
  }
}
