package org.mufakat.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;

/// Which organizations came upon one invented person. It follows no statistics: each comes upon a
/// person by itself, with a likelihood of its own. What it draws rests on the person's id alone, so
/// that all else of a caseload is the same with it and without.
final class EncounterDraw {

  /// Kinds of organization, in hundredths of persons whom each comes upon.
  private static final Map<String, Integer> OF_100 =
      new TreeMap<>(
          Map.of(
              "police", 45,
              "shelter", 35,
              "immigration", 20,
              "hotline", 18,
              "ngo", 18,
              "labour-inspectorate", 12,
              "consulate", 12,
              "health-service", 8));

  private static final int NOT_RECORDED_OF_100 = 15;
  private static final int NONE_OF_100 = 5;
  private static final int MOST_DAYS_BEFORE = 60;

  private final RegimePack regime;
  private final SplittableRandom chance;
  private final InventedDates dates;

  EncounterDraw(RegimePack regime, String state, OpaqueId person) {
    this.regime = regime;
    this.chance = new SplittableRandom(Long.parseUnsignedLong(person.value().substring(0, 16), 16));
    this.dates = new InventedDates(chance, state);
  }

  /// @param opened when the case was opened; no contact was later
  Encounters drawn(LocalDate opened) {
    int of100 = chance.nextInt(100);
    if (of100 < NOT_RECORDED_OF_100 || regime.codeList(CaseList.ORGANIZATION.id()).isEmpty()) {
      return Encounters.NOT_RECORDED;
    }
    return of100 < NOT_RECORDED_OF_100 + NONE_OF_100
        ? Encounters.NONE
        : Encounters.of(encounters(opened));
  }

  private List<Encounter> encounters(LocalDate opened) {
    var all = new ArrayList<Encounter>();
    OF_100.forEach(
        (kind, of100) -> {
          if (chance.nextInt(100) < of100 && has(kind)) {
            all.add(encounter(kind, opened));
          }
        });
    return all;
  }

  private boolean has(String kind) {
    return regime.codeList(CaseList.ORGANIZATION.id()).flatMap(l -> l.code(kind)).isPresent();
  }

  private Encounter encounter(String kind, LocalDate opened) {
    return new Encounter(
        kind, dates.perhaps(opened.minusDays(chance.nextInt(MOST_DAYS_BEFORE))), Optional.empty());
  }
}
