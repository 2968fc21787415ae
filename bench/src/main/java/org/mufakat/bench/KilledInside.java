package org.mufakat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Reason;
import org.mufakat.server.cases.CaseFiles;
import org.mufakat.server.cases.CaseImport;
import org.mufakat.server.cases.CaseRoom;
import org.mufakat.server.cases.Notes;
import org.mufakat.server.cases.People;

/// Imports files and edits cases for ever, until somebody kills it: it goes on with the import that
/// was cut off, then begins the next file, and beside it opens cases, changes them, notes on them
/// and has the ledger placed. All persons are invented.
final class KilledInside {

  static final int ROWS = 4_000;
  static final String SAYS = "working";
  static final String SAYS_TAKING = "taking";

  /// Said once a batch of the file that is being taken stands.
  static final String SAYS_TAKEN = "taken in part";

  private final CaseImportSite site;
  private final Path folder;
  private final Random chance;

  private KilledInside(CaseImportSite site, Path folder, Random chance) {
    this.site = site;
    this.folder = folder;
    this.chance = chance;
  }

  /// @param args the pack, the data folder, the folder of files, a seed
  public static void main(String[] args) throws Exception {
    var site = CaseImportSite.open(Path.of(args[1]), CaseImportSite.pack(Path.of(args[0])));
    var inside = new KilledInside(site, Path.of(args[2]), new Random(Long.parseLong(args[3])));
    Thread.ofPlatform().daemon().start(inside::edit);
    Thread.ofPlatform().daemon().start(inside::place);
    say(SAYS);
    inside.importFiles();
  }

  private void importFiles() throws IOException {
    while (true) {
      var all = site.all();
      var open = all.stream().filter(i -> i.state() != CaseImport.State.TAKEN).findFirst();
      var read =
          open.isPresent()
              ? site.readAgain(open.get().id(), file(folder, all.size() - 1))
              : site.read(file(folder, all.size()));
      say(SAYS_TAKING);
      var watch = Thread.ofPlatform().daemon().start(() -> watch(read));
      site.take(read);
      watch.interrupt();
    }
  }

  private void watch(CaseImport read) {
    try {
      while (site.all().getFirst().taken() == read.taken()) {
        Thread.sleep(10);
      }
      say(SAYS_TAKEN);
    } catch (InterruptedException e) {
      // It is taken whole.
    }
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  /// The so-manieth file, the same whenever it is asked for. It is there whole or not at all: a
  /// kill may come while it is written.
  static Path file(Path folder, int number) throws IOException {
    var file = folder.resolve("cases-" + number + ".csv");
    if (Files.notExists(file)) {
      var text =
          IntStream.range(0, ROWS)
              .mapToObj(i -> "Invented %d of %d,PossibleVictimOfTrafficking".formatted(i, number))
              .collect(Collectors.joining("\n", "prs_FirstName,vic_TraffickingStatus\n", "\n"));
      var written = folder.resolve("written.csv");
      Files.write(written, text.getBytes(StandardCharsets.UTF_8));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private void edit() {
    while (true) {
      var opened = site.desk().as(site.supervisor(), this::opened);
      for (int i = chance.nextInt(6); i >= 0; i--) {
        site.desk()
            .as(
                site.supervisor(),
                room -> {
                  var files = new CaseFiles(room);
                  var now = files.find(opened.id()).orElseThrow();
                  files.change(turned(now), Reason.DATA_QUALITY);
                  new Notes(room).add(opened.id(), Optional.empty(), "Invented.");
                  return 0;
                });
      }
    }
  }

  private Case opened(CaseRoom room) {
    var person = CasePerson.unknown(room.drawId(), VictimStatus.POSSIBLE);
    var file =
        new CaseFiles(room)
            .open(
                new Case(
                    room.drawId(),
                    CaseImportSite.SIDE,
                    "XNO-2031-0000",
                    1,
                    room.now(),
                    Case.Status.OPEN,
                    List.of(person),
                    List.of()),
                Reason.INTAKE);
    new People(room).keep(person.id(), identity("Edited " + person.id()), Reason.INTAKE);
    return file;
  }

  private static Identity identity(String name) {
    return new Identity(
        List.of(new Identity.PersonName(name, Identity.PersonName.Kind.LEGAL)),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Case turned(Case file) {
    return file.with(file.status() == Case.Status.OPEN ? Case.Status.SUSPENDED : Case.Status.OPEN);
  }

  private void place() {
    while (true) {
      site.ledger().settle();
      try {
        Thread.sleep(20 + chance.nextInt(200));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
