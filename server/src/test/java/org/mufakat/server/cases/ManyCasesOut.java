package org.mufakat.server.cases;

import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;

/// Opens many invented cases and takes them out, in a process whose heap is bounded from outside.
/// Prints how many came out, how long the file was, and how long it took.
final class ManyCasesOut {

  private static final int OPENED_AT_ONCE = 100;

  private ManyCasesOut() {}

  /// @param args how many cases, persons in each, and `named` when they have names: the index of
  ///   names is in memory
  public static void main(String[] args) throws IOException {
    var site = new CaseSite();
    int cases = Integer.parseInt(args[0]);
    int persons = Integer.parseInt(args[1]);
    boolean named = args[2].equals("named");
    for (int opened = 0; opened < cases; opened += OPENED_AT_ONCE) {
      int count = Math.min(OPENED_AT_ONCE, cases - opened);
      site.as(
          INVESTIGATOR,
          room -> new ManyCases(room).open(drawn(room, count, persons, named), Reason.INTAKE));
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

  private static List<ManyCases.New> drawn(CaseRoom room, int count, int persons, boolean named) {
    var all = new ArrayList<ManyCases.New>();
    for (int i = 0; i < count; i++) {
      var in =
          IntStream.range(0, persons)
              .mapToObj(_ -> CasePerson.unknown(room.drawId(), VictimStatus.POSSIBLE))
              .toList();
      var identities = new HashMap<OpaqueId, Identity>();
      if (named) {
        in.forEach(p -> identities.put(p.id(), CaseSite.identity("Invented " + p.id())));
      }
      all.add(new ManyCases.New(CaseSite.drawn(room, in), identities, Optional.empty()));
    }
    return all;
  }
}
