package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where the secretariat hands in decisions of the time before the record, sees what the file holds
/// or what is wrong with it, and keeps all of it or nothing.
@Controller
final class PastDecisionImportPages {

  private static final String ROOT = DecisionsPage.ROOT + "/import";
  private static final String ONE = ROOT + "/{file:[0-9a-f]{32}}";
  private static final int LONGEST_NAME = 200;

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;
  private final DrawnIds draw;

  PastDecisionImportPages(ForumCounter counter, TasksConfiguration.Beside beside, DrawnIds draw) {
    this.counter = counter;
    this.beside = beside;
    this.draw = draw;
  }

  @GetMapping(ROOT)
  String ask(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    requireSecretariat(person);
    counter.room(node, person);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("columns", PastDecisionFile.COLUMNS);
    model.addAttribute("mostRows", CsvTable.MOST_ROWS);
    return "forum/past-import";
  }

  static void requireSecretariat(PersonOfNode person) {
    if (person.account().role() != Role.SECRETARIAT) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  @PostMapping(ROOT)
  String handIn(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    requireSecretariat(person);
    var room = counter.room(node, person);
    if (file.isEmpty() || file.get().isEmpty()) {
      return refused(node, person, locale, model, response, "no-file");
    }
    if (file.get().getSize() > CsvTable.MOST_BYTES) {
      return refused(node, person, locale, model, response, "too-large");
    }
    var waiting = new PastDecisions.Waiting(draw.get(), name(file.get()), file.get().getBytes());
    beside.past().wait(waiting, room.now());
    return "redirect:/" + node.slug() + "/forum/decisions/import/" + waiting.id();
  }

  private String refused(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      String kind) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", new CsvFault(1, "", kind, List.of()));
    return ask(node, person, locale, model);
  }

  private static String name(MultipartFile file) {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /// What is in a file, before anything of it is kept.
  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("file") String id,
      @RequestParam(name = "page", required = false) @Nullable String page) {
    requireSecretariat(person);
    counter.room(node, person);
    var waiting = waiting(id);
    var read = PastDecisionFile.read(waiting.content(), node.node().regime());
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("waiting", waiting);
    model.addAttribute("faults", Fifty.of(read.faults(), page));
    model.addAttribute("decisions", Fifty.of(read.decisions(), page));
    model.addAttribute("there", beside.past().there(read.decisions()));
    return "forum/past-preview";
  }

  private PastDecisions.Waiting waiting(String id) {
    return beside.past().waiting(ForumCounter.id(id)).orElseThrow(ForumCounter::notThere);
  }

  /// Keeps what was shown. A file that has become faulty since, by another pack, keeps nothing.
  @PostMapping(ONE + "/keep")
  String keep(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("file") String id) {
    requireSecretariat(person);
    var room = counter.room(node, person);
    var waiting = waiting(id);
    var read = PastDecisionFile.read(waiting.content(), node.node().regime());
    if (read.decisions().isEmpty()) {
      return "redirect:/" + node.slug() + "/forum/decisions/import/" + id;
    }
    flash.addFlashAttribute(
        "kept", beside.past().keep(read.decisions(), room.person(), room.now()));
    beside.past().leave(waiting.id());
    return "redirect:/" + node.slug() + "/forum/decisions#past";
  }

  @PostMapping(ONE + "/leave")
  String leave(HostedNode node, PersonOfNode person, @PathVariable("file") String id) {
    requireSecretariat(person);
    counter.room(node, person);
    beside.past().leave(ForumCounter.id(id));
    return "redirect:/" + node.slug() + "/forum/decisions/import";
  }
}
