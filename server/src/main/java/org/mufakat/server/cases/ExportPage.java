package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.CaseExport.Answer;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Taking cases out as a file: what is asked for, what would be in it and what would be lost, and
/// then the file.
@Controller
final class ExportPage {

  private static final String ROOT = "/{node:[a-z]{3}}/cases/export";
  private static final int LATELY = 20;

  private final CaseCounter counter;
  private final CaseTakings takings;

  ExportPage(CaseCounter counter, CaseTakings takings) {
    this.counter = counter;
    this.takings = takings;
  }

  @GetMapping(ROOT)
  String ask(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam MultiValueMap<String, String> sent) {
    var form = ExportForm.of(sent, node.node().regime());
    boolean isAsked = sent.containsKey("see");
    return show(node, person, locale, model, form, isAsked, "");
  }

  private String show(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      ExportForm form,
      boolean isAsked,
      String refused) {
    boolean isReady = isAsked && form.canBePreviewed();
    counter.as(
        node,
        person,
        room -> {
          if (isReady) {
            model.addAttribute(
                "preview", new CaseExport(room).preview(form.chosen(), form.options()));
          }
          if (form.cases().size() == 1) {
            new CaseFiles(room)
                .row(CaseCounter.id(form.cases().getFirst()))
                .ifPresent(row -> model.addAttribute("one", row));
          }
          model.addAttribute("lately", new TakenOut(room).lately(LATELY));
          return form;
        });
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("form", form);
    model.addAttribute("isAsked", isAsked);
    model.addAttribute("refused", refused);
    model.addAttribute("reasons", CaseExport.REASONS);
    model.addAttribute("mostCounted", CaseFiles.MOST_COUNTED);
    return "cases/export";
  }

  /// The file; or the page again, with what hinders it.
  @PostMapping(ROOT)
  @Nullable String take(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> sent)
      throws IOException {
    var form = ExportForm.of(sent, node.node().regime());
    var wish = form.wish();
    if (wish.isEmpty()) {
      return notTaken(node, person, locale, model, response, form, "");
    }
    return switch (takings.take(node, person, wish.get())) {
      case Answer.Ready ready -> {
        CaseTakings.send(node, ready, response);
        yield null;
      }
      case Answer.NamesNotPermitted() ->
          notTaken(node, person, locale, model, response, form, "names");
      case Answer.NoCase() -> notTaken(node, person, locale, model, response, form, "no-case");
    };
  }

  private String notTaken(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      ExportForm form,
      String why) {
    response.setStatus(
        why.equals("names")
            ? HttpStatus.FORBIDDEN.value()
            : HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(node, person, locale, model, form, true, why);
  }
}
