package org.mufakat.server.flows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.mufakat.flows.Flow;
import org.mufakat.server.drawing.PaperWords;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.CsvAnswer;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The flows' downloads: each picture as SVG and PDF, and the numbers of each picture and table as
/// CSV.
@Controller
final class FlowFiles {

  private static final String FLOWS = "/{node:[a-z]{3}}/flows/{flows:[a-z-]+}";
  private static final String CORRIDOR = FlowsPage.CORRIDOR + "/{series:[a-z-]+}";
  static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

  private final FlowMaker maker;
  private final MessageSource messages;

  FlowFiles(FlowMaker maker, MessageSource messages) {
    this.maker = maker;
    this.messages = messages;
  }

  /// The numbers of one picture or table: `corridors`, `domestic`, `map`, `sankey`, `matrix`,
  /// `unusual` or `mirror`.
  @GetMapping(FLOWS + ".csv")
  ResponseEntity<String> csv(
      HostedNode node, Locale locale, @PathVariable("flows") String which, Asked asked) {
    var choice = sound(node, asked);
    return new FlowsCsv(FlowMaker.table(node, choice), maker.at(node, locale).wording()::state)
        .text(which)
        .map(text -> CsvAnswer.file(FlowsComposer.file(which, choice), text))
        .orElseThrow(FlowFiles::notThere);
  }

  @GetMapping(FLOWS + ".svg")
  ResponseEntity<byte[]> svg(
      HostedNode node, Locale locale, @PathVariable("flows") String which, Asked asked) {
    var choice = sound(node, asked);
    return svg(
        find(maker.at(node, locale).drawn(choice), which),
        locale,
        FlowsComposer.file(which, choice));
  }

  @GetMapping(FLOWS + ".pdf")
  ResponseEntity<byte[]> pdf(
      HostedNode node, Locale locale, @PathVariable("flows") String which, Asked asked) {
    var choice = sound(node, asked);
    return pdf(
        find(maker.at(node, locale).drawn(choice), which),
        locale,
        messages.getMessage("flows.title", null, locale),
        choice,
        FlowsComposer.file(which, choice));
  }

  /// The numbers of one corridor: `series`, `map`, `sankey`, `mirror` or `migrant-stock`.
  @GetMapping(CORRIDOR + ".csv")
  ResponseEntity<String> csv(
      HostedNode node,
      Locale locale,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      @PathVariable("series") String which,
      Asked asked) {
    var choice = sound(node, asked);
    var flow = flow(node, choice, citizenship, detectedBy);
    var at = maker.at(node, locale);
    return new FlowsCsv(FlowMaker.table(node, choice), at.wording()::state)
        .text(which, flow, at.references())
        .map(text -> CsvAnswer.file(file(flow, which, choice), text))
        .orElseThrow(FlowFiles::notThere);
  }

  @GetMapping(CORRIDOR + ".svg")
  ResponseEntity<byte[]> svg(
      HostedNode node,
      Locale locale,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      @PathVariable("series") String which,
      Asked asked) {
    var choice = sound(node, asked);
    var flow = flow(node, choice, citizenship, detectedBy);
    return svg(
        find(maker.at(node, locale).drawn(choice, flow), which), locale, file(flow, which, choice));
  }

  @GetMapping(CORRIDOR + ".pdf")
  ResponseEntity<byte[]> pdf(
      HostedNode node,
      Locale locale,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      @PathVariable("series") String which,
      Asked asked) {
    var choice = sound(node, asked);
    var flow = flow(node, choice, citizenship, detectedBy);
    var at = maker.at(node, locale);
    return pdf(
        find(at.drawn(choice, flow), which),
        locale,
        at.wording()
            .say(
                "flows.flow.title",
                at.wording().state(citizenship),
                at.wording().state(detectedBy)),
        choice,
        file(flow, which, choice));
  }

  private PictureChoice sound(HostedNode node, Asked asked) {
    return maker
        .choice(node, asked)
        .filter(c -> c.faults().isEmpty())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private static Flow flow(
      HostedNode node, PictureChoice choice, String citizenship, String detectedBy) {
    FlowsPage.requireKnown(node, citizenship, detectedBy);
    return FlowMaker.table(node, choice)
        .flow(citizenship, detectedBy)
        .orElseThrow(FlowFiles::notThere);
  }

  private static FlowFigure find(List<FlowFigure> drawn, String slug) {
    return drawn.stream()
        .filter(f -> f.slug().equals(slug))
        .findFirst()
        .orElseThrow(FlowFiles::notThere);
  }

  private static String file(Flow flow, String which, PictureChoice choice) {
    return FlowsComposer.file(flow.citizenship() + "-" + flow.detectedBy() + "-" + which, choice);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static ResponseEntity<byte[]> svg(FlowFigure figure, Locale locale, String name) {
    return file(
        SVG, name + ".svg", figure.svg(locale.getLanguage()).getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<byte[]> pdf(
      FlowFigure figure, Locale locale, String heading, PictureChoice choice, String name) {
    return file(
        MediaType.APPLICATION_PDF,
        name + ".pdf",
        figure.pdf(
            PaperWords.of(messages, locale),
            heading,
            numbered(messages, locale),
            choice.release().importedAt()));
  }

  /// A title with the number of its sheet.
  static FlowFigure.Numbered numbered(MessageSource messages, Locale locale) {
    return (title, sheet, of) ->
        messages.getMessage(
            "flows.sheet",
            new Object[] {title, Integer.toString(sheet), Integer.toString(of)},
            locale);
  }

  static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(bytes);
  }
}
