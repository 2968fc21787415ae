package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The papers of a meeting, and what a preparatory meeting says of the texts before the other.
@Controller
final class MeetingDocumentsPage {

  private final MeetingCounter counter;
  private final MeetingShow show;
  private final ForumPapers papers;

  MeetingDocumentsPage(MeetingCounter counter, MeetingShow show, ForumPapers papers) {
    this.counter = counter;
    this.show = show;
    this.papers = papers;
  }

  @PostMapping(MeetingPage.MEETING + "/documents")
  String add(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam("file") Optional<MultipartFile> file) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    return switch (PaperHandedIn.of(file)) {
      case PaperHandedIn.There(var paper) -> {
        var change = counter.desk(room, id).add(papers, paper);
        yield show.answer(node, person, locale, model, response, flash, id, change, "documents");
      }
      case PaperHandedIn.None _ -> {
        model.addAttribute("faults", List.of("no-file"));
        model.addAttribute("faultsOf", "documents");
        yield show.again(node, person, locale, model, response, id);
      }
      case PaperHandedIn.Refused(var why) -> {
        model.addAttribute("faults", List.of("file-" + why));
        model.addAttribute("faultsOf", "documents");
        yield show.again(node, person, locale, model, response, id);
      }
    };
  }

  @PostMapping(MeetingPage.MEETING + "/documents/{paper:[0-9a-f]{64}}/remove")
  String remove(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @PathVariable("paper") String paper) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    var change = counter.desk(room, id).remove(new PaperHash(paper));
    return show.answer(node, person, locale, model, response, flash, id, change, "documents");
  }

  /// Says of a version of a text whether it is cleared for the meeting that this one prepares.
  @PostMapping(MeetingPage.MEETING + "/clearances")
  String clear(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = MeetingPage.known(room, new MeetingId(body, ordinal));
    var note = TypedForm.clean(typed.getOrDefault("note", ""));
    var answer = typed.getOrDefault("answer", "");
    var fault =
        !List.of("cleared", "returned").contains(answer)
            ? "no-answer"
            : note.length() > MeetingBook.LONGEST_NOTE ? "long-note" : "";
    if (!fault.isEmpty()) {
      model.addAttribute("typed", typed);
      model.addAttribute("faults", List.of(fault));
      model.addAttribute("faultsOf", "clearances");
      return show.again(node, person, locale, model, response, id);
    }
    var version = typed.getOrDefault("version", "");
    var change =
        counter
            .desk(room, id)
            .clear(
                ForumCounter.id(typed.getOrDefault("text", "")),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                answer.equals("cleared"),
                note);
    model.addAttribute("typed", typed);
    return show.answer(node, person, locale, model, response, flash, id, change, "clearances");
  }
}
