package org.mufakat.server.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Safety;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.htcds.CaseFile;
import org.mufakat.server.cases.htcds.Extension;
import org.mufakat.server.cases.htcds.HtcdsExport;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;

/// Takes cases of one side out as a file of HTCDS. What goes out is written, hashed and told before
/// its first byte leaves; a case that the person may not see is not there.
public final class CaseExport {

  /// Why cases may be taken out.
  public static final List<Reason> REASONS =
      List.of(
          Reason.ASSIGNED_CASE,
          Reason.SUPERVISION,
          Reason.VICTIM_REQUEST,
          Reason.COURT_ORDER,
          Reason.REQUEST_FROM_ANOTHER_STATE,
          Reason.DATA_QUALITY,
          Reason.AUDIT,
          Reason.OPERATION);

  /// What is lost is counted in so many cases before the file is written.
  static final int MOST_PREVIEWED = 500;

  private final CaseRoom room;

  public CaseExport(CaseRoom room) {
    this.room = room;
  }

  /// Which cases.
  public sealed interface Chosen {
    int MOST_PICKED = MOST_PREVIEWED;

    /// Those that a list shows, whatever its order.
    record Listed(CaseQuery query) implements Chosen {}

    /// @param ids 1 to 500; one that the person may not see is not there
    record Picked(List<OpaqueId> ids) implements Chosen {
      public Picked {
        ids = List.copyOf(ids);
        if (ids.isEmpty() || ids.size() > MOST_PICKED) {
          throw new IllegalArgumentException("1 to 500 cases are picked");
        }
      }
    }
  }

  /// What somebody wants to take out.
  public record Wish(Chosen cases, Options options, Reason reason) {
    public Wish {
      if (!REASONS.contains(reason)) {
        throw new IllegalArgumentException("not a reason for taking cases out");
      }
    }
  }

  /// What came of wishing.
  public sealed interface Answer {
    /// @param file to be sent and closed by whoever asked
    record Ready(TakenOut.Taking taking, HtcdsExport.Report report, SealedFile file)
        implements Answer {}

    /// Not with names and contacts: this role may not.
    record NamesNotPermitted() implements Answer {}

    /// No case that the person may see.
    record NoCase() implements Answer {}
  }

  /// What a file would hold.
  ///
  /// @param cases counted up to [CaseFiles#MOST_COUNTED] and one more
  /// @param read the cases that what follows was counted in: the first by reference
  /// @param flagged persons of whom not punishing has to be considered
  /// @param notToBeReached persons whose numbers and addresses, all or some, are in no column of
  ///   the standard
  /// @param lost rows that say less than the case does, by column; empty with Mufakat's columns
  public record Preview(
      int cases,
      int read,
      int persons,
      int flagged,
      int notToBeReached,
      int notWritten,
      SortedMap<Extension, Integer> lost) {

    public boolean isOfPart() {
      return read < cases;
    }
  }

  /// Reads no identity and tells none.
  public Preview preview(Chosen chosen, Options options) {
    var reading = new Counted(new CaseFileReading(room, rows(chosen), Optional.empty()));
    var report =
        write(
            reading,
            OutputStream.nullOutputStream(),
            new Options(Format.CSV, options.extensions(), false));
    int cases =
        switch (chosen) {
          case Chosen.Listed(CaseQuery query) -> new CaseFiles(room).count(query);
          // As many are picked at most as are read for a preview.
          case Chosen.Picked _ -> reading.read;
        };
    return new Preview(
        cases,
        reading.read,
        reading.persons,
        reading.flagged,
        reading.notToBeReached,
        report.notWritten().size(),
        report.lost());
  }

  /// The first cases, counted as they pass.
  private final class Counted implements Iterator<CaseFile> {
    private final CaseFileReading reading;
    private int read;
    private int persons;
    private int flagged;
    private int notToBeReached;

    Counted(CaseFileReading reading) {
      this.reading = reading;
    }

    @Override
    public boolean hasNext() {
      return read < MOST_PREVIEWED && reading.hasNext();
    }

    @Override
    public CaseFile next() {
      var file = reading.next();
      read++;
      for (CasePerson person : file.file().persons()) {
        persons++;
        var disclosed = Optional.ofNullable(file.disclosed().get(person.id()));
        flagged += NonPunishment.flags(person, disclosed, room.desk().regime()) ? 1 : 0;
        notToBeReached += mayBeReached(person.particulars().safety()) ? 0 : 1;
      }
      return file;
    }
  }

  private static boolean mayBeReached(Safety safety) {
    return !safety.doNotContact() && !safety.safeChannelOnly();
  }

  /// Writes the file and tells it, or does neither.
  ///
  /// @param names what the policy says to this person of taking out identities
  static Answer take(CaseDesk desk, CaseWorker worker, Wish wish, AccessAnswer names)
      throws IOException {
    var file = SealedFile.in(desk.takenOut(), desk.chance());
    boolean isHandedOver = false;
    try {
      var answer = desk.as(worker, room -> new CaseExport(room).take(file, wish, names));
      isHandedOver = answer instanceof Answer.Ready;
      return answer;
    } finally {
      if (!isHandedOver) {
        file.close();
      }
    }
  }

  private Answer take(SealedFile file, Wish wish, AccessAnswer names) {
    var id = room.drawId();
    if (wish.options().identities() && !(names instanceof AccessAnswer.Allowed)) {
      room.tell(LedgerEvent.REFUSAL, Subject.Kind.EXPORT, id, Reason.NOT_PERMITTED);
      return new Answer.NamesNotPermitted();
    }
    var reading =
        new CaseFileReading(
            room,
            rows(wish.cases()),
            wish.options().identities() ? Optional.of(wish.reason()) : Optional.empty());
    if (!reading.hasNext()) {
      return new Answer.NoCase();
    }
    var report = write(reading, file, wish.options());
    var taking =
        new TakenOut.Taking(
            id,
            room.worker().account(),
            room.now(),
            wish.reason(),
            wish.options().format().name().toLowerCase(Locale.ROOT),
            report.cases(),
            report.persons(),
            reading.named(),
            wish.options().extensions(),
            file.sha256());
    new TakenOut(room).keep(taking, LedgerEvent.EXPORT, new Subject(Subject.Kind.EXPORT, id));
    return new Answer.Ready(taking, report, file);
  }

  private HtcdsExport.Report write(CaseFileReading reading, SealedFile file, Options options) {
    try {
      return file.write(out -> room.desk().export().write(reading, out, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HtcdsExport.Report write(Counted reading, OutputStream out, Options options) {
    try {
      return room.desk().export().write(reading, out, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// By reference, which no case changes: whatever is worked on meanwhile, each comes once.
  private CaseFileReading.Rows rows(Chosen chosen) {
    var files = new CaseFiles(room);
    return switch (chosen) {
      case Chosen.Listed(CaseQuery query) -> {
        var byReference = query.by(CaseQuery.Sort.REFERENCE);
        yield (last, most) -> files.page(byReference, last, most);
      }
      case Chosen.Picked(var ids) -> {
        var all = new ArrayList<>(files.chosen(ids));
        yield (_, most) -> {
          var page = List.copyOf(all.subList(0, Math.min(most, all.size())));
          all.subList(0, page.size()).clear();
          return page;
        };
      }
    };
  }
}
