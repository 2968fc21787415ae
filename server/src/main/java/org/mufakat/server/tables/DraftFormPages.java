package org.mufakat.server.tables;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/// The form in which a statistician asks for tables, and asks again for something else.
@Controller
final class DraftFormPages {

  private final NodeTables tables;
  private final MessageSource messages;

  DraftFormPages(NodeTables tables, MessageSource messages) {
    this.tables = tables;
    this.messages = messages;
  }

  @GetMapping(TablesDeskPages.DESK + "/new")
  String form(HostedNode node, Locale locale, Model model) {
    return form(locale, model, AskedForm.EMPTY, "");
  }

  private String form(Locale locale, Model model, AskedForm typed, String revising) {
    model.addAttribute("words", new TablesWording(messages, locale));
    model.addAttribute("typed", typed);
    model.addAttribute("methods", List.of(ReleaseMethod.values()));
    model.addAttribute("revising", revising);
    model.addAttribute("megabytes", PersonsUpload.MEGABYTES);
    return "tables/form";
  }

  private String refused(
      HttpServletResponse response,
      Locale locale,
      Model model,
      AskedForm typed,
      String revising,
      PersonsFault fault) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("fault", fault);
    return form(locale, model, typed, revising);
  }

  @PostMapping(TablesDeskPages.DESK + "/new")
  String make(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var desk = tables.of(node);
    var typed = new AskedForm(fields);
    var checked = PersonsUpload.checked(desk, typed, file);
    if (checked.fault().isPresent()) {
      return refused(response, locale, model, typed, "", checked.fault().get());
    }
    var id = desk.make(person.account(), typed.asked(), checked.from().orElseThrow());
    tables.compute(node, person.account(), id);
    return TablesDeskPages.back(node, id);
  }

  @GetMapping(TablesDeskPages.ONE + "/revise")
  String reviseForm(
      HostedNode node,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "method", defaultValue = "") String method) {
    var stored = workedOn(node, id);
    var typed = AskedForm.of(stored.asked());
    var other = ReleaseMethod.bySlug(method).map(m -> typed.with("method", m.slug()));
    model.addAttribute("version", stored.version());
    return form(locale, model, other.orElse(typed), id);
  }

  @PostMapping(TablesDeskPages.ONE + "/revise")
  String revise(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam(name = "version", defaultValue = "0") int version,
      @RequestParam Map<String, String> fields)
      throws IOException {
    var desk = tables.of(node);
    var typed = new AskedForm(fields);
    var before = desk.madeFrom(workedOn(node, id));
    var checked = PersonsUpload.checked(desk, typed, file, before);
    if (checked.fault().isPresent()) {
      model.addAttribute("version", version);
      return refused(response, locale, model, typed, id, checked.fault().get());
    }
    var answer = desk.revise(person.account(), id, version, typed.asked(), checked.from());
    if (answer instanceof DeskAnswer.Done) {
      tables.jobs().forget(id);
      tables.compute(node, person.account(), id);
    }
    return DraftDeeds.said(node, id, answer, "revised", flash);
  }

  private StoredRelease workedOn(HostedNode node, String id) {
    return tables
        .of(node)
        .releases()
        .find(id)
        .filter(r -> r.state().isWorkedOn())
        .orElseThrow(TablesPages::notThere);
  }
}
