package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Meeting;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Proposal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.conference.ForumMeetings.Attendance;
import org.mufakat.server.conference.ForumMeetings.Item;
import org.mufakat.server.conference.ForumMeetings.Particulars;
import org.mufakat.server.conference.MeetingBook.Document;
import org.mufakat.server.conference.MeetingDesk.Change;
import org.mufakat.server.forum.ProposalStory.Step;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Shows one meeting: all that the record, the hub and the pack have of it.
@Component
final class MeetingShow {

  private static final int MOST_CHOICES = 200;

  private final MeetingCounter counter;

  MeetingShow(MeetingCounter counter) {
    this.counter = counter;
  }

  /// A step of a meeting's way: convened, opened, closed.
  ///
  /// @param when empty where it has not come to it
  record Way(String slug, String when, String entry) {}

  /// A point of the agenda as the page shows it.
  record Point(
      int number, String title, String address, boolean isTask, List<Shown> papers, boolean last) {}

  /// A paper of the meeting as the page shows it.
  record Shown(String hash, String name, String size, String added, String address) {}

  /// @param member its name; empty for those who come for none
  record There(String member, String as, String persons) {}

  /// The page of a meeting of the record or of the pack.
  String page(HostedNode node, PersonOfNode person, Locale locale, Model model, MeetingId id) {
    var room = counter.room(node, person);
    var words = counter.words(node, locale);
    var list = MeetingList.of(room, counter.book());
    model.addAttribute("words", words.words());
    model.addAttribute("meetings", words);
    model.addAttribute("id", id);
    model.addAttribute("name", words.words().meeting(id));
    model.addAttribute("bodyName", words.words().bodyInFull(id.body()));
    model.addAttribute("address", words.address(id));
    var past = list.past(id);
    var meeting = room.look(forum -> forum.meeting(id));
    if (meeting.isEmpty()) {
      return past(model, past.orElseThrow(ForumCounter::notThere), list, words);
    }
    if (!room.mayFollow(id.body())) {
      throw ForumCounter.notThere();
    }
    model.addAttribute("row", list.row(meeting.get(), words));
    model.addAttribute("source", past.map(MeetingRecord::attribution));
    new OfOne(room, words, list, id, meeting.get(), model).show();
    return "forum/meeting";
  }

  private static String past(
      Model model, MeetingRecord past, MeetingList list, MeetingWords words) {
    var body = past.body();
    model.addAttribute(
        "row",
        list.held(words, Optional.of(body)).stream()
            .filter(row -> row.id().equals(MeetingList.id(past)))
            .findFirst()
            .orElseThrow(ForumCounter::notThere));
    return "forum/meeting-past";
  }

  /// After a change: back to the meeting where it was made, else the page again with what was
  /// typed.
  String answer(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      MeetingId id,
      Change change,
      String part) {
    if (change.isDone()) {
      flash.addFlashAttribute("change", change);
      return "redirect:" + counter.words(node, locale).address(id) + "#" + part;
    }
    model.addAttribute("change", change);
    model.addAttribute("typedOf", part);
    return again(node, person, locale, model, response, id);
  }

  /// The page again, for what was typed could not be taken.
  String again(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      MeetingId id) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(node, person, locale, model, id);
  }

  /// What there is to show of one meeting of the record.
  private final class OfOne {

    private final ForumRoom room;
    private final MeetingWords words;
    private final MeetingList list;
    private final MeetingId id;
    private final Meeting meeting;
    private final Model model;
    private final MeetingBook book = counter.book();

    OfOne(
        ForumRoom room,
        MeetingWords words,
        MeetingList list,
        MeetingId id,
        Meeting meeting,
        Model model) {
      this.room = room;
      this.words = words;
      this.list = list;
      this.id = id;
      this.meeting = meeting;
      this.model = model;
    }

    void show() {
      if (!model.containsAttribute("typed")) {
        model.addAttribute("typed", Map.of());
      }
      boolean keeps = room.keepsThePapersOf(id.body());
      var edition = book.edition(id);
      model.addAttribute("keeps", keeps);
      model.addAttribute("edition", edition);
      model.addAttribute("way", way());
      model.addAttribute("isClosed", meeting.state() == Meeting.State.CLOSED);
      model.addAttribute("isInSession", meeting.state() == Meeting.State.IN_SESSION);
      steps();
      particulars();
      agenda(edition);
      texts();
      model.addAttribute("tasks", new MeetingTasks(room, words).at(id));
      attendance();
      if (keeps) {
        choices();
      }
    }

    private List<Way> way() {
      var steps = room.look((_, chronicle) -> chronicle.meeting(id));
      var way = new ArrayList<Way>();
      var slugs = List.of("convened", "opened", "closed");
      for (int i = 0; i < slugs.size(); i++) {
        way.add(i < steps.size() ? way(slugs.get(i), steps.get(i)) : new Way(slugs.get(i), "", ""));
      }
      return way;
    }

    private Way way(String slug, Step step) {
      return new Way(slug, words.words().time(step.at()), words.words().number(step.position()));
    }

    /// What comes next, and what hinders it.
    private void steps() {
      switch (meeting.state()) {
        case CONVENED -> hindrance((at, by) -> new ForumEvent.Opened(at, by, id), "open");
        case IN_SESSION -> {
          hindrance((at, by) -> new ForumEvent.Closed(at, by, id), "close");
          model.addAttribute("called", new MeetingTexts(room, words).called(id));
          model.addAttribute("notHeard", new MeetingTasks(room, words).notHeard(id));
        }
        case CLOSED -> {}
      }
    }

    private void hindrance(BiFunction<Instant, OpaqueId, ForumEvent> event, String next) {
      model.addAttribute("next", next);
      model.addAttribute(
          "hindrance",
          MeetingCounter.hinders(room, id.body(), event).map(ForumWords::slug).orElse(""));
      model.addAttribute(
          "before",
          room.look(forum -> forum.lastClosed(id.body())) + 1 < id.ordinal()
              ? words.words().meeting(new MeetingId(id.body(), id.ordinal() - 1))
              : "");
    }

    private void particulars() {
      var kept = book.particulars(id);
      if (!model.containsAttribute("form")) {
        model.addAttribute(
            "form",
            kept.map(ParticularsForm::of).orElseGet(() -> new ParticularsForm("", "", "", "")));
      }
      model.addAttribute(
          "preparedBy",
          book.preparing(id)
              .map(p -> new MeetingList.Prepared(words.words().meeting(p), words.address(p))));
    }

    private void agenda(MeetingBook.Edition edition) {
      var documents = book.documents(id).stream().map(this::shown).toList();
      var items = book.agenda(id);
      var adoption = book.adoption(id);
      model.addAttribute("documents", documents);
      model.addAttribute("agenda", items.stream().map(i -> point(i, items, documents)).toList());
      model.addAttribute("adopted", adoption.map(a -> words.words().time(a.at())).orElse(""));
      model.addAttribute(
          "isAdopted", adoption.filter(a -> a.edition() == edition.agenda()).isPresent());
    }

    private Shown shown(Document document) {
      return new Shown(
          document.paper().value(),
          document.name(),
          size(document.bytes()),
          words.words().day(document.added()),
          "/%s/forum/papers/%s".formatted(words.node().slug(), document.paper().value()));
    }

    private String size(int bytes) {
      return bytes < 1_000_000
          ? words.words().say("meetings.kilobytes", Math.max(1, Math.ceilDiv(bytes, 1000)))
          : words.words().say("meetings.megabytes", Math.ceilDiv(bytes, 100_000) / 10.0);
    }

    private Point point(Item item, List<Item> items, List<Shown> documents) {
      return new Point(
          item.number(),
          item.title(),
          address(item),
          item.task().isPresent(),
          item.papers().stream()
              .flatMap(p -> documents.stream().filter(d -> d.hash().equals(p.value())))
              .toList(),
          item.number() == items.size());
    }

    /// Empty for a point that is about no text or task, or about one that the person may not read.
    private String address(Item item) {
      var base = "/" + words.node().slug() + "/forum/";
      var text =
          item.text()
              .flatMap(t -> room.look(forum -> forum.proposal(t)))
              .filter(room::mayRead)
              .map(p -> base + "texts/" + p.id().value());
      return text.or(() -> item.task().map(t -> base + "tasks/" + t.value())).orElse("");
    }

    private void texts() {
      var texts = new MeetingTexts(room, words);
      var preparing = book.preparing(id);
      var own = texts.before(id, preparing.map(book::clearances));
      model.addAttribute("texts", own);
      model.addAttribute("isPrepared", preparing.isPresent());
      book.particulars(id)
          .flatMap(Particulars::prepares)
          .ifPresent(
              prepared -> {
                var rows = texts.toBeCleared(prepared.body(), book.clearances(id));
                model.addAttribute("toBeCleared", rows);
                model.addAttribute("notCleared", rows.stream().filter(r -> isNotSaid(r)).toList());
              });
    }

    private static boolean isNotSaid(MeetingTexts.Row row) {
      return row.clearing()
          .filter(c -> c.kind().equals("not-yet") || c.kind().equals("void"))
          .isPresent();
    }

    private void attendance() {
      var kept = book.attendance(id);
      model.addAttribute("there", kept.stream().map(this::there).toList());
      if (!model.containsAttribute("attendance")) {
        model.addAttribute(
            "attendance", AttendanceForm.of(MeetingCounter.members(room, id.body()), kept));
      }
    }

    private There there(Attendance attendance) {
      return new There(
          attendance.member().map(words.words()::member).orElse(""),
          attendance.as(),
          words.words().number(attendance.persons()));
    }

    /// What the forms of whoever keeps the papers offer.
    private void choices() {
      var meetings = new LinkedHashMap<String, String>();
      counter
          .mayPrepare(room, id)
          .forEach(m -> meetings.put(ParticularsForm.value(m), words.words().meeting(m)));
      model.addAttribute("mayPrepare", meetings);
      var texts = new LinkedHashMap<String, String>();
      room.texts().stream()
          .filter(p -> p.body().equals(id.body()) && p.version() > 0 && BeforeTheBody.is(p))
          .limit(MOST_CHOICES)
          .forEach((Proposal p) -> texts.put(p.id().value(), words.words().title(p.text())));
      model.addAttribute("textChoices", texts);
      var tasks = new LinkedHashMap<String, String>();
      new MeetingTasks(room, words)
          .at(id).stream()
              .limit(MOST_CHOICES)
              .forEach(t -> tasks.put(t.id().value(), t.deliverable()));
      model.addAttribute("taskChoices", tasks);
    }
  }
}
