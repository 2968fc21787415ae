package org.mufakat.server.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleasesInReach;
import org.mufakat.statistics.YearSpan;

/// Which indicator, release and years a picture is of, chosen in an address and completed where the
/// address is silent: detected victims, the newest whole release, its last six years.
///
/// @param reach the releases to choose from
/// @param published every year in which some of the areas have a row of the indicator
/// @param faults what of the address could not be taken, as message keys with what was given
public record PictureChoice(
    Indicator indicator,
    ReleasesInReach reach,
    ReleaseFigures figures,
    YearSpan years,
    YearSpan published,
    List<Fault> faults) {

  private static final int USUAL_YEARS = 6;
  private static final int MOST_YEARS = 60;

  public PictureChoice {
    faults = List.copyOf(faults);
  }

  /// @param key ends a message key: `choice.fault.` + key
  public record Fault(String key, String given) {}

  /// What an address asks for; each part may be absent.
  public record Asked(
      Optional<String> indicator,
      Optional<String> release,
      Optional<String> from,
      Optional<String> to) {
    public static final Asked NOTHING =
        new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Asked ofAnyIndicator() {
      return new Asked(Optional.empty(), release, from, to);
    }
  }

  public Release release() {
    return figures.release();
  }

  /// Empty when no release is within reach.
  ///
  /// @param areas whose years count
  public static Optional<PictureChoice> of(Asked asked, FigureReader reader, Set<String> areas) {
    var faults = new ArrayList<Fault>();
    var indicator = indicator(asked, faults);
    var reach = reader.library().inReach();
    return release(asked, reach, faults)
        .flatMap(release -> reader.figures(reach, release.id(), indicator))
        .map(figures -> with(asked, indicator, reach, figures, areas, faults));
  }

  private static PictureChoice with(
      Asked asked,
      Indicator indicator,
      ReleasesInReach reach,
      ReleaseFigures figures,
      Set<String> areas,
      List<Fault> faults) {
    var published = figures.years(indicator, areas).orElseGet(() -> fallback(figures));
    var usual =
        new YearSpan(
            Math.max(published.first(), published.last() - USUAL_YEARS + 1), published.last());
    int from = year(asked.from(), usual.first(), faults);
    int to = year(asked.to(), Math.max(from, usual.last()), faults);
    if (to < from) {
      faults.add(new Fault("years-backwards", from + "–" + to));
      return new PictureChoice(indicator, reach, figures, usual, published, faults);
    }
    if (to - from >= MOST_YEARS) {
      faults.add(new Fault("years-too-many", from + "–" + to));
      return new PictureChoice(indicator, reach, figures, usual, published, faults);
    }
    return new PictureChoice(indicator, reach, figures, new YearSpan(from, to), published, faults);
  }

  /// Where the areas have no row at all: the release's last published year is not known from them.
  private static YearSpan fallback(ReleaseFigures figures) {
    int released = Integer.parseInt(figures.release().id().value().substring(0, 4));
    return new YearSpan(released - USUAL_YEARS, released - 1);
  }

  private static Indicator indicator(Asked asked, List<Fault> faults) {
    return asked
        .indicator()
        .filter(text -> !text.isBlank())
        .flatMap(
            text -> {
              var known = Indicator.bySlug(text);
              if (known.isEmpty()) {
                faults.add(new Fault("indicator", text));
              }
              return known;
            })
        .orElse(Indicator.DETECTED_VICTIMS);
  }

  private static Optional<Release> release(Asked asked, ReleasesInReach reach, List<Fault> faults) {
    var named = asked.release().filter(text -> !text.isBlank());
    var found = named.filter(ReleaseId::isWellFormed).map(ReleaseId::new).flatMap(reach::find);
    if (named.isPresent() && found.isEmpty()) {
      faults.add(new Fault("release", named.get()));
    }
    return found.or(reach::newest);
  }

  private static int year(Optional<String> text, int usual, List<Fault> faults) {
    var given = text.filter(t -> !t.isBlank());
    if (given.isEmpty()) {
      return usual;
    }
    if (!given.get().strip().matches("(19|20)\\d\\d")) {
      faults.add(new Fault("year", given.get()));
      return usual;
    }
    return Integer.parseInt(given.get().strip());
  }

  /// The years to choose from: those published, and the chosen ones.
  public List<Integer> yearsToChooseFrom() {
    int first = Math.min(published.first(), years.first());
    int last = Math.max(published.last(), years.last());
    return new YearSpan(first, last).years().boxed().toList();
  }

  /// The choice as an address carries it.
  public String query() {
    return "indicator=%s&release=%s&from=%d&to=%d"
        .formatted(indicator.slug(), release().id(), years.first(), years.last());
  }

  /// The name of a file with something of it, without its ending.
  ///
  /// @param what it has, and of what
  public String file(String what) {
    return "%s-%d-%d-release-%s".formatted(what, years.first(), years.last(), release().id());
  }

  public static List<String> indicators() {
    return Arrays.stream(Indicator.values()).map(Indicator::slug).toList();
  }
}
