package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Forum;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Stage;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The texts that a person may read, those first that wait for them.
@Controller
final class TextsPage {

  private static final int A_PAGE = 50;

  private final ForumCounter counter;
  private final ForumDrafts drafts;

  TextsPage(ForumCounter counter, ForumDrafts drafts) {
    this.counter = counter;
    this.drafts = drafts;
  }

  /// Where a text stands in the list.
  enum Group {
    YOURS,
    DRAFTS,
    PUT,
    CONSULTED,
    HELD,
    OVER;

    public String slug() {
      return ForumWords.slug(this);
    }
  }

  /// A line of the list.
  ///
  /// @param expected what it waits for from this person, a sentence each
  record Row(
      OpaqueId id,
      Group group,
      String title,
      String body,
      int version,
      String stageSlug,
      String stage,
      List<String> expected,
      Optional<Instant> until) {
    public boolean isDraft() {
      return group == Group.DRAFTS;
    }
  }

  @GetMapping("/{node:[a-z]{3}}/forum/texts")
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam(name = "body", defaultValue = "") String body,
      @RequestParam(name = "stage", defaultValue = "") String stage,
      @RequestParam(name = "page", defaultValue = "1") String page) {
    var room = counter.room(node, person);
    var words = new TextWords(counter.words(node, locale));
    var rows =
        rows(room, words).stream()
            .filter(row -> body.isEmpty() || row.body().equals(body))
            .filter(row -> stage.isEmpty() || row.stageSlug().equals(stage))
            .toList();
    int pages = Math.max(1, (rows.size() + A_PAGE - 1) / A_PAGE);
    int current = Math.min(pages, TypedForm.ordinal(page).orElse(1));
    var shown = rows.subList((current - 1) * A_PAGE, Math.min(rows.size(), current * A_PAGE));
    model.addAttribute("words", words.forum());
    model.addAttribute("groups", grouped(shown));
    model.addAttribute("body", body);
    model.addAttribute("stage", stage);
    model.addAttribute("stages", TextWords.STAGES);
    model.addAttribute("current", current);
    model.addAttribute("pages", pages);
    model.addAttribute("isFiltered", !body.isEmpty() || !stage.isEmpty());
    model.addAttribute("mayDraft", !DraftPages.bodies(room).isEmpty());
    model.addAttribute("hasCredential", !room.credentials().isEmpty());
    return "forum/texts";
  }

  private static Map<Group, List<Row>> grouped(List<Row> rows) {
    var groups = new LinkedHashMap<Group, List<Row>>();
    rows.forEach(row -> groups.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row));
    return groups;
  }

  /// All that the person may read: by group, in each the more pressing and the later first.
  private List<Row> rows(ForumRoom room, TextWords words) {
    var texts = room.texts().reversed();
    var rows = new ArrayList<Row>();
    for (var text : texts) {
      if (text.stage() instanceof Stage.Draft) {
        draft(text, room, words).ifPresent(rows::add);
      } else {
        rows.add(room.look(forum -> row(text, room, words, forum)));
      }
    }
    rows.sort(
        Comparator.comparing(Row::group).thenComparing(row -> row.until().orElse(Instant.MAX)));
    return rows;
  }

  private Optional<Row> draft(Proposal text, ForumRoom room, TextWords words) {
    return OpenDraft.of(text, room, drafts)
        .map(
            draft ->
                new Row(
                    text.id(),
                    Group.DRAFTS,
                    draft.title(words),
                    text.body(),
                    0,
                    "draft",
                    draft
                        .changed()
                        .map(at -> words.say("drafts.changed", words.forum().time(at)))
                        .orElseGet(() -> words.say("drafts.not-begun")),
                    List.of(),
                    Optional.empty()));
  }

  private static Row row(Proposal text, ForumRoom room, TextWords words, Forum forum) {
    var now = room.now();
    var expected = expectations(text, room, forum);
    return new Row(
        text.id(),
        expected.isEmpty() ? group(text.stage()) : Group.YOURS,
        words.title(text),
        text.body(),
        text.version(),
        TextWords.slug(text.stage()),
        words.stage(text, now),
        expected.stream().map(e -> words.say("to-do." + e.kind().slug())).toList(),
        expected.stream()
            .flatMap(e -> e.until().stream())
            .min(Comparator.naturalOrder())
            .or(() -> text.stage().silence().map(s -> s.expires())));
  }

  /// What a text waits for from the person; nothing where it was not put to the members.
  static List<Expectation> expectations(Proposal text, ForumRoom room, Forum forum) {
    if (group(text.stage()) != Group.PUT) {
      return List.of();
    }
    var all = new ArrayList<Expectation>();
    room.at(text.body())
        .flatMap(Credential::member)
        .ifPresent(m -> all.addAll(Expectation.ofMember(m, text, forum, room.now())));
    if (room.keepsThePapersOf(text.body())) {
      var members = new TextBodies(room.node().node().regime(), room.now()).membersOf(text.body());
      all.addAll(Expectation.ofKeeper(text, members, forum, room.now()));
    }
    return all;
  }

  private static Group group(Stage stage) {
    return switch (stage) {
      case Stage.Draft _ -> Group.DRAFTS;
      case Stage.Consultation _ -> Group.CONSULTED;
      case Stage.Call _, Stage.SilenceAsked _, Stage.SilenceRuns _, Stage.AdReferendum _ ->
          Group.PUT;
      case Stage.Blocked _, Stage.Deferred _ -> Group.HELD;
      case Stage.Adopted _, Stage.Lapsed _, Stage.Withdrawn _, Stage.Referred _ -> Group.OVER;
    };
  }
}
