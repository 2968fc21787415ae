package org.mufakat.server.regime;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.regime.Grade;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The regime as readable pages: what a region has agreed, each entry with its source, and marked
/// where nobody has read it there.
@Controller
final class RegimePages {

  private static final String ROOT = "/{node:[a-z]{3}}/regime";

  private final MessageSource messages;

  RegimePages(MessageSource messages) {
    this.messages = messages;
  }

  @GetMapping(ROOT)
  String overview(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model);
    model.addAttribute("overview", RegimeOverview.of(pack));
    return "regime/overview";
  }

  @GetMapping(ROOT + "/members")
  String members(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model, Chapter.MEMBERS);
    model.addAttribute("treaties", treaties(pack));
    return "regime/members";
  }

  private static List<Instrument> treaties(RegimePack pack) {
    return pack.instruments().stream().filter(i -> !i.parties().isEmpty()).toList();
  }

  @GetMapping(ROOT + "/instruments")
  String instruments(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("area") Optional<String> area,
      @RequestParam("strength") Optional<String> strength) {
    var pack = open(node, locale, model, Chapter.INSTRUMENTS);
    var filter = filter(pack, area, strength, model, response);
    var views = pack.instruments().stream().map(i -> InstrumentView.of(i, filter)).toList();
    model.addAttribute("kinds", InstrumentsOfKind.sorted(views));
    model.addAttribute("taking", views.stream().filter(v -> v.taken() > 0).toList());
    model.addAttribute("taken", views.stream().mapToInt(InstrumentView::taken).sum());
    return "regime/instruments";
  }

  @GetMapping(ROOT + "/instruments/{id}")
  String instrument(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam("area") Optional<String> area,
      @RequestParam("strength") Optional<String> strength) {
    var pack = open(node, locale, model, Chapter.INSTRUMENTS);
    var instrument = pack.instrument(id);
    if (instrument.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("status", HttpStatus.NOT_FOUND.value());
      return "error";
    }
    var filter = filter(pack, area, strength, model, response);
    model.addAttribute("view", InstrumentView.of(instrument.get(), filter));
    return "regime/instrument";
  }

  private static ProvisionFilter filter(
      RegimePack pack,
      Optional<String> area,
      Optional<String> strength,
      Model model,
      HttpServletResponse response) {
    var filter = ProvisionFilter.of(pack, area, strength);
    if (!filter.faults().isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    model.addAttribute("filter", filter);
    model.addAttribute("strengths", ProvisionFilter.strengths());
    return filter;
  }

  @GetMapping(ROOT + "/bodies")
  String bodies(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model, Chapter.BODIES);
    model.addAttribute("chains", BodyTree.chains(pack));
    model.addAttribute("alone", BodyTree.alone(pack));
    return "regime/bodies";
  }

  @GetMapping(ROOT + "/meetings")
  String meetings(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model, Chapter.MEETINGS);
    model.addAttribute("held", pack.meetings().stream().map(m -> m.body()).distinct().toList());
    return "regime/meetings";
  }

  @GetMapping(ROOT + "/decision-rules")
  String decisionRules(HostedNode node, Locale locale, Model model) {
    open(node, locale, model, Chapter.DECISION_RULES);
    return "regime/decision-rules";
  }

  @GetMapping(ROOT + "/handling-codes")
  String handlingCodes(HostedNode node, Locale locale, Model model) {
    open(node, locale, model, Chapter.HANDLING_CODES);
    model.addAttribute("scales", Grade.Scale.values());
    return "regime/handling-codes";
  }

  @GetMapping(ROOT + "/refusal-and-clocks")
  String refusalAndClocks(HostedNode node, Locale locale, Model model) {
    open(node, locale, model, Chapter.REFUSAL_AND_CLOCKS);
    return "regime/refusal-and-clocks";
  }

  @GetMapping(ROOT + "/codes")
  String codes(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model, Chapter.CODES);
    model.addAttribute("lists", pack.codeLists().stream().map(CodeListView::of).toList());
    return "regime/codes";
  }

  @GetMapping(ROOT + "/populations")
  String populations(HostedNode node, Locale locale, Model model) {
    var pack = open(node, locale, model, Chapter.POPULATIONS);
    model.addAttribute("table", PopulationTable.of(pack));
    return "regime/populations";
  }

  private RegimePack open(HostedNode node, Locale locale, Model model, Chapter chapter) {
    model.addAttribute("chapter", chapter);
    return open(node, locale, model);
  }

  private RegimePack open(HostedNode node, Locale locale, Model model) {
    var pack = node.node().regime();
    model.addAttribute("pack", pack);
    model.addAttribute("words", new RegimeWords(messages, locale, pack));
    model.addAttribute("base", "/" + node.slug() + "/regime");
    model.addAttribute("chapters", Chapter.values());
    return pack;
  }
}
