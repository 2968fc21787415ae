package org.mufakat.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.cases.Case;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;

/// The cases of one State that never were, for both sides of its wall: every other one is law
/// enforcement's. Every person, place and event is invented. The same seed, State, number and time
/// give the same cases.
///
/// Victims are drawn in the proportions of what was published, each counted where a count and no
/// `<5` is published for one of the eleven States that the ASEAN pack lists, years from 2017, all
/// added up:
///
/// - by sex and age: 4,414 women, 1,900 men, 1,474 girls, 498 boys;
/// - by form: 5,374 of forced labour, 4,990 of sexual exploitation, 4,992 of other forms;
/// - by citizenship: 1,430 nationals of the State that detected them and 4,589 others. Whether a
///   victim crossed a border is not published; a national is drawn as exploited at home, and
///   everyone else as brought across a border.
///
/// Source: UNODC, GLOTIP, release of 14 April 2025 (dataUNODC), indicator "Detected trafficking
/// victims". Sums over what is published and no estimate of anything: States report differently,
/// and half of the cells are `<5`. Whatever else is drawn here (ages, evidence, services, risks)
/// follows no statistics.
///
/// One person, under three spellings, stands in the first case of either side in three States: the
/// States of [#PLANTED_IN] where the pack has them, else its first three members. Once matching
/// across nodes is tried, this is the person to find.
public final class InventedCaseload {

  /// The way of the planted person: from, through, to.
  public static final List<String> PLANTED_IN = List.of("MMR", "THA", "KHM");

  static final int WOMEN = 4_414;
  static final int MEN = 1_900;
  static final int GIRLS = 1_474;
  static final int BOYS = 498;
  static final int LABOUR = 5_374;
  static final int SEXUAL = 4_990;
  static final int OTHER = 4_992;
  static final int NATIONALS = 1_430;
  static final int FOREIGNERS = 4_589;

  private static final String NOTE =
      "Invented for a demonstration: no such person, place or event exists.";

  private static final String PLANTED_NOTE =
      NOTE + " The same invented person stands in cases of two more nodes, under other spellings.";

  private final RegimePack regime;
  private final String state;
  private final long seed;
  private final Instant now;

  /// @param state a member's code
  /// @param now no case was opened later
  public InventedCaseload(RegimePack regime, String state, long seed, Instant now) {
    this.regime = regime;
    this.state = state;
    this.seed = seed;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /// So many cases, in the order in which they were opened. They are drawn as they are asked for.
  public Stream<InventedCase> cases(int count) {
    return IntStream.range(0, count).mapToObj(number -> drawn(number, count));
  }

  /// The States of the planted person: from, through, to.
  public static List<String> plantedIn(RegimePack regime) {
    var codes = regime.members().stream().map(Member::code).toList();
    return codes.containsAll(PLANTED_IN) ? PLANTED_IN : codes.stream().limit(3).toList();
  }

  private InventedCase drawn(int number, int count) {
    var side = number % 2 == 0 ? Compartment.LAW_ENFORCEMENT : Compartment.VICTIM_SERVICES;
    int planted = number < 2 ? plantedIn(regime).indexOf(state) : -1;
    var chance = chance(number);
    var draw = new CaseDraw(regime, state, side, chance, planted);
    var opened = opened(number, count, chance);
    var persons = draw.persons(LocalDate.ofInstant(opened, ZoneOffset.UTC));
    var file =
        new Case(
            draw.id(),
            side,
            "%s-%d-0000".formatted(state, opened.atZone(ZoneOffset.UTC).getYear()),
            1,
            opened,
            draw.status(),
            persons,
            draw.evidence());
    Map<OpaqueId, Identity> identities = new HashMap<>(draw.identities());
    return new InventedCase(file, identities, planted < 0 ? NOTE : PLANTED_NOTE, planted >= 0);
  }

  private SplittableRandom chance(int number) {
    return new SplittableRandom(
        seed ^ state.hashCode() * 0x9E3779B97F4A7C15L ^ number * 0xD1B54A32D192ED03L);
  }

  /// One after the other, since the year began; in January, since the December before.
  private Instant opened(int number, int count, SplittableRandom chance) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var first = today.withDayOfYear(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    var from =
        first.isBefore(now.minus(31, ChronoUnit.DAYS)) ? first : now.minus(31, ChronoUnit.DAYS);
    long span = now.toEpochMilli() - from.toEpochMilli();
    return from.plusMillis((long) (span * (number + chance.nextDouble()) / count));
  }
}
