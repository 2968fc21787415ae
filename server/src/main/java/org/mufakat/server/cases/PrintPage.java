package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccessPolicy;
import org.mufakat.server.access.Deed;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Printing a case: for whom, with what and why, and then a page that holds no more than that
/// reader may see. The print is posted for, so that no address shows a name.
@Controller
final class PrintPage {

  private static final String ROOT = "/{node:[a-z]{3}}/cases/{id:[0-9a-f]{32}}/print";

  private final CaseCounter counter;

  PrintPage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT)
  String ask(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    return ask(node, person, locale, model, id, "");
  }

  private String ask(
      HostedNode node, PersonOfNode person, Locale locale, Model model, String id, String fault) {
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          model.addAttribute("file", file);
          CaseCounter.flag(room, model, file);
          return file;
        });
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("readers", readers(person));
    model.addAttribute("reasons", CaseExport.REASONS);
    model.addAttribute("fault", fault);
    return "cases/print-ask";
  }

  private static List<PrintReader> readers(PersonOfNode person) {
    boolean forCourt = AccessPolicy.allows(person.viewer(), Deed.PRINT_FOR_COURT);
    return Arrays.stream(PrintReader.values()).filter(r -> forCourt || !r.isForCourt()).toList();
  }

  @PostMapping(ROOT)
  String print(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam(name = "reader", defaultValue = "") String reader,
      @RequestParam(name = "about", defaultValue = "") String about,
      @RequestParam(name = "names", defaultValue = "") String names,
      @RequestParam(name = "notes", defaultValue = "") String notes,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    var forWhom = PrintReader.bySlug(reader);
    var why = Reason.byCode(reason).filter(CaseExport.REASONS::contains);
    if (forWhom.isEmpty() || why.isEmpty()) {
      return notPrinted(
          node, person, locale, model, response, id, forWhom.isEmpty() ? "reader" : "reason");
    }
    var wish =
        new CasePrint.Wish(
            forWhom.get(),
            Optional.of(about).filter(OpaqueId::isWellFormed).map(OpaqueId::new),
            names.equals("yes"),
            notes.equals("yes"),
            why.get());
    var forCourt = AccessPolicy.answer(person.viewer(), Deed.PRINT_FOR_COURT);
    var answer =
        counter.onCase(
            node, person, id, (room, file) -> new CasePrint(room).print(file, wish, forCourt));
    return switch (answer) {
      case CasePrint.Answer.Ready ready -> {
        model.addAttribute("print", ready);
        model.addAttribute("view", ready.view());
        model.addAttribute("reader", wish.reader());
        model.addAttribute("withNames", wish.names());
        model.addAttribute("words", counter.words(node, locale));
        yield "cases/print";
      }
      case CasePrint.Answer.NotForCourt() ->
          notPrinted(node, person, locale, model, response, id, "not-for-court");
      case CasePrint.Answer.NobodyChosen() ->
          notPrinted(node, person, locale, model, response, id, "about");
    };
  }

  private String notPrinted(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      String id,
      String fault) {
    response.setStatus(
        fault.equals("not-for-court")
            ? HttpStatus.FORBIDDEN.value()
            : HttpStatus.UNPROCESSABLE_CONTENT.value());
    return ask(node, person, locale, model, id, fault);
  }
}
