package org.mufakat.server.statistics;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.LongDate;
import org.mufakat.statistics.AgeGroup;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.Narrowing;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Rate;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.Sex;
import org.mufakat.statistics.Unit;
import org.mufakat.statistics.Years;
import org.springframework.context.MessageSource;

/// Figures in a reader's language: numbers grouped as the language groups them, names as the pack
/// has them, sentences from the message files. The page's counterpart of [FigureText], which is for
/// terminals.
public final class Wording {

  private static final String NONE = "–";

  private final MessageSource messages;
  private final Locale locale;
  private final RegimePack pack;
  private final NumberFormat whole;
  private final NumberFormat hundredths;

  public Wording(MessageSource messages, Locale locale, RegimePack pack) {
    this.messages = messages;
    this.locale = locale;
    this.pack = pack;
    this.whole = NumberFormat.getIntegerInstance(locale);
    this.hundredths = NumberFormat.getNumberInstance(locale);
    hundredths.setMinimumFractionDigits(2);
    hundredths.setMaximumFractionDigits(2);
  }

  /// A sentence of the message files; numbers in it are given as texts, so that a year stays a
  /// year.
  public String say(String key, Object... texts) {
    return messages.getMessage(key, texts.length == 0 ? null : texts, locale);
  }

  public String language() {
    return locale.getLanguage();
  }

  public String number(long number) {
    return whole.format(number);
  }

  /// `2,303` or `0–16`.
  public String interval(CountInterval interval) {
    return interval.isExact()
        ? number(interval.low())
        : number(interval.low()) + "–" + number(interval.high());
  }

  /// Per 100,000 residents and year, to two places.
  public String rate(Rate rate) {
    var low = hundredths.format(rate.low());
    var high = hundredths.format(rate.high());
    return low.equals(high) ? low : low + "–" + high;
  }

  /// A State's name: the pack's in this language for a member, the table's for others, else the
  /// code.
  public String state(String code) {
    return pack.stateName(code, language());
  }

  public String indicator(Indicator indicator) {
    return say("indicator." + indicator.slug());
  }

  /// The indicator with its unit: `Detected victims (persons)`.
  public String counted(Indicator indicator) {
    return indicator(indicator) + " (" + unit(indicator.unit()) + ")";
  }

  public String unit(Unit unit) {
    return say("unit." + unit.slug());
  }

  /// The published answer to a dimension's question, in the reader's language where it is known.
  public String category(Breakdown breakdown) {
    var published = breakdown.category();
    if (published.isBlank()) {
      return say("category.blank");
    }
    var slug = published.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return Objects.requireNonNull(messages.getMessage("category." + slug, null, published, locale));
  }

  /// The part of an indicator that a breakdown names; empty for the total.
  public String part(Breakdown breakdown) {
    var parts = new ArrayList<String>();
    if (breakdown.dimension() != Dimension.TOTAL) {
      parts.add(say("dimension." + breakdown.dimension().slug()) + ": " + category(breakdown));
    }
    if (breakdown.sex() != Sex.TOTAL) {
      parts.add(say("sex." + breakdown.sex().slug()));
    }
    if (breakdown.age() != AgeGroup.TOTAL) {
      parts.add(say("age." + breakdown.age().slug()));
    }
    return String.join(", ", parts);
  }

  /// What a figure is: indicator, unit, part, areas and the years it covers; never a year it lacks.
  public String what(Figure figure) {
    var query = figure.query();
    var texts = new ArrayList<String>();
    texts.add(counted(query.indicator()));
    if (!query.breakdown().isTotal()) {
      texts.add(part(query.breakdown()));
    }
    if (query.areas().size() == 1) {
      texts.add(state(query.areas().getFirst()));
    }
    texts.add(figure.hasValue() ? years(figure.covered()) : query.years().toString());
    return String.join(", ", texts);
  }

  public String years(Years years) {
    return years.isEmpty() ? NONE : years.toString();
  }

  /// Who lacks which of the requested years: `Thailand 2016; Viet Nam, every year`.
  public List<String> gaps(Figure figure) {
    var gaps = new ArrayList<String>();
    for (String area : figure.query().areas()) {
      var lacking = figure.yearsLacking(area);
      if (lacking.sorted().size() == figure.query().years().length()) {
        gaps.add(say("figure.gap-all", state(area)));
      } else if (!lacking.isEmpty()) {
        gaps.add(state(area) + " " + lacking);
      }
    }
    return gaps;
  }

  /// What is published more than once and in no sum: `Indonesia 2017: 12; <5`.
  public List<String> repeated(Figure figure) {
    return figure.repeated().stream()
        .map(p -> state(p.area()) + " " + p.year() + ": " + repeatedValues(p.reading()))
        .toList();
  }

  private String repeatedValues(Reading reading) {
    return reading instanceof Reading.Repeated(var cells)
        ? cells.stream().map(c -> value(c.value())).collect(Collectors.joining("; "))
        : "";
  }

  /// The source line under every figure.
  public String source(Release release) {
    var line = say("figure.source", release.publisher(), release.series(), release.id().value());
    return switch (release.extent()) {
      case WHOLE -> line;
      case EXCERPT -> line + " " + say("figure.excerpt");
    };
  }

  /// A release's date, marked where it is an excerpt: `2025-04-14 (excerpt)`.
  public String release(Release release) {
    return switch (release.extent()) {
      case WHOLE -> release.id().value();
      case EXCERPT -> say("choice.excerpt", release.id().value());
    };
  }

  /// What it means that a release has no row: of a whole one that nothing is published, of an
  /// excerpt no more than that it is not in it.
  public String noRow(Release release) {
    return switch (release.extent()) {
      case WHOLE -> say("value.not-published");
      case EXCERPT -> say("value.not-in-excerpt");
    };
  }

  /// A value as published, in the reader's grouping: `1,541`, `<5`.
  public String value(PublishedValue value) {
    return switch (value) {
      case PublishedValue.Count(long count) -> number(count);
      case PublishedValue.Suppressed(int threshold) -> "<" + threshold;
      case PublishedValue.Missing _, PublishedValue.NotApplicable _, PublishedValue.NoMention _ ->
          say("value." + value.slug());
    };
  }

  /// A cell of a table: what is published, what it is narrowed to, what its absence means.
  public CellView cell(Release release, Reading reading) {
    return switch (reading) {
      case Reading.Valued v ->
          new CellView(
              valued(v),
              narrowed(v),
              v.narrowings().stream().map(this::because).toList(),
              "",
              true,
              false);
      case Reading.Repeated r ->
          new CellView(
              NONE, "", List.of(), say("value.repeated-values", repeatedValues(r)), false, false);
      case Reading.NoValue(var absence) when absence == Reading.Absence.NOT_PUBLISHED ->
          new CellView(NONE, "", List.of(), noRow(release), false, true);
      case Reading.NoValue(var absence) ->
          new CellView(NONE, "", List.of(), say("value." + absence.slug()), false, false);
    };
  }

  private String valued(Reading.Valued v) {
    var published = value(v.cell().value());
    return v.published().isExact() ? published : published + " (" + interval(v.published()) + ")";
  }

  private String narrowed(Reading.Valued v) {
    return v.narrowed().equals(v.published()) ? "" : say("figure.narrowed", interval(v.narrowed()));
  }

  /// Why a suppressed cell cannot be as high as its threshold allows.
  public String because(Narrowing step) {
    return say(
        "figure.because",
        cellName(step.cell()),
        interval(step.before()),
        number(step.totalHigh()),
        number(step.othersLow()),
        interval(step.after()));
  }

  /// A key in words: `Thailand 2018, other sex`.
  public String cellName(CellKey key) {
    var part = part(key.breakdown());
    return state(key.area()) + " " + key.year() + (part.isEmpty() ? "" : ", " + part);
  }

  /// A date of the pack, as much as is known of it: `21 November 2015`, `November 2015`, `2015`.
  public String date(PartialDate date) {
    return LongDate.of(date, locale);
  }

  /// The UTC day on which something was done: `14 April 2025`.
  public String day(Instant instant) {
    return LongDate.of(LocalDate.ofInstant(instant, ZoneOffset.UTC), locale);
  }
}
