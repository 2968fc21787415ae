package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.CaseImports.Shown;
import org.mufakat.server.cases.CaseImports.Submitted;
import org.mufakat.server.cases.htcds.HtcdsImport;
import org.mufakat.server.cases.htcds.HtcdsRefusal;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Where a file of cases is handed in, what was found in it, and what came of taking it.
@Controller
final class CaseImportPages {

  static final String ROOT = "/{node:[a-z]{3}}/cases/imports";
  static final String ONE = ROOT + "/{id:[0-9a-f]{32}}";

  private static final long MEGABYTE = 1024 * 1024;
  private static final int A_PAGE = 50;

  /// What a server takes of an upload at all; less than an import would.
  private static final long MOST_MEGABYTES =
      Math.min(260, HtcdsImport.Limits.USUAL.fileBytes() / MEGABYTE);

  private final CaseCounter counter;
  private final NodeCaseImports imports;

  CaseImportPages(CaseCounter counter, NodeCaseImports imports) {
    this.counter = counter;
    this.imports = imports;
  }

  @GetMapping(ROOT)
  String list(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    var worker = CaseCounter.worker(node, person);
    model.addAttribute("imports", imports.of(node).recent(worker));
    model.addAttribute("mostMegabytes", MOST_MEGABYTES);
    model.addAttribute("words", counter.words(node, locale));
    return "cases/imports";
  }

  @PostMapping(ROOT)
  String submit(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    var worker = CaseCounter.worker(node, person);
    var service = imports.of(node);
    if (isMissing(file)) {
      return refused(node, person, locale, model, response, "no-file");
    }
    var upload = file.get();
    try (var content = upload.getInputStream()) {
      return switch (service.submit(worker, content, nameOf(upload))) {
        case Submitted.Accepted(OpaqueId id) -> page(node, id);
        case Submitted.Refused(HtcdsRefusal why) ->
            refused(node, person, locale, model, response, why.reason().slug());
        case Submitted.TooMany() -> refused(node, person, locale, model, response, "too-many");
        case Submitted.OtherFile(), Submitted.NotThere() -> throw CaseCounter.notThere();
      };
    }
  }

  private static boolean isMissing(Optional<MultipartFile> file) {
    return file.isEmpty() || file.get().isEmpty();
  }

  private static String nameOf(MultipartFile upload) {
    return Objects.requireNonNullElse(upload.getOriginalFilename(), "");
  }

  private static String page(HostedNode node, OpaqueId id) {
    return "redirect:/" + node.slug() + "/cases/imports/" + id;
  }

  private String refused(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      String reason) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", reason);
    return list(node, person, locale, model);
  }

  /// The file of an import that was cut off, once more.
  @PostMapping(ONE + "/file")
  String submitAgain(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    var worker = CaseCounter.worker(node, person);
    var which = CaseCounter.id(id);
    find(node, worker, which);
    if (isMissing(file)) {
      return refusedAgain(node, person, locale, model, response, id, "no-file");
    }
    var upload = file.get();
    try (var content = upload.getInputStream()) {
      return switch (imports.of(node).submitAgain(worker, which, content, nameOf(upload))) {
        case Submitted.Accepted(OpaqueId accepted) -> page(node, accepted);
        case Submitted.Refused(HtcdsRefusal why) ->
            refusedAgain(node, person, locale, model, response, id, why.reason().slug());
        case Submitted.TooMany() ->
            refusedAgain(node, person, locale, model, response, id, "too-many");
        case Submitted.OtherFile() ->
            refusedAgain(node, person, locale, model, response, id, "other-file");
        case Submitted.NotThere() -> page(node, which);
      };
    }
  }

  private String refusedAgain(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      String id,
      String reason) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", reason);
    return one(node, person, locale, model, id);
  }

  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    show(node, person, locale, model, id);
    return "cases/import";
  }

  /// The part of the page that changes while an import goes on.
  @GetMapping(ONE + "/progress")
  String progress(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    show(node, person, locale, model, id);
    return "cases/import :: progress";
  }

  private void show(HostedNode node, PersonOfNode person, Locale locale, Model model, String id) {
    var worker = CaseCounter.worker(node, person);
    var shown = find(node, worker, CaseCounter.id(id));
    model.addAttribute("shown", shown);
    model.addAttribute("import", shown.kept());
    model.addAttribute("percent", percent(shown));
    if (!shown.kept().state().isUnderWay()) {
      counter.as(
          node,
          person,
          room -> {
            var book = new CaseImportBook(room);
            model.addAttribute("counts", book.counts(shown.kept().id()));
            model.addAttribute("left", book.left(shown.kept().id()));
            return 0;
          });
    }
    model.addAttribute("words", counter.words(node, locale));
  }

  /// How much of what goes on is done, 0 to 100; negative where nobody knows.
  private static int percent(Shown shown) {
    var kept = shown.kept();
    return switch (kept.state()) {
      case TAKING ->
          kept.found().cases() == 0
              ? -1
              : (int) Math.min(100, 100L * kept.taken() / kept.found().cases());
      case READING -> shown.fraction() > 0 ? (int) Math.round(100 * shown.fraction()) : -1;
      case READ, TAKEN, INTERRUPTED, REFUSED, KNOWN, LEFT, BROKEN -> 100;
    };
  }

  private Shown find(HostedNode node, CaseWorker worker, OpaqueId id) {
    return imports.of(node).find(worker, id).orElseThrow(CaseCounter::notThere);
  }

  @PostMapping(ONE + "/take")
  String take(HostedNode node, PersonOfNode person, Locale locale, @PathVariable("id") String id) {
    var worker = CaseCounter.worker(node, person);
    var which = CaseCounter.id(id);
    find(node, worker, which);
    var notes = new CaseImportNotes(counter.words(node, locale));
    imports.of(node).take(worker, which, notes::of);
    return page(node, which);
  }

  @PostMapping(ONE + "/stop")
  String stop(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    var worker = CaseCounter.worker(node, person);
    var which = CaseCounter.id(id);
    find(node, worker, which);
    imports.of(node).stop(worker, which);
    return page(node, which);
  }

  @PostMapping(ONE + "/leave")
  String leave(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    var worker = CaseCounter.worker(node, person);
    var which = CaseCounter.id(id);
    find(node, worker, which);
    imports.of(node).leave(worker, which);
    return page(node, which);
  }

  // ---- rows that were not taken

  @GetMapping(ONE + "/quarantine")
  String quarantine(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "page", defaultValue = "1") int asked) {
    var worker = CaseCounter.worker(node, person);
    var kept = find(node, worker, CaseCounter.id(id)).kept();
    int listed = kept.found().listed();
    int pages = Math.max(1, (listed + A_PAGE - 1) / A_PAGE);
    int page = Math.clamp(asked, 1, pages);
    var rows =
        counter.as(
            node,
            person,
            room -> new CaseImportBook(room).faulty(kept.id(), (page - 1) * A_PAGE, A_PAGE));
    var counts = counter.as(node, person, room -> new CaseImportBook(room).counts(kept.id()));
    model.addAttribute("import", kept);
    model.addAttribute("rows", rows);
    model.addAttribute("counts", counts);
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    model.addAttribute("first", listed == 0 ? 0 : (page - 1) * A_PAGE + 1);
    model.addAttribute("last", Math.min(listed, page * A_PAGE));
    model.addAttribute("words", counter.words(node, locale));
    return "cases/import-quarantine";
  }

  /// Row numbers and faults, and nothing of a row.
  @GetMapping(ONE + "/quarantine.csv")
  void quarantineCsv(
      HostedNode node,
      PersonOfNode person,
      HttpServletResponse response,
      @PathVariable("id") String id)
      throws IOException {
    var worker = CaseCounter.worker(node, person);
    var kept = find(node, worker, CaseCounter.id(id)).kept();
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"quarantine.csv\"");
    CaseImportCsv.write(
        (from, most) ->
            counter.as(
                node, person, room -> new CaseImportBook(room).faulty(kept.id(), from, most)),
        counter.as(node, person, room -> new CaseImportBook(room).counts(kept.id())),
        response.getWriter());
  }
}
