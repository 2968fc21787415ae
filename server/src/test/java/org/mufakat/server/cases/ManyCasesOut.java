package org.mufakat.server.cases;

import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mufakat.cases.Age;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;

/// Opens many invented cases and takes them out, in a process whose heap is bounded from outside.
/// Prints how many came out, how long the file was, and how long it took.
final class ManyCasesOut {

  private static final int OPENED_AT_ONCE = 20;

  private static final List<PlaceOfExploitation> PLACES =
      Collections.nCopies(
          20,
          new PlaceOfExploitation(
              Optional.of("XNO"),
              Optional.of("Saltwick".repeat(12)),
              Optional.empty(),
              Optional.empty()));

  private ManyCasesOut() {}

  /// @param args how many cases, persons in each, and `named` when they have names (the index of
  ///   names is in memory), `places` when twenty long names of places stand with each
  public static void main(String[] args) throws IOException {
    var site = new CaseSite();
    int cases = Integer.parseInt(args[0]);
    int persons = Integer.parseInt(args[1]);
    var much = args[2];
    for (int opened = 0; opened < cases; opened += OPENED_AT_ONCE) {
      int count = Math.min(OPENED_AT_ONCE, cases - opened);
      site.as(
          INVESTIGATOR,
          room -> new ManyCases(room).open(drawn(room, count, persons, much), Reason.INTAKE));
    }
    for (Format format : Format.values()) {
      long start = System.nanoTime();
      var wish =
          new CaseExport.Wish(
              new CaseExport.Chosen.Listed(CaseQuery.ALL),
              new Options(format, true, true),
              Reason.AUDIT);
      var ready =
          (CaseExport.Answer.Ready)
              CaseExport.take(site.desk, INVESTIGATOR, wish, new AccessAnswer.Allowed());
      try (var file = ready.file()) {
        file.sendTo(OutputStream.nullOutputStream());
        System.out.printf(
            "%s %d %d %d %d%n",
            ready.taking().form(),
            ready.taking().cases(),
            ready.taking().persons(),
            file.bytes(),
            (System.nanoTime() - start) / 1_000_000);
      }
    }
    System.exit(0);
  }

  private static List<ManyCases.New> drawn(CaseRoom room, int count, int persons, String much) {
    var all = new ArrayList<ManyCases.New>();
    for (int i = 0; i < count; i++) {
      var in =
          IntStream.range(0, persons)
              .mapToObj(_ -> person(room.drawId(), much.equals("places") ? PLACES : List.of()))
              .toList();
      var identities = new HashMap<OpaqueId, Identity>();
      if (much.equals("named")) {
        in.forEach(p -> identities.put(p.id(), CaseSite.identity("Invented " + p.id())));
      }
      all.add(new ManyCases.New(CaseSite.drawn(room, in), identities, Optional.empty()));
    }
    return all;
  }

  private static CasePerson person(OpaqueId id, List<PlaceOfExploitation> places) {
    var none = Particulars.NONE;
    return new CasePerson(
        id,
        Optional.of(VictimStatus.POSSIBLE),
        false,
        false,
        new Age.Unknown(),
        Classes.Sex.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        false,
        none.with(none.citizenships(), places, none.documents(), none.services(), none.offences()));
  }
}
