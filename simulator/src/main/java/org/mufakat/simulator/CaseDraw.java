package org.mufakat.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.cases.Case;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Identity;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;

/// One invented case being drawn: its evidence first, then who stands in it.
final class CaseDraw {

  private static final int ID_BYTES = 16;
  private static final int DAYS_UNTIL_A_CASE = 600;

  private final Compartment side;
  private final RandomGenerator chance;
  private final int planted;
  private final PersonDraw persons;
  private final IdentityDraw names;
  private final InventedDates dates;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<OpaqueId, Identity> identities = new LinkedHashMap<>();

  /// @param planted which of the three States of the planted person this is, from 0; below 0 for
  ///   any other case
  CaseDraw(RegimePack regime, String state, Compartment side, RandomGenerator chance, int planted) {
    this.side = side;
    this.chance = chance;
    this.planted = planted;
    this.dates = new InventedDates(chance, state);
    this.names = new IdentityDraw(regime, state);
    this.persons = new PersonDraw(regime, state, chance, dates);
  }

  OpaqueId id() {
    var bytes = new byte[ID_BYTES];
    chance.nextBytes(bytes);
    return new OpaqueId(HexFormat.of().formatHex(bytes));
  }

  Case.Status status() {
    int of100 = chance.nextInt(100);
    if (of100 < 60) {
      return Case.Status.OPEN;
    }
    if (of100 < 80) {
      return Case.Status.BEFORE_COURT;
    }
    return of100 < 85 ? Case.Status.SUSPENDED : Case.Status.CLOSED;
  }

  /// Draws who stands in the case: one to three victims, mostly one; suspects where the law is
  /// enforced; at times a witness.
  List<CasePerson> persons(LocalDate opened) {
    int pieces = chance.nextInt(6);
    for (int i = 1; i <= pieces; i++) {
      evidence.add(piece(i, opened));
    }
    var began = opened.minusDays(20L + chance.nextInt(DAYS_UNTIL_A_CASE));
    var all = new ArrayList<CasePerson>();
    int victims = planted >= 0 || chance.nextInt(100) < 75 ? 1 : 2 + chance.nextInt(2);
    for (int i = 0; i < victims; i++) {
      all.add(victim(i == 0, began, opened));
    }
    int suspects =
        side == Compartment.LAW_ENFORCEMENT ? chance.nextInt(3) : chance.nextInt(100) < 15 ? 1 : 0;
    for (int i = 0; i < suspects; i++) {
      all.add(named(persons.suspect(id(), opened), 60));
    }
    if (chance.nextInt(100) < 15) {
      all.add(named(persons.witness(id()), 90));
    }
    return all;
  }

  private CasePerson victim(boolean first, LocalDate began, LocalDate opened) {
    var ids = evidence.stream().map(Evidence::id).toList();
    if (first && planted >= 0) {
      var person = persons.planted(id(), planted, ids, began, opened);
      identities.put(person.id(), names.planted(planted));
      return person;
    }
    var person = persons.victim(id(), ids, began, opened);
    return named(person, first ? 100 : 85);
  }

  /// @param of100 how likely somebody knows a name
  private CasePerson named(CasePerson person, int of100) {
    if (chance.nextInt(100) < of100) {
      boolean victim = person.victim().filter(VictimStatus::protects).isPresent();
      identities.put(person.id(), names.drawn(person, victim, chance));
    }
    return person;
  }

  private Evidence piece(int number, LocalDate opened) {
    var kinds = Evidence.Kind.values();
    return new Evidence(
        new EvidenceId("e" + number),
        kinds[chance.nextInt(kinds.length)],
        chance.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(dates.near(opened.plusDays(chance.nextInt(20)))));
  }

  List<Evidence> evidence() {
    return evidence;
  }

  /// Of those whose name somebody knows.
  Map<OpaqueId, Identity> identities() {
    return identities;
  }
}
