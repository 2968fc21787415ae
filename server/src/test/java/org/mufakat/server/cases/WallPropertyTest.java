package org.mufakat.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.INVESTIGATOR;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;
import static org.mufakat.server.cases.CaseSite.SUPERVISOR;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.cases.Case;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessAnswer;
import org.mufakat.server.cases.CaseExport.Answer;
import org.mufakat.server.cases.CaseExport.Chosen;
import org.mufakat.server.cases.CaseExport.Wish;
import org.mufakat.server.cases.Consents.Recording;
import org.mufakat.server.cases.Crossings.Giving;
import org.mufakat.server.cases.htcds.HtcdsExport.Format;
import org.mufakat.server.cases.htcds.HtcdsExport.Options;

/// Whatever victim services do, in whatever order, law enforcement reads the same to the letter,
/// but for the parts that were let through and still hold. The seed is in the test's name.
class WallPropertyTest {

  private static final int STEPS = 60;
  private static final List<String> USES = List.of("assistance", "investigation", "prosecution");

  /// What the other side is meant to be able to read now, by crossing.
  ///
  /// @param until when what it rests on ends
  private record Open(OpaqueId basis, Set<RecordPart> parts, Instant until) {}

  private final Wall wall = new Wall();
  private final TreeMap<String, Open> open = new TreeMap<>();
  private final List<OpaqueId> consents = new ArrayList<>();
  private final List<OpaqueId> orders = new ArrayList<>();
  private final Map<OpaqueId, Instant> ends = new HashMap<>();
  private Instant now = CaseSite.NOON;
  private boolean erased;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_other_side_reads_the_same_but_for_what_was_let_through(long seed) {
    var chance = new Random(seed);
    wall.site.opened(INVESTIGATOR, "Sari Lestari");
    int erasedAt = chance.nextInt(STEPS / 2, STEPS);
    var before = everythingReadByLawEnforcement();

    for (int step = 0; step < STEPS; step++) {
      if (step == erasedAt) {
        eraseHer();
      } else {
        doSomething(chance);
      }

      assertThat(everythingReadByLawEnforcement()).as("after step " + step).isEqualTo(before);
      assertThat(lettersLetThrough()).as("after step " + step).isEqualTo(expected());
    }
  }

  private void doSomething(Random chance) {
    switch (chance.nextInt(12)) {
      case 0 -> wall.site.opened(CASE_WORKER, "Sari Lestari");
      case 1 -> consent(use(chance), parts(chance));
      case 2 -> withdraw(chance);
      case 3 -> erase();
      case 4 -> note("a note " + chance.nextInt());
      case 5 -> order(chance);
      case 6 -> endOrder(chance);
      case 7 -> timePasses(Duration.ofDays(chance.nextInt(1, 60)));
      default -> give(use(chance), parts(chance));
    }
  }

  private void note(String text) {
    if (!erased) {
      wall.site.as(
          CASE_WORKER, room -> new Notes(room).add(wall.file.id(), Optional.of(wall.she), text));
    }
  }

  private void consent(String use, RecordPart... parts) {
    if (wall.record(Wall.agreed(use, parts)) instanceof Recording.Recorded(OpaqueId consent)) {
      consents.add(consent);
      ends.put(consent, now.atZone(ZoneOffset.UTC).plusMonths(6).toInstant());
    } else {
      assertThat(erased).isTrue();
    }
  }

  private void order(Random chance) {
    var holds = Duration.ofDays(chance.nextInt(1, 90));
    var order = wall.courtOrder(holds, parts(chance));
    assertThat(order.isEmpty()).isEqualTo(erased);
    order.ifPresent(
        id -> {
          orders.add(id);
          ends.put(id, now.plus(holds));
        });
  }

  private void endOrder(Random chance) {
    if (!orders.isEmpty()) {
      var lifted = orders.get(chance.nextInt(orders.size()));
      wall.site.<Boolean>as(
          SERVICES_SUPERVISOR, room -> new CourtOrders(room).end(wall.file.id(), wall.she, lifted));
      ends.put(lifted, now);
      open.values().removeIf(each -> each.basis().equals(lifted));
    }
  }

  /// Consents and orders end by themselves. Sometimes somebody has swept before anyone reads.
  private void timePasses(Duration by) {
    wall.site.later(by);
    now = now.plus(by);
    open.values().removeIf(each -> !now.isBefore(each.until()));
    if (by.toDays() % 2 == 0) {
      Recalls.once(wall.site.desk);
    }
  }

  /// Erases the person of whom everything was let through, with her case.
  private void eraseHer() {
    wall.site.as(
        CASE_WORKER,
        room -> {
          new Retention(room).ask(wall.file.id(), Retention.Wish.ERASE);
          return 0;
        });
    var confirmed =
        wall.site.as(
            SERVICES_SUPERVISOR,
            room ->
                new Retention(room)
                    .confirm(
                        new CaseFiles(room).find(wall.file.id()).orElseThrow(),
                        Retention.Wish.ERASE));
    assertThat(confirmed).isEqualTo(Retention.Confirmation.ERASED);
    erased = true;
    open.clear();
  }

  private static String use(Random chance) {
    return USES.get(chance.nextInt(USES.size()));
  }

  private static RecordPart[] parts(Random chance) {
    var all = RecordPart.values();
    var some = new ArrayList<RecordPart>();
    for (RecordPart part : all) {
      if (chance.nextInt(4) == 0) {
        some.add(part);
      }
    }
    return some.isEmpty()
        ? new RecordPart[] {all[chance.nextInt(all.length)]}
        : some.toArray(RecordPart[]::new);
  }

  private void give(String use, RecordPart... parts) {
    if (wall.give(use, parts) instanceof Giving.Given(OpaqueId crossing, var basis)) {
      open.put(
          crossing.value(),
          new Open(basis.id(), Set.of(parts), Objects.requireNonNull(ends.get(basis.id()))));
    }
  }

  private void withdraw(Random chance) {
    if (!consents.isEmpty()) {
      var taken = consents.get(chance.nextInt(consents.size()));
      wall.withdraw(taken);
      open.values().removeIf(each -> each.basis().equals(taken));
    }
  }

  /// Erases another of one's own persons: what was let through of this one stays.
  private void erase() {
    var other = wall.site.opened(CASE_WORKER, "Sari Lestari").persons().getFirst().id();
    wall.site.as(
        CASE_WORKER,
        room -> {
          room.identities().erase(other);
          return new Crossings(room).recallOf(other, Reason.RETENTION_ENDED);
        });
  }

  /// Lists, counts, cases, names, notes, as an investigator and a supervisor of law enforcement see
  /// them.
  private String everythingReadByLawEnforcement() {
    var all = new StringBuilder();
    for (CaseWorker reader : List.of(INVESTIGATOR, SUPERVISOR)) {
      wall.site.as(reader, room -> all.append(read(room)));
    }
    all.append(takenOut(SUPERVISOR));
    return all.toString();
  }

  private String read(CaseRoom room) {
    var text = new StringBuilder();
    var files = new CaseFiles(room);
    var rows = files.page(CaseQuery.ALL, Optional.empty(), 50);
    text.append(rows).append(files.count(CaseQuery.ALL));
    rows.stream().flatMap(r -> files.find(r.id()).stream()).forEach(file -> read(room, file, text));
    text.append(files.find(wall.file.id())).append(files.row(wall.file.id()));
    text.append(files.of(wall.she)).append(new Notes(room).of(wall.file.id()));
    for (String words : List.of("Sari", "Sari Lestari", "Lestary", "Wulan")) {
      new People(room)
          .search(words, 50)
          .forEach(hit -> text.append(hit.person()).append(hit.score()).append(hit.cases()));
    }
    text.append(new Consents(room).of(wall.file.id(), wall.she));
    text.append(new Crossings(room).of(wall.file.id(), wall.she));
    text.append(new Received(room).disclosedStatus(wall.she));
    return text.append('\n').toString();
  }

  /// Everything in a file with names, and what its preview said.
  private String takenOut(CaseWorker reader) {
    var everything = new Chosen.Listed(CaseQuery.ALL);
    var asked = new Chosen.Picked(List.of(wall.file.id()));
    var options = new Options(Format.CSV, true, true);
    try {
      var preview = wall.site.as(reader, room -> new CaseExport(room).preview(everything, options));
      var allowed = new AccessAnswer.Allowed();
      var ofTheOther =
          CaseExport.take(wall.site.desk, reader, new Wish(asked, options, Reason.AUDIT), allowed);
      var answer =
          CaseExport.take(
              wall.site.desk, reader, new Wish(everything, options, Reason.AUDIT), allowed);
      try (var file = ((Answer.Ready) answer).file()) {
        var out = new ByteArrayOutputStream();
        file.sendTo(out);
        return preview + "\n" + ofTheOther + "\n" + out.toString(UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(CaseRoom room, Case file, StringBuilder text) {
    text.append(CaseText.write(file)).append(new Notes(room).of(file.id()));
    new People(room)
        .of(file, Reason.NONE)
        .forEach(
            (person, identity) ->
                text.append(person).append(new String(IdentityText.write(identity), UTF_8)));
  }

  /// The parts that can be read there now, each crossing by itself.
  private List<Set<RecordPart>> lettersLetThrough() {
    return wall.received(SUPERVISOR).stream()
        .flatMap(line -> wall.read(SUPERVISOR, line.id()).stream())
        .map(Disclosed::parts)
        .sorted(Comparator.comparing(parts -> List.of(Disclosed.slugs(parts)).toString()))
        .toList();
  }

  private List<Set<RecordPart>> expected() {
    return open.values().stream()
        .map(Open::parts)
        .sorted(Comparator.comparing(parts -> List.of(Disclosed.slugs(parts)).toString()))
        .toList();
  }
}
