package org.mufakat.server.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Rate;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.ReleaseFigures;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.YearSpan;

/// SDG indicator 16.2.2 from published figures: detected victims of trafficking, as a number and
/// per 100,000 residents, by sex, age and form of exploitation, a line a year. `<5` is the interval
/// 0 to 4 and has bounds but no value; missing, not applicable, no mention and repeated stay apart.
/// A span of years has a line of its own, which names the years that it covers.
///
/// Detections, never prevalence. The denominator is the whole resident population, also for a sex
/// or an age, since the numerator is published by reporting State and not by residence.
///
/// Source: UN SDG metadata 16-02-02; dimensions as in the SDG global dataflow's CSV
/// (`IAEG-SDGs:DF_SDG_GLH(1.24)`).
public final class SdgSeries {

  /// Resident persons, as the pack or an import has them.
  private final Rate.Residents residents;

  private final ReleaseFigures figures;

  public SdgSeries(ReleaseFigures figures, Rate.Residents residents) {
    this.figures = figures;
    this.residents = residents;
  }

  /// One observation.
  ///
  /// @param area ISO alpha-3
  /// @param span a year, or several
  /// @param kind `count`, `suppressed`, `missing`, `not-applicable`, `no-mention`, `repeated`,
  ///   `not-published`; of a span `sum` or `partial-sum`
  /// @param persons empty where nothing bounds them
  /// @param rate empty where the residents are not known either
  /// @param covered the years of the span that have a value, in words; empty for a year
  public record Observation(
      String area,
      YearSpan span,
      Breakdown breakdown,
      String kind,
      Optional<CountInterval> persons,
      Optional<Rate> rate,
      String covered) {}

  /// A line for each breakdown and year that has a row, and one for the span where it is of several
  /// years.
  public List<Observation> of(String area, YearSpan span) {
    var all = new ArrayList<Observation>();
    for (Breakdown breakdown : breakdowns(area)) {
      span.years().forEach(y -> all.add(year(area, breakdown, y)));
      if (span.years().count() > 1) {
        all.add(sum(area, breakdown, span));
      }
    }
    return all.stream().filter(o -> !o.kind().equals("not-published")).toList();
  }

  private Iterable<Breakdown> breakdowns(String area) {
    var found = new LinkedHashSet<Breakdown>();
    found.add(Breakdown.TOTAL);
    figures
        .keys(k -> k.area().equals(area) && k.indicator() == Indicator.DETECTED_VICTIMS)
        .forEach(
            k -> {
              var dimension = k.breakdown().dimension();
              if (dimension == Dimension.TOTAL || dimension == Dimension.FORM_OF_EXPLOITATION) {
                found.add(k.breakdown());
              }
            });
    return found;
  }

  private Figure figure(String area, Breakdown breakdown, YearSpan span) {
    return figures.figure(
        new FigureQuery(Indicator.DETECTED_VICTIMS, List.of(area), breakdown, span));
  }

  private Observation year(String area, Breakdown breakdown, int year) {
    var span = new YearSpan(year, year);
    var figure = figure(area, breakdown, span);
    var reading = figure.parts().getFirst().reading();
    var persons =
        reading instanceof Reading.Valued v
            ? Optional.of(v.published())
            : Optional.<CountInterval>empty();
    return new Observation(
        area, span, breakdown, reading.slug(), persons, Rate.of(figure, residents), "");
  }

  private Observation sum(String area, Breakdown breakdown, YearSpan span) {
    var figure = figure(area, breakdown, span);
    if (!figure.hasValue()) {
      return new Observation(
          area, span, breakdown, "not-published", Optional.empty(), Optional.empty(), "");
    }
    return new Observation(
        area,
        span,
        breakdown,
        figure.isComplete() ? "sum" : "partial-sum",
        Optional.of(figure.published()),
        Rate.of(figure, residents),
        figure.covered().toString());
  }

  // ---- as SDMX-CSV

  private static final List<String> HEADER =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "REPORTING_TYPE",
          "SERIES",
          "REF_AREA",
          "SEX",
          "AGE",
          "URBANISATION",
          "INCOME_WEALTH_QUANTILE",
          "EDUCATION_LEV",
          "OCCUPATION",
          "CUST_BREAKDOWN",
          "COMPOSITE_BREAKDOWN",
          "DISABILITY_STATUS",
          "ACTIVITY",
          "PRODUCT",
          "TIME_PERIOD",
          "OBS_VALUE",
          "OBS_STATUS",
          "UNIT_MULT",
          "UNIT_MEASURE",
          "NATURE",
          "TIME_DETAIL",
          "COMMENT_OBS",
          "TIME_COVERAGE",
          "UPPER_BOUND",
          "LOWER_BOUND",
          "SOURCE_DETAIL",
          "CUST_BREAKDOWN_LB");

  private static final String FLOW = "IAEG-SDGs:DF_SDG_GLH(1.24)";
  private static final String ALL = "_T";

  /// Two lines an observation: persons, and persons per 100,000 residents.
  ///
  /// @param source of the figures, in words
  public static String sdmx(List<Observation> observations, String source) {
    var csv = new StringBuilder();
    ReleasedCsv.line(csv, HEADER);
    for (Observation observation : observations) {
      line(csv, observation, source, false);
      if (observation.rate().isPresent()) {
        line(csv, observation, source, true);
      }
    }
    return csv.toString();
  }

  private static void line(
      StringBuilder csv, Observation observation, String source, boolean perResidents) {
    var span = observation.span();
    var form = form(observation.breakdown());
    var cells = new ArrayList<>(List.of("dataflow", FLOW, "I", "A", "N"));
    cells.add("VC_HTF_DETV" + form.series() + (perResidents ? "R" : ""));
    cells.add(m49(observation.area()));
    cells.add(sex(observation.breakdown().sex()));
    cells.add(age(observation.breakdown().age()));
    cells.addAll(List.of(ALL, ALL, ALL, ALL, form.code(), ALL, ALL, ALL, ALL));
    cells.add(
        span.first() == span.last()
            ? Integer.toString(span.first())
            : "%d-01-01/P%dY".formatted(span.first(), span.last() - span.first() + 1));
    var bounds = perResidents ? rate(observation) : persons(observation);
    cells.add(bounds.value());
    cells.add(status(observation));
    cells.addAll(List.of("0", perResidents ? "PER_100000_POP" : "NUMBER", "C"));
    cells.add(span.toString());
    cells.add(comment(observation));
    cells.add(observation.covered());
    cells.addAll(List.of(bounds.high(), bounds.low(), source, form.label()));
    ReleasedCsv.line(csv, cells);
  }

  private record Bounds(String value, String low, String high) {
    static Bounds of(String low, String high, boolean exact) {
      return exact ? new Bounds(low, "", "") : new Bounds("", low, high);
    }
  }

  private static Bounds persons(Observation observation) {
    return observation
        .persons()
        .map(p -> Bounds.of(Long.toString(p.low()), Long.toString(p.high()), p.isExact()))
        .orElse(new Bounds("", "", ""));
  }

  private static Bounds rate(Observation observation) {
    return observation
        .rate()
        .map(r -> Bounds.of(decimal(r.low()), decimal(r.high()), r.low() == r.high()))
        .orElse(new Bounds("", "", ""));
  }

  private static String decimal(double rate) {
    return String.format(Locale.ROOT, "%.4f", rate);
  }

  /// `A` normal, `Q` withheld, `M` where the question does not apply, `O` missing for other
  /// reasons.
  private static String status(Observation observation) {
    return switch (observation.kind()) {
      case "count" -> "A";
      case "sum", "partial-sum" -> observation.persons().orElseThrow().isExact() ? "A" : "Q";
      case "suppressed" -> "Q";
      case "not-applicable" -> "M";
      default -> "O";
    };
  }

  private static String comment(Observation observation) {
    return switch (observation.kind()) {
      case "count" -> "";
      case "partial-sum" -> "partial-sum: of the years " + observation.covered() + " only";
      default -> observation.kind();
    };
  }

  private record Form(String series, String code, String label) {}

  private static Form form(Breakdown breakdown) {
    if (breakdown.dimension() == Dimension.TOTAL) {
      return new Form("", ALL, "");
    }
    var published = breakdown.category();
    var folded = published.toLowerCase(Locale.ROOT);
    var code = "F_" + folded.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    if (folded.contains("sexual")) {
      return new Form("SX", code, published);
    }
    if (folded.contains("labour")) {
      return new Form("FL", code, published);
    }
    return new Form(folded.contains("organ") ? "OG" : "OP", code, published);
  }

  private static String sex(Sex sex) {
    return switch (sex) {
      case TOTAL -> ALL;
      case FEMALE -> "F";
      case MALE -> "M";
      case OTHER -> "_O";
      case UNKNOWN -> "_U";
    };
  }

  private static String age(AgeGroup age) {
    return switch (age) {
      case TOTAL -> ALL;
      case CHILD -> "Y0T17";
      case ADULT -> "Y_GE18";
      case UNKNOWN -> "_U";
    };
  }

  /// An invented State has no number and keeps its code.
  private static String m49(String code) {
    return Numbers.OF.getProperty(code, code);
  }

  private static final class Numbers {
    static final Properties OF = read();

    private static Properties read() {
      try (var in = SdgSeries.class.getResourceAsStream("/m49.properties")) {
        var numbers = new Properties();
        numbers.load(Objects.requireNonNull(in));
        return numbers;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
