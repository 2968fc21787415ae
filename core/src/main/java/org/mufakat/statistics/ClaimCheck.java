package org.mufakat.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks in the stored releases for figures that give a claimed number: every indicator, every
/// published breakdown by sex, age or form, every run of years inside the claimed ones (and up to
/// [#MARGIN_YEARS] around them).
public final class ClaimCheck {

  /// How far outside the claimed years a run may begin or end.
  static final int MARGIN_YEARS = 2;

  private static final int MATCHES_SHOWN = 10;
  private static final int NEAREST_SHOWN = 5;

  private final List<ReleaseFigures> releases;

  /// @param releases what to look in, the releases' cells of every indicator or of some
  public ClaimCheck(List<ReleaseFigures> releases) {
    this.releases = List.copyOf(releases);
  }

  public ClaimAnswer check(Claim claim) {
    var candidates = new ArrayList<ClaimAnswer.Match>();
    for (ReleaseFigures figures : releases) {
      for (Indicator indicator : Indicator.values()) {
        for (Breakdown breakdown : breakdowns(figures, indicator, claim.area())) {
          addRuns(candidates, figures, indicator, breakdown, claim);
        }
      }
    }
    candidates.sort(bestFirst());
    var inside = candidates.stream().filter(m -> m.distance() == 0).toList();
    var given = inside.stream().filter(m -> m.figure().published().isExact()).toList();
    var nearest =
        candidates.stream()
            .filter(m -> m.distance() > 0)
            .sorted(
                Comparator.comparingLong(ClaimAnswer.Match::distance).thenComparing(bestFirst()))
            .limit(NEAREST_SHOWN)
            .toList();
    if (candidates.isEmpty()) {
      return new ClaimAnswer.NothingToCompare();
    } else if (!given.isEmpty()) {
      return new ClaimAnswer.Given(given.stream().limit(MATCHES_SHOWN).toList());
    } else if (!inside.isEmpty()) {
      return new ClaimAnswer.Possible(inside.stream().limit(MATCHES_SHOWN).toList(), nearest);
    } else {
      return new ClaimAnswer.NotGiven(nearest);
    }
  }

  private static Set<Breakdown> breakdowns(
      ReleaseFigures figures, Indicator indicator, String area) {
    var breakdowns = new LinkedHashSet<Breakdown>();
    breakdowns.add(Breakdown.TOTAL);
    figures
        .keys(k -> k.area().equals(area) && k.indicator() == indicator)
        .forEach(
            k -> {
              switch (k.breakdown().dimension()) {
                case TOTAL, FORM_OF_EXPLOITATION -> breakdowns.add(k.breakdown());
                case CITIZENSHIP, COUNTRY_OF_REPATRIATION -> {
                  // a claim of persons of one citizenship is a claim about a corridor
                }
              }
            });
    return breakdowns;
  }

  /// Runs over the years that have a value, so that two spans with the same years are one
  /// candidate.
  private static void addRuns(
      List<ClaimAnswer.Match> candidates,
      ReleaseFigures figures,
      Indicator indicator,
      Breakdown breakdown,
      Claim claim) {
    var around =
        new YearSpan(claim.years().first() - MARGIN_YEARS, claim.years().last() + MARGIN_YEARS);
    var whole =
        figures.figure(new FigureQuery(indicator, List.of(claim.area()), breakdown, around));
    var years = whole.covered().sorted();
    for (int i = 0; i < years.size(); i++) {
      for (int j = i; j < years.size(); j++) {
        var span = new YearSpan(years.get(i), years.get(j));
        if (span.first() <= claim.years().last() && span.last() >= claim.years().first()) {
          candidates.add(
              match(
                  figures.figure(
                      new FigureQuery(indicator, List.of(claim.area()), breakdown, span)),
                  claim));
        }
      }
    }
  }

  private static ClaimAnswer.Match match(Figure figure, Claim claim) {
    var covered = new TreeSet<>(figure.covered().sorted());
    var leftOut = claim.years().years().filter(y -> !covered.contains(y)).boxed().toList();
    var added = covered.stream().filter(y -> !claim.years().contains(y)).toList();
    return new ClaimAnswer.Match(
        figure, figure.published().distanceTo(claim.number()), Years.of(leftOut), Years.of(added));
  }

  /// Exactly the claimed years first; then totals before parts; then the fewest years left out or
  /// added; then victims before other indicators; then exact before interval; then the newest
  /// release.
  private static Comparator<ClaimAnswer.Match> bestFirst() {
    return Comparator.comparing((ClaimAnswer.Match m) -> !m.coversExactlyTheClaimedYears())
        .thenComparing(m -> !m.figure().query().breakdown().isTotal())
        .thenComparing(m -> m.leftOut().sorted().size() + 2 * m.added().sorted().size())
        .thenComparing(m -> m.figure().query().indicator())
        .thenComparing(m -> width(m.figure().published()))
        .thenComparing(m -> m.figure().release().id(), Comparator.reverseOrder())
        .thenComparing(m -> m.figure().query().years().first());
  }

  private static long width(CountInterval interval) {
    return interval.high() - interval.low();
  }
}
