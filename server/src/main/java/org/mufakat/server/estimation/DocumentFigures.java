package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.DataTable.Cell;
import org.mufakat.server.drawing.DataTable.Column;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.estimation.EstimateJson.NumbersJson;
import org.mufakat.server.estimation.ForestPlot.Mark;

/// The displays of an estimate: each a picture, what to see in it, and its numbers.
///
/// Source: what critics of the method ask an honest tool to show (Whitehead et al. 2021; Binette &
/// Steorts 2022; Aleshin-Guendel et al. 2024).
final class DocumentFigures {

  /// So many rows a picture has at most; the table has all.
  private static final int MOST_ROWS = 30;

  private final EstimateWords words;
  private final KeptResult result;
  private final ListLabels labels;

  DocumentFigures(EstimateWords words, KeptResult result) {
    this.words = words;
    this.result = result;
    this.labels = new ListLabels(result.answer().table().lists());
  }

  /// Numbered from 1.
  List<Block.Figure> all() {
    var figures = new ArrayList<Block.Figure>();
    figures.add(new OverlapFigure(words, result.answer().table()).figure(1));
    result
        .numbers()
        .ifPresent(
            n -> {
              figures.add(families(n, figures.size() + 1));
              models(n, figures.size() + 1).ifPresent(figures::add);
              figures.add(intervals(n, figures.size() + 1));
              replicates(figures.size() + 1).ifPresent(figures::add);
              if (!n.changed().isEmpty()) {
                figures.add(changes(n, figures.size() + 1));
                figures.add(consistency(n, figures.size() + 1));
              }
              odds(figures.size() + 1).ifPresent(figures::add);
            });
    return figures;
  }

  private static double point(NumbersJson numbers) {
    return Objects.requireNonNullElse(numbers.point(), 1.0);
  }

  private String axis() {
    return words.say("axis.persons");
  }

  private Block.Figure families(NumbersJson numbers, int number) {
    var title = words.say("families.title");
    var said =
        numbers.families().stream()
            .flatMap(f -> Optional.ofNullable(f.point()).stream())
            .mapToDouble(p -> p)
            .summaryStatistics();
    var caption =
        said.getCount() == 0
            ? words.say("families.caption.none")
            : words.say(
                "families.caption",
                words.number(said.getCount()),
                words.number(said.getMin()),
                words.number(said.getMax()));
    var rows =
        numbers.families().stream()
            .map(
                f ->
                    new ForestPlot.Row(
                        words.method(f.method()),
                        f.point(),
                        f.interval() == null ? null : f.interval().lower(),
                        f.interval() == null ? null : f.interval().upper(),
                        f.method().equals(numbers.method()) ? Mark.MAIN : Mark.BESIDE,
                        words.say(none(f.method()))))
            .toList();
    var table =
        new DataTable(
            columns("method", "persons", "lower", "upper", "model"),
            numbers.families().stream()
                .map(
                    f ->
                        List.of(
                            words.cell(words.method(f.method()), f.method()),
                            words.persons(f.point(), none(f.method())),
                            lower(f.point(), f.interval()),
                            upper(f.point(), f.interval()),
                            words.word(Objects.requireNonNullElse(f.model(), ""))))
                .toList());
    return new Block.Figure(
        "families",
        number,
        title,
        caption,
        ForestPlot.of(title, caption, rows, List.of(point(numbers)), axis(), false, words::number),
        table);
  }

  /// Why a method says nothing: it was not asked about so many lists, or has no estimate.
  private String none(String method) {
    int lists = result.answer().table().lists().size();
    return Methods.named(method).filter(m -> lists > m.mostLists()).isPresent()
        ? "families.too-many"
        : "none";
  }

  private ForestPlot.Row row(
      String name,
      @Nullable Double point,
      EstimateJson.@Nullable IntervalJson interval,
      boolean main) {
    return new ForestPlot.Row(
        name,
        point,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        main ? Mark.MAIN : Mark.BESIDE,
        words.say("none"));
  }

  private Cell lower(@Nullable Object there, EstimateJson.@Nullable IntervalJson interval) {
    return interval == null || there == null
        ? new Cell(words.say("none"), "")
        : words.persons(interval.lower(), "no-bound");
  }

  private Cell upper(@Nullable Object there, EstimateJson.@Nullable IntervalJson interval) {
    return interval == null || there == null
        ? new Cell(words.say("none"), "")
        : words.persons(interval.upper(), "no-bound");
  }

  /// Labels of columns by their keys; all but the known words are numbers.
  private List<Column> columns(String... keys) {
    return java.util.Arrays.stream(keys)
        .map(
            k ->
                new Column(
                    k,
                    words.say("column." + k),
                    !List.of("method", "model", "list", "lists", "change", "interval").contains(k)))
        .toList();
  }

  /// A model and how much of the replicates or of the belief it has.
  private record Share(String model, double share, boolean chosen) {}

  private Optional<Block.Figure> models(NumbersJson numbers, int number) {
    var bootstrap = numbers.bootstrap();
    var average = numbers.average();
    var shares = new ArrayList<Share>();
    var chosen = numbers.model() == null ? "" : numbers.model().generators();
    String caption = "";
    if (bootstrap != null) {
      bootstrap
          .winners()
          .forEach(w -> shares.add(new Share(w.model(), w.share(), w.model().equals(chosen))));
      double own =
          shares.stream().filter(Share::chosen).mapToDouble(Share::share).findFirst().orElse(0);
      caption =
          words.say(
              "models.caption",
              words.percent(own, 1),
              words.number(bootstrap.replicates()),
              words.number(bootstrap.modelsThatWon()));
    } else if (average != null) {
      average
          .likeliest()
          .forEach(
              g ->
                  shares.add(
                      new Share("[" + String.join(", ", g.cliques()) + "]", g.share(), false)));
      caption = words.say("models.caption.average", words.number(average.graphs()));
    }
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    double others = 1 - shares.stream().mapToDouble(Share::share).sum();
    if (bootstrap != null) {
      others -= (double) bootstrap.without() / Math.max(1, bootstrap.replicates());
    }
    var rows = new ArrayList<List<Cell>>();
    shares.forEach(s -> rows.add(List.of(words.word(s.model()), share(s.share()))));
    if (others > 1e-9) {
      shares.add(new Share(words.say("models.others"), others, false));
      rows.add(List.of(words.cell(words.say("models.others"), "others"), share(others)));
    }
    if (bootstrap != null && bootstrap.without() > 0) {
      double without = (double) bootstrap.without() / bootstrap.replicates();
      shares.add(new Share(words.say("models.without"), without, false));
      rows.add(List.of(words.cell(words.say("models.without"), "none"), share(without)));
    }
    if (labels.byNumber()) {
      caption += " " + words.say("models.numbered");
    }
    var title = words.say(bootstrap == null ? "models.title.average" : "models.title");
    return Optional.of(
        new Block.Figure(
            "models",
            number,
            title,
            caption,
            bars(title, caption, shares),
            new DataTable(columns("model", "share"), rows)));
  }

  private Cell share(double share) {
    return words.cell(words.percent(share, 1), Double.toString(share));
  }

  private Drawing bars(String title, String caption, List<Share> shares) {
    double row = 34;
    double left = 12;
    double right = ForestPlot.WIDTH - 90;
    double most = shares.stream().mapToDouble(Share::share).max().orElse(1);
    var shapes = new ArrayList<Drawing.Shape>();
    for (int i = 0; i < shares.size(); i++) {
      var share = shares.get(i);
      double y = 8 + i * row;
      double width = Math.max(2, share.share() / most * (right - left));
      var brief = labels.model(share.model());
      var name = share.chosen() ? words.say("models.chosen", brief) : brief;
      shapes.add(
          new Drawing.Words(
              left,
              y + 12,
              Drawing.fitted(name, 13, ForestPlot.WIDTH - 24.0),
              13,
              Anchor.START,
              share.chosen(),
              Ink.BLACK));
      shapes.add(
          new Drawing.Box(left, y + 16, width, 11, share.chosen() ? Ink.DEEP : Ink.PALE, Ink.DEEP));
      shapes.add(
          new Drawing.Words(
              left + width + 8,
              y + 26,
              words.percent(share.share(), 1),
              12,
              Anchor.START,
              share.chosen(),
              Ink.BLACK));
    }
    return new Drawing(ForestPlot.WIDTH, (int) (16 + row * shares.size()), title, caption, shapes);
  }

  private Block.Figure intervals(NumbersJson numbers, int number) {
    var title = words.say("intervals.title");
    var bootstrap = numbers.bootstrap();
    var rows = new ArrayList<ForestPlot.Row>();
    var cells = new ArrayList<List<Cell>>();
    var point = numbers.point();
    String caption;
    if (bootstrap == null) {
      add(rows, cells, "posterior", point, numbers.interval(), true, null, null);
      add(rows, cells, "posterior-narrow", point, numbers.narrow(), false, null, null);
      var average = numbers.average();
      if (average != null) {
        average
            .sensitivity()
            .forEach(
                s ->
                    add(
                        rows,
                        cells,
                        words.say("intervals.prior", words.decimal(s.delta(), 4)),
                        "prior-" + s.delta(),
                        s.median(),
                        s.interval(),
                        false,
                        null,
                        null));
      }
      caption = words.say("intervals.caption.average");
    } else {
      var lower = bootstrap.lower();
      var upper = bootstrap.upper();
      add(rows, cells, "spread", point, bootstrap.bySpread(), true, null, null);
      add(rows, cells, "bca", point, numbers.interval(), false, lower, upper);
      add(rows, cells, "bca-narrow", point, numbers.narrow(), false, null, null);
      add(rows, cells, "conditional", point, bootstrap.conditional(), false, null, null);
      var profile = numbers.profile();
      if (profile != null) {
        add(rows, cells, "profile", profile.point(), profile.interval(), false, null, null);
      }
      caption =
          words.say(
              "intervals.caption",
              words.number(bootstrap.replicates()),
              words.number(bootstrap.without()),
              percentile(lower),
              percentile(upper),
              errors(lower, upper));
    }
    var table =
        new DataTable(
            columns(
                "interval",
                "level",
                "lower",
                "upper",
                "percentileLower",
                "percentileUpper",
                "errorLower",
                "errorUpper"),
            cells);
    return new Block.Figure(
        "intervals",
        number,
        title,
        caption,
        ForestPlot.of(title, caption, rows, List.of(point(numbers)), axis(), false, words::number),
        table);
  }

  private String percentile(EstimateJson.LimitJson limit) {
    var percentile = limit.percentile();
    return percentile == null ? words.say("none") : words.decimal(percentile, 2) + " %";
  }

  /// How far another seed would move the limits, where that can be told.
  private String errors(EstimateJson.LimitJson lower, EstimateJson.LimitJson upper) {
    var below = lower.monteCarloError();
    var above = upper.monteCarloError();
    return below == null || above == null
        ? words.say("intervals.too-few")
        : words.say("intervals.errors", words.number(below), words.number(above));
  }

  private void add(
      List<ForestPlot.Row> rows,
      List<List<Cell>> cells,
      String slug,
      @Nullable Double point,
      EstimateJson.IntervalJson interval,
      boolean main,
      EstimateJson.@Nullable LimitJson lower,
      EstimateJson.@Nullable LimitJson upper) {
    add(rows, cells, words.say("intervals." + slug), slug, point, interval, main, lower, upper);
  }

  private void add(
      List<ForestPlot.Row> rows,
      List<List<Cell>> cells,
      String name,
      String slug,
      @Nullable Double point,
      EstimateJson.IntervalJson interval,
      boolean main,
      EstimateJson.@Nullable LimitJson lower,
      EstimateJson.@Nullable LimitJson upper) {
    rows.add(row(name, point, interval, main));
    cells.add(
        List.of(
            words.cell(name, slug),
            words.cell(words.percent(interval.level(), 0), Double.toString(interval.level())),
            words.persons(interval.lower(), "no-bound"),
            words.persons(interval.upper(), "no-bound"),
            words.decimalCell(lower == null ? null : lower.percentile(), 3),
            words.decimalCell(upper == null ? null : upper.percentile(), 3),
            words.decimalCell(lower == null ? null : lower.monteCarloError(), 1),
            words.decimalCell(upper == null ? null : upper.monteCarloError(), 1)));
  }

  private Optional<Block.Figure> replicates(int number) {
    var steps =
        result.trajectory().stream().filter(s -> s.lower() != null && s.upper() != null).toList();
    if (steps.size() < 2) {
      return Optional.empty();
    }
    var title = words.say("replicates.title");
    var last = steps.getLast();
    var before = steps.get(steps.size() - 2);
    var caption =
        words.say(
            "replicates.caption",
            words.number(before.replicates()),
            words.number(last.replicates()),
            words.decimal(moved(before.lower(), last.lower()), 1),
            words.decimal(moved(before.upper(), last.upper()), 1));
    var curves =
        new CurvePlot.Curves(
            steps.stream().map(s -> at(s.replicates(), s.lower())).toList(),
            List.of(),
            steps.stream().map(s -> at(s.replicates(), s.upper())).toList(),
            words.say("lower-limit"),
            "",
            words.say("upper-limit"));
    var drawing =
        new CurvePlot(words.say("axis.replicates"), axis(), false, words::number, words::number)
            .drawn(title, caption, curves, Double.NaN);
    var table =
        new DataTable(
            columns("replicates", "lower", "upper"),
            result.trajectory().stream()
                .map(
                    s ->
                        List.of(
                            words.count(s.replicates()),
                            words.persons(s.lower(), "none"),
                            words.persons(s.upper(), "none")))
                .toList());
    return Optional.of(new Block.Figure("replicates", number, title, caption, drawing, table));
  }

  /// In percent.
  private static double moved(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null ? 0 : 100 * Math.abs(after - before) / after;
  }

  private static Drawing.Point at(double x, @Nullable Double y) {
    return new Drawing.Point(x, y == null ? 0 : y);
  }

  private Block.Figure changes(NumbersJson numbers, int number) {
    var title = words.say("changes.title");
    double point = point(numbers);
    var said =
        numbers.changed().stream()
            .sorted(
                Comparator.comparingDouble(
                    (EstimateJson.ChangedJson c) -> {
                      var p = c.point();
                      return p == null ? Double.NEGATIVE_INFINITY : -Math.abs(p - point);
                    }))
            .toList();
    long without = numbers.changed().stream().filter(c -> c.point() == null).count();
    var range =
        numbers.changed().stream()
            .flatMap(c -> Optional.ofNullable(c.point()).stream())
            .mapToDouble(p -> p)
            .summaryStatistics();
    var caption =
        range.getCount() == 0
            ? words.say("changes.caption.none", words.number(said.size()))
            : words.say(
                    "changes.caption",
                    words.number(said.size()),
                    words.number(range.getMin()),
                    words.number(range.getMax()),
                    words.number(without),
                    words.number(Math.min(MOST_ROWS, said.size())))
                + (labels.byNumber() ? " " + words.say("models.numbered") : "");
    var table =
        new DataTable(
            columns("change", "lists", "persons", "lower", "upper"),
            numbers.changed().stream()
                .map(
                    c ->
                        List.of(
                            words.cell(words.say("change." + c.change()), c.change()),
                            words.word(String.join(" + ", c.lists())),
                            words.persons(c.point(), "none"),
                            lower(c.point(), c.interval()),
                            upper(c.point(), c.interval())))
                .toList());
    return new Block.Figure(
        "changes",
        number,
        title,
        caption,
        TornadoPlot.of(
            title,
            caption,
            point,
            said.stream()
                .limit(MOST_ROWS)
                .map(c -> new TornadoPlot.Bar(name(c), c.point()))
                .toList(),
            axis(),
            words),
        table);
  }

  private String name(EstimateJson.ChangedJson change) {
    return words.say(
        "changed." + change.change(), change.lists().stream().map(labels::brief).toArray());
  }

  private Block.Figure consistency(NumbersJson numbers, int number) {
    var title = words.say("consistency.title");
    int held = 0;
    int all = 0;
    var rows = new ArrayList<ForestPlot.Row>();
    var cells = new ArrayList<List<Cell>>();
    for (var one : numbers.consistency()) {
      var interval = one.point() == null ? null : one.interval();
      if (interval != null) {
        all++;
        held += holds(interval, one.known()) ? 1 : 0;
      }
      rows.add(
          new ForestPlot.Row(
              labels.full(one.list()),
              share(one.point(), one.known()),
              interval == null ? null : share(interval.lower(), one.known()),
              interval == null ? null : share(interval.upper(), one.known()),
              Mark.BESIDE,
              words.say("none")));
      cells.add(
          List.of(
              words.word(one.list()),
              words.count(one.known()),
              words.persons(one.point(), "none"),
              lower(one.point(), interval),
              upper(one.point(), interval),
              words.decimalCell(one.logRatio(), 2)));
    }
    var caption = words.say("consistency.caption", words.number(held), words.number(all));
    return new Block.Figure(
        "consistency",
        number,
        title,
        caption,
        ForestPlot.of(
            title,
            caption,
            rows,
            List.of(1.0),
            words.say("axis.ratio"),
            true,
            v -> words.decimal(v, v < 1 ? 2 : 1)),
        new DataTable(columns("list", "known", "persons", "lower", "upper", "logRatio"), cells));
  }

  private static boolean holds(EstimateJson.IntervalJson interval, int known) {
    var lower = interval.lower();
    var upper = interval.upper();
    return (lower == null || lower <= known) && (upper == null || known <= upper);
  }

  private static @Nullable Double share(@Nullable Double persons, int known) {
    return persons == null || known == 0 ? null : persons / known;
  }

  private Optional<Block.Figure> odds(int number) {
    var points =
        result.odds().stream()
            .filter(o -> o.persons() != null && o.lower() != null && o.upper() != null)
            .toList();
    if (points.size() < 2) {
      return Optional.empty();
    }
    var title = words.say("odds.title");
    var first = points.getFirst();
    var last = points.getLast();
    var caption =
        words.say(
            "odds.caption",
            ratio(first.ratio()),
            words.persons(first.persons()),
            ratio(last.ratio()),
            words.persons(last.persons()));
    var curves =
        new CurvePlot.Curves(
            points.stream().map(o -> at(o.ratio(), o.lower())).toList(),
            points.stream().map(o -> at(o.ratio(), o.persons())).toList(),
            points.stream().map(o -> at(o.ratio(), o.upper())).toList(),
            words.say("lower-limit"),
            words.say("estimate"),
            words.say("upper-limit"));
    var drawing =
        new CurvePlot(words.say("axis.odds"), axis(), true, this::ratio, words::number)
            .drawn(title, caption, curves, 1);
    var table =
        new DataTable(
            columns("oddsRatio", "persons", "lower", "upper"),
            result.odds().stream()
                .map(
                    o ->
                        List.of(
                            words.cell(ratio(o.ratio()), Double.toString(o.ratio())),
                            words.persons(o.persons(), "none"),
                            words.persons(o.lower(), "none"),
                            words.persons(o.upper(), "none")))
                .toList());
    return Optional.of(new Block.Figure("odds", number, title, caption, drawing, table));
  }

  /// `0.25`, `1`, `1.5`.
  private String ratio(double ratio) {
    return words.decimal(ratio, ratio == Math.rint(ratio) ? 0 : 2);
  }
}
