package org.mufakat.server.tables;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.regime.Member;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What other States published of persons whom this node's tables count too.
@Controller
final class PartnersPage {

  private static final String PARTNERS = TablesDeskPages.DESK + "/partners";

  private final NodeTables tables;
  private final MessageSource messages;

  PartnersPage(NodeTables tables, MessageSource messages) {
    this.tables = tables;
    this.messages = messages;
  }

  @GetMapping(PARTNERS)
  String partners(HostedNode node, Locale locale, Model model) {
    return partners(node, locale, model, Map.of());
  }

  private String partners(HostedNode node, Locale locale, Model model, Map<String, String> typed) {
    model.addAttribute("words", new TablesWording(messages, locale));
    var mirrors = tables.of(node).partners().all();
    model.addAttribute("mirrors", mirrors);
    model.addAttribute(
        "names",
        mirrors.stream()
            .map(MirrorFigures.Mirror::partner)
            .distinct()
            .collect(
                Collectors.toMap(
                    code -> code,
                    code -> node.node().regime().stateName(code, locale.getLanguage()))));
    model.addAttribute("typed", new AskedForm(typed));
    model.addAttribute(
        "states",
        node.node().regime().members().stream()
            .filter(m -> !m.code().equals(node.id().value()))
            .map(m -> Map.entry(m.code(), m.name().in(locale.getLanguage())))
            .toList());
    return "tables/partners";
  }

  /// Typed, or from a file of theirs.
  @PostMapping(PARTNERS)
  String add(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var desk = tables.of(node);
    var lines = new MirrorLines(new AskedForm(fields), states(node), desk.now(), desk::drawnId);
    var uploaded = file.filter(f -> !f.isEmpty());
    var read = uploaded.isPresent() ? lines.ofFile(uploaded.get().getInputStream()) : lines.typed();
    if (!read.faults().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("faults", read.faults());
      return partners(node, locale, model, fields);
    }
    desk.partners().enter(person.account(), read.mirrors());
    flash.addFlashAttribute("added", read.mirrors().size());
    return back(node);
  }

  private static List<String> states(HostedNode node) {
    return node.node().regime().members().stream().map(Member::code).toList();
  }

  @PostMapping(PARTNERS + "/{mirror:[0-9a-f]{32}}/retire")
  String retire(HostedNode node, PersonOfNode person, @PathVariable("mirror") String id) {
    tables.of(node).partners().retire(person.account(), id);
    return back(node);
  }

  private static String back(HostedNode node) {
    return "redirect:/" + node.slug() + "/tables/desk/partners";
  }
}
