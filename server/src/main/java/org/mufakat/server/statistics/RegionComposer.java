package org.mufakat.server.statistics;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.statistics.RegionView.ChartView;
import org.mufakat.server.statistics.RegionView.CorridorRow;
import org.mufakat.server.statistics.RegionView.CorridorsTable;
import org.mufakat.server.statistics.RegionView.PartRow;
import org.mufakat.server.statistics.RegionView.PartsTable;
import org.mufakat.server.statistics.RegionView.RateRow;
import org.mufakat.server.statistics.RegionView.RatesTable;
import org.mufakat.server.statistics.RegionView.YearsRow;
import org.mufakat.server.statistics.RegionView.YearsTable;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.CountInterval;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.Narrowing;
import org.mufakat.statistics.Rate;
import org.mufakat.statistics.Reading;
import org.mufakat.statistics.RegionalPicture;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.YearSpan;
import tools.jackson.databind.json.JsonMapper;

/// Puts figures into the tables and charts of a page, in one reader's language.
public final class RegionComposer {

  /// More stand in the CSV alone; by name, so that none is left out for being small.
  private static final int CORRIDORS_SHOWN = 100;

  private static final int REASONS_SHOWN = 40;

  private final Wording wording;
  private final RegimePack pack;
  private final JsonMapper json;
  private final String base;
  private final ReferenceTables references;

  /// @param base the beginning of the node's addresses: `/tha`
  /// @param references whose residents a rate is of
  public RegionComposer(
      Wording wording, RegimePack pack, JsonMapper json, String base, ReferenceTables references) {
    this.wording = wording;
    this.pack = pack;
    this.json = json;
    this.base = base;
    this.references = references;
  }

  public RegionView.Headline headline(Figure whole) {
    long reporting = whole.valued().stream().map(Figure.Part::area).distinct().count();
    return new RegionView.Headline(
        whole.hasValue(),
        whole.hasValue() ? wording.interval(whole.published()) : "–",
        wording.what(whole),
        whole.hasValue() && whole.isNarrower()
            ? wording.say("figure.narrowed-sum", wording.interval(whole.narrowed()))
            : "",
        Rate.of(whole, references).map(r -> wording.rate(r)).orElse(""),
        wording.say(
            "region.reporting",
            Long.toString(reporting),
            Integer.toString(whole.query().areas().size())),
        wording.gaps(whole),
        wording.repeated(whole),
        wording.source(whole.release()));
  }

  public ChartView map(RegionalPicture picture, String csv) {
    var title = wording.say("region.map.title");
    var what =
        wording.say(
            "region.map.what", wording.counted(picture.indicator()), picture.years().toString());
    var source = wording.source(picture.release());
    var notes =
        List.of(
            wording.say("region.map.citizenship"),
            reporters(picture),
            wording.say("frame.boundaries"));
    if (pack.outline().isBlank()) {
      return new ChartView("map", "map", title, what, source, "", "", csv);
    }
    var chart =
        new Charts.Picture(
            caption(picture.release(), title, what, notes),
            base + "/region/outline.geojson",
            picture.byState().stream().flatMap(f -> mark(f, picture.years()).stream()).toList(),
            picture.within().stream().filter(c -> !c.years().isEmpty()).map(this::band).toList());
    return new ChartView(
        "map", "map", title, what, source, script(chart), fileName("map", picture), csv);
  }

  /// Who published citizenships at all: a State without a band is not a State without victims. Of
  /// an excerpt nobody's silence can be told.
  public String reporters(RegionalPicture picture) {
    if (picture.release().isExcerpt()) {
      return wording.say("region.map.excerpt");
    }
    var reporters =
        Stream.of(picture.within(), picture.domestic(), picture.fromOutside())
            .flatMap(List::stream)
            .map(Corridor::detectedBy)
            .distinct()
            .map(wording::state)
            .sorted()
            .collect(Collectors.joining(", "));
    return reporters.isEmpty()
        ? wording.say("region.map.no-reporters")
        : wording.say("region.map.reporters", reporters);
  }

  private Optional<Charts.Mark> mark(Figure figure, YearSpan years) {
    return pack.member(figure.query().areas().getFirst())
        .map(
            member ->
                new Charts.Mark(
                    member.code(),
                    wording.state(member.code()),
                    member.place().longitudeDegrees(),
                    member.place().latitudeDegrees(),
                    figure.hasValue() ? figure.published().low() : null,
                    figure.hasValue() ? figure.published().high() : null,
                    figure.hasValue() ? statusOf(figure.published()) : "not-published",
                    base
                        + "/states/"
                        + member.code()
                        + "?from="
                        + years.first()
                        + "&to="
                        + years.last()));
  }

  private Charts.Band band(Corridor corridor) {
    return new Charts.Band(
        corridor.citizenship(),
        corridor.detectedBy(),
        wording.state(corridor.citizenship()),
        wording.state(corridor.detectedBy()),
        corridor.sum().low(),
        corridor.sum().high(),
        corridor.years().toString());
  }

  /// A line a figure, a panel each.
  ///
  /// @param name what a line is called
  public YearsTable series(
      String id,
      String title,
      String what,
      String csv,
      String file,
      List<Figure> figures,
      Function<Figure, String> name) {
    var years = figures.getFirst().query().years().years().boxed().toList();
    var release = figures.getFirst().release();
    var source = wording.source(release);
    var note = release.isExcerpt() ? "figure.series-note.excerpt" : "figure.series-note";
    var lines =
        figures.stream()
            .map(
                f ->
                    new Charts.Line(
                        f.query().areas().getFirst(),
                        name.apply(f),
                        f.parts().stream().map(RegionComposer::point).toList()))
            .toList();
    var chart =
        new Charts.Series(
            caption(release, title, what, List.of(wording.say(note))),
            years,
            wording.unit(figures.getFirst().unit()),
            lines);
    return new YearsTable(
        new ChartView(id, "series", title, what, source, script(chart), file, csv),
        wording.noRow(release),
        years,
        figures.stream().map(f -> yearsRow(f, name.apply(f))).toList(),
        because(figures));
  }

  private static Charts.Point point(Figure.Part part) {
    var reading = part.reading();
    return reading instanceof Reading.Valued v
        ? new Charts.Point(
            part.year(),
            v.published().low(),
            v.published().high(),
            v.narrowed().low(),
            v.narrowed().high(),
            reading.slug(),
            null)
        : new Charts.Point(part.year(), null, null, null, null, reading.slug(), null);
  }

  private YearsRow yearsRow(Figure figure, String name) {
    return new YearsRow(
        figure.query().areas().getFirst(),
        name,
        figure.parts().stream().map(p -> wording.cell(figure.release(), p.reading())).toList(),
        figure.hasValue() ? wording.interval(figure.published()) : "–",
        wording.years(figure.covered()));
  }

  /// A bar a figure.
  public PartsTable parts(
      String id,
      String title,
      String what,
      String csv,
      String file,
      List<Figure> figures,
      Function<Figure, String> name) {
    if (figures.isEmpty()) {
      return new PartsTable(
          new ChartView(id, "bars", title, what, "", "", file, csv), List.of(), List.of());
    }
    var source = wording.source(figures.getFirst().release());
    var bars = figures.stream().map(f -> bar(f, name.apply(f))).toList();
    var chart =
        new Charts.Bars(
            caption(figures.getFirst().release(), title, what, partsNotes(figures)),
            wording.unit(figures.getFirst().unit()),
            0,
            bars);
    return new PartsTable(
        new ChartView(id, "bars", title, what, source, script(chart), file, csv),
        figures.stream().map(f -> partRow(f, name.apply(f))).toList(),
        because(figures));
  }

  private List<String> partsNotes(List<Figure> figures) {
    var note = wording.say("figure.parts-note");
    return figures.stream().anyMatch(f -> f.hasValue() && f.isNarrower())
        ? List.of(note, wording.say("figure.parts-narrowed"))
        : List.of(note);
  }

  private Charts.Bar bar(Figure figure, String name) {
    var repeated = wording.repeated(figure);
    var note = repeated.isEmpty() ? null : wording.say("figure.repeated-note");
    if (!figure.hasValue()) {
      return new Charts.Bar(
          name, null, null, null, null, repeated.isEmpty() ? "not-published" : "repeated", note);
    }
    var published = figure.published();
    var narrowed = figure.narrowed();
    return new Charts.Bar(
        name,
        (double) published.low(),
        (double) published.high(),
        (double) narrowed.low(),
        (double) narrowed.high(),
        statusOf(published),
        note);
  }

  private static String statusOf(CountInterval interval) {
    return interval.isExact() ? "count" : "suppressed";
  }

  private PartRow partRow(Figure figure, String name) {
    return new PartRow(
        name,
        figure.hasValue(),
        figure.hasValue() ? wording.interval(figure.published()) : "–",
        figure.hasValue() && figure.isNarrower()
            ? wording.say("figure.narrowed", wording.interval(figure.narrowed()))
            : "",
        wording.years(figure.covered()),
        wording.gaps(figure),
        wording.repeated(figure));
  }

  private List<String> because(List<Figure> figures) {
    return figures.stream()
        .flatMap(f -> f.narrowings().stream())
        .map((Narrowing n) -> wording.because(n))
        .distinct()
        .limit(REASONS_SHOWN)
        .toList();
  }

  public RatesTable rates(
      String title, String what, String csv, String file, List<Figure> byState) {
    var rows = new ArrayList<RateRow>();
    var bars = new ArrayList<Charts.Bar>();
    for (Figure figure : byState) {
      var code = figure.query().areas().getFirst();
      var rate = Rate.of(figure, references);
      rows.add(
          new RateRow(
              code,
              wording.state(code),
              figure.hasValue() ? wording.interval(figure.published()) : "–",
              wording.years(figure.covered()),
              rate.map(wording::rate).orElse("")));
      bars.add(
          rate.map(r -> rateBar(code, r))
              .orElseGet(
                  () ->
                      new Charts.Bar(
                          wording.state(code), null, null, null, null, "not-published", null)));
    }
    var source = wording.source(byState.getFirst().release());
    var populations = populationSources(byState);
    var notes = new ArrayList<>(populations);
    notes.addFirst(wording.say("region.rates.note"));
    var chart =
        new Charts.Bars(
            caption(byState.getFirst().release(), title, what, notes),
            wording.say("region.rates.unit"),
            2,
            bars);
    return new RatesTable(
        new ChartView("rates", "bars", title, what, source, script(chart), file, csv),
        rows,
        populations);
  }

  private Charts.Bar rateBar(String code, Rate rate) {
    return new Charts.Bar(
        wording.state(code),
        rate.low(),
        rate.high(),
        rate.low(),
        rate.high(),
        rate.low() == rate.high() ? "count" : "suppressed",
        null);
  }

  private List<String> populationSources(List<Figure> figures) {
    return figures.stream()
        .flatMap(f -> f.valued().stream())
        .flatMap(p -> references.source(p.area(), p.year()).stream())
        .distinct()
        .map(
            a ->
                wording.say(
                    a.verified() ? "region.rates.population" : "region.rates.population-unverified",
                    a.citation()))
        .toList();
  }

  public CorridorsTable corridors(String id, List<Corridor> corridors, String csv) {
    var names = Collator.getInstance(Locale.forLanguageTag(wording.language()));
    var rows =
        corridors.stream()
            .map(this::row)
            .sorted(
                Comparator.comparing(CorridorRow::citizenship, names)
                    .thenComparing(CorridorRow::detectedBy, names))
            .limit(CORRIDORS_SHOWN)
            .toList();
    return new CorridorsTable(id, rows, corridors.size() - rows.size(), csv);
  }

  private CorridorRow row(Corridor c) {
    return new CorridorRow(
        wording.state(c.citizenship()),
        wording.state(c.detectedBy()),
        !c.years().isEmpty(),
        c.years().isEmpty() ? "–" : wording.interval(c.sum()),
        wording.years(c.years()),
        c.unnamed().isEmpty() ? "" : c.unnamed().toString(),
        c.unpublished().isEmpty() ? "" : c.unpublished().toString(),
        c.repeated().isEmpty() ? "" : c.repeated().toString());
  }

  private Charts.Caption caption(Release release, String title, String what, List<String> notes) {
    return new Charts.Caption(
        title, what, wording.source(release), notes, wording.language(), texts(release));
  }

  private Map<String, String> texts(Release release) {
    return Map.of(
        "noValue", wording.noRow(release),
        "repeated", wording.say("value.repeated"),
        "notApplicable", wording.say("value.not-applicable"),
        "noMention", wording.say("value.no-mention"),
        "narrowed", wording.say("chart.narrowed"),
        "narrowedTo", wording.say("figure.narrowed", "{0}"),
        "citizensOf", wording.say("chart.citizens-of"),
        "detectedIn", wording.say("chart.detected-in"));
  }

  /// JSON that cannot end the script element it stands in.
  public String script(Object chart) {
    return json.writeValueAsString(chart).replace("<", "\\u003c");
  }

  public static String fileName(String what, RegionalPicture picture) {
    return "%s-%s-%d-%d-release-%s"
        .formatted(
            what,
            picture.indicator().slug(),
            picture.years().first(),
            picture.years().last(),
            picture.release().id());
  }
}
