package org.mufakat.server.conference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A matter as it went from body to body and from meeting to meeting: those of the record, and
/// those of the past that the pack tells of from public sources.
@Controller
final class ThreadsPage {

  private static final String ROOT = "/{node:[a-z]{3}}/forum/threads";

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;

  ThreadsPage(ForumCounter counter, TasksConfiguration.Beside beside) {
    this.counter = counter;
    this.beside = beside;
  }

  @GetMapping(ROOT)
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam(name = "page", required = false) @Nullable String page) {
    var room = counter.room(node, person);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("language", locale.getLanguage());
    model.addAttribute(
        "threads", Fifty.of(RecordThreads.readableIn(room).stream().map(Row::of).toList(), page));
    model.addAttribute("past", node.node().regime().threads());
    return "forum/threads";
  }

  /// A thread of the record in a list.
  public record Row(DecidedText first, DecidedText last, int decisions, int tasks) {
    static Row of(RecordThreads.Outline thread) {
      return new Row(
          thread.first(),
          thread.decided().getLast(),
          thread.decided().size(),
          thread.decided().stream().mapToInt(d -> d.decision().follows().tasks().size()).sum());
    }
  }

  /// @param id the first decision's, or what the pack calls it
  @GetMapping(ROOT + "/{thread:[a-z0-9-]{1,64}}")
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("thread") String id) {
    var room = counter.room(node, person);
    var words = counter.words(node, locale);
    var thread =
        past(node.node().regime(), id, locale)
            .or(() -> ofRecord(room, id, words))
            .orElseThrow(ForumCounter::notThere);
    model.addAttribute("words", words);
    model.addAttribute("thread", thread);
    model.addAttribute("picture", ThreadPicture.of(thread));
    model.addAttribute("forms", forms(thread));
    model.addAttribute(
        "paperNames",
        beside
            .papers()
            .of(thread.events().stream().flatMap(e -> e.paper().stream()).distinct().toList()));
    return "forum/thread";
  }

  private static Optional<MatterThread> past(RegimePack regime, String id, Locale locale) {
    return regime
        .thread(id)
        .filter(thread -> !thread.acts().isEmpty())
        .map(thread -> PastThreads.of(regime, thread, locale.getLanguage()));
  }

  private Optional<MatterThread> ofRecord(ForumRoom room, String id, ForumWords words) {
    return Optional.of(id)
        .filter(OpaqueId::isWellFormed)
        .flatMap(well -> RecordThreads.find(room, new OpaqueId(well)))
        .map(thread -> RecordThread.of(thread, room, words, beside));
  }

  /// A form of the picture, for its legend.
  public record Form(MatterThread.Kind kind, String path) {}

  private static List<Form> forms(MatterThread thread) {
    return Arrays.stream(MatterThread.Kind.values())
        .filter(kind -> thread.events().stream().anyMatch(e -> e.kind() == kind))
        .map(kind -> new Form(kind, ThreadPicture.form(kind)))
        .toList();
  }
}
