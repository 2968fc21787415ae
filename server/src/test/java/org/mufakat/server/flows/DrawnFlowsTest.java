package org.mufakat.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.flows.Band;
import org.mufakat.server.drawing.Drawing;
import org.mufakat.server.drawing.Drawing.Anchor;
import org.mufakat.server.drawing.Drawing.Ink;
import org.mufakat.server.drawing.OutlineMap;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.CountInterval;

/// Long names, wide numbers and every kind of value, for a window and for a phone: nothing sticks
/// out, no two words lie on each other, and nothing is told by colour alone.
class DrawnFlowsTest {

  private static final List<String> NAMES =
      List.of(
          "Lao People's Democratic Republic",
          "Brunei Darussalam",
          "Democratic People's Republic of Korea",
          "United Kingdom of Great Britain and Northern Ireland",
          "Viet Nam");

  private static final CountInterval EXACT = CountInterval.exactly(1_234_567);
  private static final CountInterval UNSURE = new CountInterval(0, 20);

  private static String text(CountInterval count) {
    return count.isExact() ? "" + count.low() : count.low() + "–" + count.high();
  }

  private static List<Drawing.Words> words(Drawing drawing) {
    return drawing.shapes().stream()
        .filter(Drawing.Words.class::isInstance)
        .map(Drawing.Words.class::cast)
        .toList();
  }

  private static double left(Drawing.Words w) {
    double wide = Drawing.widthOf(w.text(), w.size());
    return w.anchor() == Anchor.START
        ? w.x()
        : w.anchor() == Anchor.END ? w.x() - wide : w.x() - wide / 2;
  }

  private static void assertReadable(Drawing drawing) {
    var all = words(drawing);
    assertThat(all).isNotEmpty();
    for (var w : all) {
      assertThat(left(w)).as(w.text()).isGreaterThan(-2);
      assertThat(left(w) + Drawing.widthOf(w.text(), w.size()))
          .as(w.text())
          .isLessThan(drawing.width() + 2);
      assertThat(w.y()).as(w.text()).isBetween(0.0, (double) drawing.height());
    }
    var clashes = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (clash(all.get(i), all.get(j))) {
          clashes.add(all.get(i).text() + " on " + all.get(j).text());
        }
      }
    }
    assertThat(clashes).isEmpty();
  }

  private static boolean clash(Drawing.Words one, Drawing.Words other) {
    double across =
        Math.min(
                left(one) + Drawing.widthOf(one.text(), one.size()),
                left(other) + Drawing.widthOf(other.text(), other.size()))
            - Math.max(left(one), left(other));
    return across > 2 && Math.abs(one.y() - other.y()) < 9;
  }

  @ParameterizedTest
  @ValueSource(ints = {FlowFigure.WIDE, FlowFigure.NARROW})
  void bands_of_long_names_are_whole_and_an_interval_has_another_form_than_a_count(int width) {
    var rows = new ArrayList<BandPlot.Row>();
    for (String from : NAMES) {
      for (String to : NAMES) {
        rows.add(
            new BandPlot.Row(
                from + " → " + to,
                "Group 1 of 2: 25 corridors, by name; they cannot be put in an order",
                from.equals(to)
                    ? Optional.empty()
                    : Optional.of(from.length() > 20 ? EXACT : UNSURE),
                "citizenship not named in these years"));
      }
    }

    var drawing =
        new BandPlot(rows, DrawnFlowsTest::text, n -> Long.toString((long) n), "Persons", width)
            .drawn("Title", "What is seen");

    assertReadable(drawing);
    assertThat(words(drawing)).noneMatch(w -> w.text().contains("…"));
    assertThat(drawing.shapes()).hasAtLeastOneElementOfType(Drawing.Circle.class);
    assertThat(drawing.shapes())
        .anyMatch(s -> s instanceof Drawing.Box b && b.edge() == Ink.DEEP && b.fill() == Ink.PALE);
  }

  /// Each whisker ends where its band ends: 20 at the most leaves open up to 30.9.
  @ParameterizedTest
  @ValueSource(ints = {FlowFigure.WIDE, FlowFigure.NARROW})
  void a_whisker_is_as_wide_as_the_band(int width) {
    var drawing =
        new BandPlot(
                List.of(
                    new BandPlot.Row("A → B", "", Optional.of(UNSURE), ""),
                    new BandPlot.Row("B → A", "", Optional.of(CountInterval.exactly(99)), "")),
                DrawnFlowsTest::text,
                n -> Long.toString((long) n),
                "Persons",
                width)
            .drawn("Title", "What is seen");

    var ticks = words(drawing).stream().filter(w -> List.of("0", "10").contains(w.text())).toList();
    double zero = ticks.get(0).x();
    double perFactor = (ticks.get(1).x() - zero) / Math.log10(11);
    var ends =
        drawing.shapes().stream()
            .filter(s -> s instanceof Drawing.Line l && l.x1() == l.x2() && l.ink() == Ink.SOFT)
            .map(s -> Math.pow(10, (((Drawing.Line) s).x1() - zero) / perFactor) - 1)
            .toList();
    assertThat(ends).hasSize(4);
    assertThat(ends.get(1))
        .isCloseTo(Band.around(UNSURE).high(), org.assertj.core.data.Offset.offset(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {FlowFigure.WIDE, FlowFigure.NARROW})
  void ribbons_have_whole_names_and_an_unsure_one_a_dashed_edge(int width) {
    var ribbons =
        IntStream.range(0, NAMES.size())
            .mapToObj(
                i ->
                    new SankeyPlot.Ribbon(
                        "" + i,
                        "" + (i + 1) % 3,
                        i == 0 ? CountInterval.exactly(900) : new CountInterval(i, i + 4),
                        i == 0))
            .toList();

    var drawing =
        new SankeyPlot(
                ribbons,
                List.of("0", "1", "2", "3", "4"),
                List.of("0", "1", "2"),
                code -> NAMES.get(Integer.parseInt(code)),
                DrawnFlowsTest::text,
                width)
            .drawn("Title", "What is seen");

    assertReadable(drawing);
    var paths =
        drawing.shapes().stream()
            .filter(Drawing.Path.class::isInstance)
            .map(Drawing.Path.class::cast)
            .toList();
    assertThat(paths).hasSize(5);
    assertThat(paths).filteredOn(Drawing.Path::dashed).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {FlowFigure.WIDE, FlowFigure.NARROW})
  void residuals_are_marked_by_a_sign_and_panels_by_stripes(int width) {
    var rows =
        NAMES.stream()
            .map(n -> new ResidualPlot.Row(n + " → " + NAMES.getFirst(), -3, 4.5, "▲"))
            .toList();
    var points =
        IntStream.rangeClosed(2003, 2022)
            .mapToObj(
                y ->
                    new PanelsPlot.Point(
                        y, y % 3 == 0 ? Optional.empty() : Optional.of(EXACT), "n/a"))
            .toList();

    var residuals =
        new ResidualPlot(rows, rows, width)
            .drawn("Title", "What is seen", "Distance", n -> Double.toString(n));
    var panels =
        new PanelsPlot(
                NAMES.stream().map(n -> new PanelsPlot.Panel(n, points)).toList(),
                n -> Long.toString((long) n),
                true,
                width)
            .drawn("Title", "What is seen");

    assertReadable(residuals);
    assertThat(words(residuals)).filteredOn(w -> w.text().equals("▲")).hasSize(5);
    assertThat(panels.shapes()).hasAtLeastOneElementOfType(Drawing.Circle.class);
    assertThat(words(panels)).filteredOn(w -> w.text().equals("2022")).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {FlowFigure.WIDE, FlowFigure.NARROW})
  void the_map_keeps_the_land_inside_its_frame_and_every_label_readable(int width) {
    var pack = Packs.shipped("asean");
    var places =
        pack.members().stream()
            .map(m -> new MapPlot.Place(m.code(), m.name().in("en"), Optional.of(EXACT)))
            .toList();
    var courses =
        List.of(
            new MapPlot.Course("MMR", "THA", EXACT),
            new MapPlot.Course("THA", "MMR", UNSURE),
            new MapPlot.Course("LAO", "BRN", CountInterval.exactly(9)));

    var drawing =
        new MapPlot(OutlineMap.of(pack).orElseThrow(), places, courses, DrawnFlowsTest::text, width)
            .drawn("Title", "What is seen");

    assertReadable(drawing);
    assertThat(drawing.shapes())
        .filteredOn(s -> s instanceof Drawing.Path p && p.edge() == Ink.SHORE)
        .allSatisfy(
            s ->
                ((Drawing.Path) s)
                    .points()
                    .forEach(
                        p -> {
                          assertThat(p.x()).isBetween(-0.1, width + 0.1);
                          assertThat(p.y()).isBetween(-0.1, drawing.height() + 0.1);
                        }));
    assertThat(drawing.shapes())
        .filteredOn(s -> s instanceof Drawing.Path p && p.dashed() && p.edge() == Ink.WARM)
        .hasSize(1);
  }
}
