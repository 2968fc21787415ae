package org.mufakat.server.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.flows.Band;
import org.mufakat.flows.Detection;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.flows.MirrorFigure;
import org.mufakat.flows.UnusualFlows.Judged;
import org.mufakat.server.reference.ReferenceKind;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.sheets.CellGuard;
import org.mufakat.statistics.YearSpan;

/// The tables of the flows' pages as CSV (RFC 4180), in codes and plain numbers; every row says
/// which release and which years it rests on, and what is no number is empty with its reason
/// beside.
final class FlowsCsv {

  private final FlowTable table;
  private final UnaryOperator<String> name;

  /// @param name of a State, to print beside its code
  FlowsCsv(FlowTable table, UnaryOperator<String> name) {
    this.table = table;
    this.name = UnaryOperator.<String>identity().andThen(name).andThen(CellGuard::guarded)::apply;
  }

  private interface Rows {
    void to(CSVPrinter printer) throws IOException;
  }

  private static String written(List<String> header, Rows rows) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      rows.to(printer);
    } catch (IOException e) {
      throw new UncheckedIOException("the CSV could not be written", e);
    }
    return text.toString();
  }

  private String source() {
    return CellGuard.guarded(table.release().publisher() + " " + table.release().series());
  }

  /// `corridors`, `domestic`, `map`, `sankey`, `matrix`, `unusual` or `mirror`; empty for another
  /// name.
  Optional<String> text(String which) {
    return switch (which) {
      case "corridors" -> Optional.of(corridors(_ -> true));
      case "domestic" -> Optional.of(corridors(Flow::isDomestic));
      case "map" ->
          Optional.of(corridors(f -> FlowFigures.isOnMap(f, Set.copyOf(table.detecting()))));
      case "sankey" -> Optional.of(corridors(FlowFigures::isRibbon));
      case "matrix" -> Optional.of(cells(table.flows()));
      case "unusual" -> Optional.of(unusual());
      case "mirror" -> Optional.of(mirror(table.flows()));
      default -> Optional.empty();
    };
  }

  /// `series`, `map`, `sankey`, `mirror` or `migrant-stock` of one corridor; empty for another
  /// name.
  Optional<String> text(String which, Flow flow, ReferenceTables references) {
    return switch (which) {
      case "series" -> Optional.of(cells(List.of(flow)));
      case "map" -> Optional.of(corridors(f -> f.hasValue() && FlowComposer.isOf(flow, f)));
      case "sankey" ->
          Optional.of(corridors(f -> FlowFigures.isRibbon(f) && FlowComposer.isBeside(flow, f)));
      case "mirror" -> Optional.of(mirror(List.of(flow)));
      case "migrant-stock" -> Optional.of(stock(flow, references));
      default -> Optional.empty();
    };
  }

  /// A row a corridor.
  ///
  /// @param which of them
  private String corridors(Predicate<Flow> which) {
    var tiers = table.tiers(java.util.Comparator.comparing(f -> f.citizenship() + f.detectedBy()));
    return written(
        List.of(
            "indicator",
            "unit",
            "citizenship",
            "citizenship_name",
            "detected_by",
            "detected_by_name",
            "domestic",
            "low",
            "high",
            "band_low",
            "band_high",
            "tier",
            "tiers",
            "years_in_sum",
            "years_published_more_than_once",
            "labels",
            "source",
            "release",
            "requested_years"),
        printer -> {
          for (int t = 0; t < tiers.tiers().size(); t++) {
            for (var member : tiers.tiers().get(t)) {
              if (which.test(member.thing())) {
                corridor(printer, member.thing(), Integer.toString(t + 1), tiers.tiers().size());
              }
            }
          }
          for (Flow flow : table.flows()) {
            if (which.test(flow) && (flow.isDomestic() || !flow.hasValue())) {
              corridor(printer, flow, "", tiers.tiers().size());
            }
          }
        });
  }

  private void corridor(CSVPrinter printer, Flow flow, String tier, int tiers) throws IOException {
    var band = Optional.of(flow).filter(Flow::hasValue).map(Flow::band);
    printer.printRecord(
        table.indicator().slug(),
        table.indicator().unit().slug(),
        flow.citizenship(),
        name.apply(flow.citizenship()),
        flow.detectedBy(),
        name.apply(flow.detectedBy()),
        flow.isDomestic(),
        flow.hasValue() ? flow.sum().low() : "",
        flow.hasValue() ? flow.sum().high() : "",
        band.map(b -> (Object) b.low()).orElse(""),
        band.map(b -> (Object) b.high()).orElse(""),
        tier,
        tiers,
        flow.years(),
        flow.repeated(),
        CellGuard.guarded(String.join("; ", flow.labels())),
        source(),
        table.release().id(),
        table.years());
  }

  /// A row a corridor and year.
  private String cells(List<Flow> flows) {
    return written(
        List.of(
            "indicator",
            "unit",
            "citizenship",
            "citizenship_name",
            "detected_by",
            "detected_by_name",
            "year",
            "status",
            "low",
            "high",
            "band_low",
            "band_high",
            "source",
            "release"),
        printer -> {
          for (Flow flow : flows) {
            for (var year : flow.byYear().entrySet()) {
              cell(printer, flow, year.getKey(), year.getValue());
            }
          }
        });
  }

  private void cell(CSVPrinter printer, Flow flow, int year, Detection detection)
      throws IOException {
    var interval =
        detection instanceof Detection.Counted counted
            ? Optional.of(counted.interval())
            : Optional.<org.mufakat.statistics.CountInterval>empty();
    var band = interval.map(Band::around);
    printer.printRecord(
        table.indicator().slug(),
        table.indicator().unit().slug(),
        flow.citizenship(),
        name.apply(flow.citizenship()),
        flow.detectedBy(),
        name.apply(flow.detectedBy()),
        year,
        detection.slug(),
        interval.map(i -> (Object) i.low()).orElse(""),
        interval.map(i -> (Object) i.high()).orElse(""),
        band.map(b -> (Object) b.low()).orElse(""),
        band.map(b -> (Object) b.high()).orElse(""),
        source(),
        table.release().id());
  }

  private String unusual() {
    return written(
        List.of(
            "indicator",
            "unit",
            "citizenship",
            "detected_by",
            "low",
            "high",
            "expected_low",
            "expected_high",
            "adjusted_residual_low",
            "adjusted_residual_high",
            "scaled_residual_low",
            "scaled_residual_high",
            "chance",
            "flagged",
            "source",
            "release",
            "requested_years"),
        printer -> {
          for (Judged j : table.unusual().map(u -> u.judged()).orElse(List.of())) {
            printer.printRecord(
                table.indicator().slug(),
                table.indicator().unit().slug(),
                j.cell().row(),
                j.cell().column(),
                j.cell().count().low(),
                j.cell().count().high(),
                j.expectedLow(),
                j.expectedHigh(),
                j.residualLow(),
                j.residualHigh(),
                j.scaledLow(),
                j.scaledHigh(),
                j.chance(),
                j.flagged().map(d -> d.name().toLowerCase(java.util.Locale.ROOT)).orElse(""),
                source(),
                table.release().id(),
                table.years());
          }
        });
  }

  private String mirror(List<Flow> flows) {
    return written(
        List.of(
            "indicator",
            "unit",
            "citizenship",
            "detected_by",
            "other_reported_by",
            "other_is_about",
            "other_dimension",
            "common_years",
            "detected_low",
            "detected_high",
            "other_low",
            "other_high",
            "distance",
            "source",
            "release",
            "requested_years"),
        printer -> {
          for (Flow flow : flows) {
            if (!flow.isDomestic() && flow.hasValue()) {
              for (var mirror : FlowsComposer.of(table, flow).toList()) {
                mirror(printer, mirror);
              }
            }
          }
        });
  }

  private void mirror(CSVPrinter printer, MirrorFigure mirror) throws IOException {
    boolean isCommon = !mirror.common().isEmpty();
    printer.printRecord(
        table.indicator().slug(),
        table.indicator().unit().slug(),
        mirror.detected().citizenship(),
        mirror.detected().detectedBy(),
        mirror.other().detectedBy(),
        mirror.other().citizenship(),
        "repatriation",
        mirror.common(),
        isCommon ? mirror.detectedThen().low() : "",
        isCommon ? mirror.detectedThen().high() : "",
        isCommon ? mirror.otherThen().low() : "",
        isCommon ? mirror.otherThen().high() : "",
        isCommon ? mirror.distance().orElseThrow() : "",
        source(),
        table.release().id(),
        table.years());
  }

  /// Another publisher's numbers, with their own source.
  private static String stock(Flow flow, ReferenceTables references) {
    var from = references.table(ReferenceKind.MIGRANT_STOCK);
    return written(
        List.of(
            "indicator",
            "unit",
            "origin",
            "destination",
            "year",
            "low",
            "high",
            "source",
            "release"),
        printer -> {
          for (var year :
              references
                  .migrants(flow.citizenship(), flow.detectedBy(), new YearSpan(1950, 2100))
                  .entrySet()) {
            printer.printRecord(
                ReferenceKind.MIGRANT_STOCK.slug(),
                "persons",
                flow.citizenship(),
                flow.detectedBy(),
                year.getKey(),
                year.getValue(),
                year.getValue(),
                from.map(t -> CellGuard.guarded(t.source())).orElse(""),
                from.map(t -> CellGuard.guarded(t.release())).orElse(""));
          }
        });
  }
}
