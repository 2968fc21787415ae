package org.mufakat.server.cases;

import static org.mufakat.server.cases.CaseSite.CASE_WORKER;
import static org.mufakat.server.cases.CaseSite.SERVICES_SUPERVISOR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.mufakat.cases.Age;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.cases.Consents.Agreed;
import org.mufakat.server.cases.Consents.Consenter;
import org.mufakat.server.cases.Consents.Recording;

/// A desk with one invented victim on the side of victim services, of whom everything is known that
/// can be let through.
final class Wall {

  static final Recipient POLICE = new Recipient.Within(Compartment.LAW_ENFORCEMENT);
  static final ConsentTexts REVIEWED = reviewed("en", "th");

  final CaseSite site = new CaseSite();
  final Case file;
  final OpaqueId she;
  final OpaqueId account;
  final OpaqueId health;

  Wall() {
    file = site.as(CASE_WORKER, Wall::victim);
    she = file.persons().getFirst().id();
    site.as(
        CASE_WORKER,
        room -> {
          new People(room).keep(she, identity(), Reason.INTAKE);
          return she;
        });
    account = note("was locked in a net loft");
    health = note("sleeps badly since");
  }

  private static Case victim(CaseRoom room) {
    var person =
        new CasePerson(
            room.drawId(),
            Optional.of(VictimStatus.POSSIBLE),
            false,
            false,
            new Age.Unknown(),
            Classes.Sex.FEMALE,
            List.of(),
            List.of(),
            List.of(new RouteLeg(Optional.of("XEA"), Optional.of("XNO"), Optional.empty())),
            false,
            new Particulars(
                List.of("XEA"),
                new TreeMap<>(),
                List.of(
                    new PlaceOfExploitation(
                        Optional.of("XNO"),
                        Optional.of("Saltwick"),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                List.of(
                    new Service(
                        "shelter", Service.State.GIVEN, Optional.empty(), Optional.empty())),
                List.of(),
                new Safety(true, true, Safety.Risk.HIGH, Optional.of(date("2031-05-01"))),
                Encounters.of(
                    List.of(new Encounter("shelter", Optional.empty(), Optional.empty())))));
    return new CaseFiles(room).open(CaseSite.drawn(room, List.of(person)), Reason.INTAKE);
  }

  private static CaseDate date(String day) {
    return new CaseDate(day, CalendarEra.COMMON, 0);
  }

  private static Identity identity() {
    return new Identity(
        List.of(new Identity.PersonName("Sari Lestari", Identity.PersonName.Kind.LEGAL)),
        Optional.of(date("2009-03")),
        List.of(new Identity.IdentityDocument("passport", "X77001", Optional.of("XEA"))),
        List.of(new Identity.Contact("telephone", "+00 555 0101", true)));
  }

  private OpaqueId note(String text) {
    return site.as(CASE_WORKER, room -> new Notes(room).add(file.id(), Optional.of(she), text));
  }

  static ConsentTexts reviewed(String... languages) {
    var said = new Properties();
    var plain = ConsentTexts.of(new Properties());
    for (String language : languages) {
      said.setProperty(language + ".by", "Ratna Invented");
      said.setProperty(language + ".on", "2031-01-02");
      said.setProperty(language + ".text", plain.text(language).orElseThrow().version());
    }
    return ConsentTexts.of(said);
  }

  static Agreed agreed(String use, RecordPart... parts) {
    return new Agreed(
        use,
        POLICE,
        Set.of(parts),
        6,
        Consenter.PERSON,
        "th",
        REVIEWED.text("th").orElseThrow().version());
  }

  Recording record(Agreed agreed) {
    return site.as(
        CASE_WORKER, room -> new Consents(room).record(file.id(), she, agreed, REVIEWED));
  }

  OpaqueId consent(String use, RecordPart... parts) {
    return ((Recording.Recorded) record(agreed(use, parts))).consent();
  }

  Crossings.Giving give(String use, RecordPart... parts) {
    return site.as(
        CASE_WORKER,
        room ->
            new Crossings(room)
                .give(
                    new Crossings.Wish(
                        file.id(),
                        she,
                        use,
                        Set.of(parts),
                        Set.of(account),
                        Set.of(health),
                        Set.of())));
  }

  boolean withdraw(OpaqueId consent) {
    return site.as(CASE_WORKER, room -> new Consents(room).withdraw(file.id(), she, consent));
  }

  Optional<OpaqueId> courtOrder(Duration holds, RecordPart... parts) {
    return site.as(
        SERVICES_SUPERVISOR,
        room ->
            new CourtOrders(room)
                .record(
                    file.id(),
                    she,
                    new CourtOrders.Source("Court of Northmark", "C 12/2031"),
                    Set.of(parts),
                    room.now().plus(holds)));
  }

  List<Received.Line> received(CaseWorker by) {
    return site.as(by, room -> new Received(room).all());
  }

  List<Received.Line> ofPerson(CaseWorker by, OpaqueId person) {
    return site.as(by, room -> new Received(room).of(person));
  }

  Optional<Disclosed> read(CaseWorker by, OpaqueId id) {
    return site.as(by, room -> new Received(room).read(id));
  }
}
