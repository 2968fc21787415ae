package org.mufakat.server.estimation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mufakat.server.drawing.Block;
import org.mufakat.server.drawing.DataTable;
import org.mufakat.server.drawing.PdfPaper;
import org.mufakat.server.drawing.SvgText;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.sheets.CellGuard;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// An estimate's files: the document and each figure as PDF, the figures as SVG, their numbers as
/// CSV, and the file from which it is run again.
@Controller
final class EstimateFiles {

  private static final String ESTIMATE = "/{node:[a-z]{3}}/estimates/{id:[0-9a-f]{32}}";
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

  private final NodeEstimates estimates;
  private final MessageSource messages;

  EstimateFiles(NodeEstimates estimates, MessageSource messages) {
    this.estimates = estimates;
    this.messages = messages;
  }

  @GetMapping(ESTIMATE + "/document.pdf")
  ResponseEntity<byte[]> document(HostedNode node, Locale locale, @PathVariable("id") String id) {
    var about = find(node, id);
    var words = new EstimateWords(messages, locale);
    var pdf =
        PdfPaper.of(
            words,
            about.plan().plan().question(),
            DocumentComposer.blocks(words, about),
            about.estimate().endedAt().orElse(about.estimate().at()));
    return file(MediaType.APPLICATION_PDF, name(id) + ".pdf", pdf);
  }

  @GetMapping(ESTIMATE + "/figures/{file}")
  ResponseEntity<byte[]> figure(
      HostedNode node,
      Locale locale,
      @PathVariable("id") String id,
      @PathVariable("file") String file) {
    var about = find(node, id);
    var words = new EstimateWords(messages, locale);
    int dot = file.lastIndexOf('.');
    var figure =
        figures(words, about).stream()
            .filter(f -> dot > 0 && f.slug().equals(file.substring(0, dot)))
            .findFirst()
            .orElseThrow(EstimateFiles::notThere);
    var name = name(id) + "-" + file;
    return switch (file.substring(dot + 1)) {
      case "svg" -> file(SVG, name, utf8(SvgText.of(figure.drawing(), "figure", words.language())));
      case "csv" -> file(CSV, name, utf8(figure.table().csv()));
      case "pdf" ->
          file(
              MediaType.APPLICATION_PDF,
              name,
              PdfPaper.of(
                  words,
                  figure.title(),
                  List.of(new Block.Text(about.plan().plan().question()), figure),
                  about.estimate().endedAt().orElse(about.estimate().at())));
      default -> throw notThere();
    };
  }

  /// Every number of every figure, a row each.
  @GetMapping(ESTIMATE + "/numbers.csv")
  ResponseEntity<byte[]> numbers(HostedNode node, Locale locale, @PathVariable("id") String id)
      throws IOException {
    var about = find(node, id);
    var out = new StringBuilder();
    try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord("figure", "row", "of", "column", "value");
      for (var figure : figures(new EstimateWords(messages, locale), about)) {
        print(printer, figure);
      }
    }
    return file(CSV, name(id) + ".csv", utf8(out.toString()));
  }

  private static void print(CSVPrinter printer, Block.Figure figure) throws IOException {
    var table = figure.table();
    for (int row = 0; row < table.rows().size(); row++) {
      var cells = table.rows().get(row);
      for (int i = 1; i < cells.size(); i++) {
        printer.printRecord(
            figure.slug(),
            row + 1,
            CellGuard.guarded(cells.getFirst().raw()),
            CellGuard.guarded(table.columns().get(i).key()),
            DataTable.machine(cells.get(i)));
      }
    }
  }

  @GetMapping(ESTIMATE + "/rerun.json")
  ResponseEntity<byte[]> rerun(HostedNode node, @PathVariable("id") String id) {
    var about = find(node, id);
    var salt = estimates.desk(node).store().salt("estimate", "salt", "id", id).orElse("");
    var file = RerunFile.of(about, node.id().value(), salt);
    return file(MediaType.APPLICATION_JSON, RerunFile.name(id), utf8(file.json()));
  }

  private EstimateCase find(HostedNode node, String id) {
    return estimates.find(node, id).orElseThrow(EstimateFiles::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static List<Block.Figure> figures(EstimateWords words, EstimateCase about) {
    return new DocumentFigures(words, about.result()).all();
  }

  private static String name(String id) {
    return "estimate-" + id.substring(0, 8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(bytes);
  }
}
