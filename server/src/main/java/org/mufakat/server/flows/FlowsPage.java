package org.mufakat.server.flows;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.regime.Member;
import org.mufakat.server.access.Visitor;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.reference.References;
import org.mufakat.server.statistics.CsvAnswer;
import org.mufakat.server.statistics.FigureReaders;
import org.mufakat.server.statistics.KeptPages;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.mufakat.server.statistics.RegionComposer;
import org.mufakat.server.statistics.RegionView.YearsTable;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The flows of the region, the page of each corridor, and their downloads.
@Controller
final class FlowsPage {

  private static final String CORRIDOR =
      "/{node:[a-z]{3}}/flows/{citizenship:[A-Z]{3}}-{detectedBy:[A-Z]{3}}";

  private final FigureReaders readers;
  private final MessageSource messages;
  private final JsonMapper json;
  private final KeptPages kept;
  private final References references;

  FlowsPage(
      FigureReaders readers,
      MessageSource messages,
      JsonMapper json,
      KeptPages kept,
      References references) {
    this.readers = readers;
    this.messages = messages;
    this.json = json;
    this.kept = kept;
    this.references = references;
  }

  @GetMapping("/{node:[a-z]{3}}/flows")
  @Nullable String region(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @ModelAttribute("visitor") Visitor visitor,
      Asked asked)
      throws IOException {
    var choice = choice(node, asked);
    if (choice.isEmpty()) {
      return "flows-empty";
    }
    Supplier<FlowsView> view = () -> new Made(node, locale).region(choice.get());
    if (!choice.get().faults().isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("mayImport", visitor.may("import-release"));
      model.addAttribute("flows", view.get());
      return "flows";
    }
    return kept.show(
        new KeptPages.Page(
            "flows",
            "flows",
            "/" + node.slug() + "/flows",
            messages.getMessage("flows.title", null, locale),
            List.of()),
        locale,
        choice.get(),
        view,
        model,
        request,
        response);
  }

  @GetMapping(CORRIDOR)
  @Nullable String corridor(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      @ModelAttribute("visitor") Visitor visitor,
      Asked asked)
      throws IOException {
    requireKnown(node, citizenship, detectedBy);
    var choice = choice(node, asked);
    if (choice.isEmpty()) {
      return "flows-empty";
    }
    var made = new Made(node, locale);
    var flow = table(node, choice.get()).flow(citizenship, detectedBy);
    if (flow.isEmpty() || !choice.get().faults().isEmpty()) {
      response.setStatus(
          (choice.get().faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST).value());
      model.addAttribute("flow", made.nothing(choice.get(), citizenship, detectedBy));
      return "flow-none";
    }
    return kept.show(
        new KeptPages.Page(
            "flow",
            "flows",
            "/%s/flows/%s-%s".formatted(node.slug(), citizenship, detectedBy),
            made.words.corridor(citizenship, detectedBy),
            references.of(node).tables()),
        locale,
        choice.get(),
        () -> made.corridor(choice.get(), flow.get()),
        model,
        request,
        response);
  }

  /// The numbers of one table: `corridors`, `matrix`, `unusual` or `mirror`.
  @GetMapping("/{node:[a-z]{3}}/flows/{flows:[a-z-]+}.csv")
  ResponseEntity<String> csv(
      HostedNode node, Locale locale, @PathVariable("flows") String table, Asked asked) {
    var choice = sound(node, asked);
    return new FlowsCsv(table(node, choice), new Made(node, locale).wording::state)
        .text(table)
        .map(text -> CsvAnswer.file(FlowsComposer.file(table, choice), text))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /// The numbers of one corridor: `series`, `mirror` or `migrant-stock`.
  @GetMapping(CORRIDOR + "/{series:[a-z-]+}.csv")
  ResponseEntity<String> csv(
      HostedNode node,
      Locale locale,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      @PathVariable("series") String which,
      Asked asked) {
    requireKnown(node, citizenship, detectedBy);
    var choice = sound(node, asked);
    var table = table(node, choice);
    return table
        .flow(citizenship, detectedBy)
        .flatMap(
            f ->
                new FlowsCsv(table, new Made(node, locale).wording::state)
                    .text(which, f, references.of(node)))
        .map(
            text ->
                CsvAnswer.file(
                    FlowsComposer.file(citizenship + "-" + detectedBy + "-" + which, choice), text))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void requireKnown(HostedNode node, String citizenship, String detectedBy) {
    var pack = node.node().regime();
    if (!pack.knowsState(citizenship) || pack.member(detectedBy).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private PictureChoice sound(HostedNode node, Asked asked) {
    return choice(node, asked)
        .filter(c -> c.faults().isEmpty())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private Optional<PictureChoice> choice(HostedNode node, Asked asked) {
    return PictureChoice.of(asked, readers.of(node), Set.copyOf(members(node)));
  }

  private static FlowTable table(HostedNode node, PictureChoice choice) {
    return FlowTable.of(choice.figures(), choice.indicator(), members(node), choice.years());
  }

  static List<String> members(HostedNode node) {
    return node.node().regime().members().stream().map(Member::code).toList();
  }

  /// What makes the pages of one node in one language.
  private final class Made {

    private final HostedNode node;
    private final Wording wording;
    private final FlowWords words;
    private final FlowCharts charts;
    private final String base;

    Made(HostedNode node, Locale locale) {
      this.node = node;
      var pack = node.node().regime();
      this.base = "/" + node.slug();
      this.wording = new Wording(messages, locale, pack);
      this.words = new FlowWords(wording, locale);
      this.charts = new FlowCharts(wording, words, pack, json, base);
    }

    FlowsView region(PictureChoice choice) {
      return new FlowsComposer(wording, words, charts, base).view(choice, table(node, choice));
    }

    FlowView corridor(PictureChoice choice, Flow flow) {
      return new FlowComposer(wording, words, charts, references.of(node), base)
          .view(choice, table(node, choice), flow, effort(choice, flow.detectedBy()));
    }

    NoFlow nothing(PictureChoice choice, String citizenship, String detectedBy) {
      return new NoFlow(
          new org.mufakat.server.statistics.ChoiceViews(wording).of(choice),
          choice.query(),
          citizenship,
          detectedBy,
          wording.state(citizenship),
          wording.state(detectedBy),
          choice.release().isExcerpt(),
          wording.source(choice.release()));
    }

    /// Every indicator of the detecting State, year by year, each in its own unit.
    private Optional<YearsTable> effort(PictureChoice choice, String state) {
      var figures =
          Arrays.stream(Indicator.values())
              .flatMap(
                  i ->
                      readers
                          .of(node)
                          .figure(
                              choice.reach(),
                              choice.release().id(),
                              FigureQuery.ofTotal(i, state, choice.years()))
                          .stream())
              .toList();
      if (figures.isEmpty()) {
        return Optional.empty();
      }
      var composer =
          new RegionComposer(wording, node.node().regime(), json, base, references.of(node));
      return Optional.of(
          composer.series(
              "effort",
              wording.say("flows.effort.title", wording.state(state)),
              wording.say("flows.effort.what", choice.years().toString()),
              base + "/states/" + state + "/indicators.csv?" + choice.query(),
              FlowsComposer.file(state + "-effort", choice),
              figures,
              f -> wording.counted(f.query().indicator())));
    }
  }
}
