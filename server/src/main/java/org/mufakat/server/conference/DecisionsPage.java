package org.mufakat.server.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.access.Role;
import org.mufakat.server.conference.PastDecisions.Kept;
import org.mufakat.server.conference.PastDecisions.Query;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was decided: the decisions of the record and, apart from them, those of the time before it.
@Controller
final class DecisionsPage {

  static final String ROOT = "/{node:[a-z]{3}}/forum/decisions";
  private static final String ONE = ROOT + "/{decision:[0-9a-f]{32}}";

  private final ForumCounter counter;
  private final TasksConfiguration.Beside beside;

  DecisionsPage(ForumCounter counter, TasksConfiguration.Beside beside) {
    this.counter = counter;
    this.beside = beside;
  }

  /// @param parameters as in the address: a body, a year, words, the page of either list
  @GetMapping(ROOT)
  String list(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    var choice = DecisionChoice.of(parameters, node.node().regime());
    var readable = DecidedText.readableIn(room);
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("choice", choice);
    model.addAttribute("years", years(readable, node));
    model.addAttribute("any", !readable.isEmpty());
    model.addAttribute(
        "decided", Fifty.of(choice.among(readable, node.zone()), parameters.get("page")));
    model.addAttribute("past", past(choice.ofThePast().by(room), parameters.get("past")));
    model.addAttribute("mayImport", person.account().role() == Role.SECRETARIAT);
    return "forum/decisions";
  }

  private List<Integer> years(List<DecidedText> readable, HostedNode node) {
    var years = new TreeSet<Integer>(beside.past().years());
    readable.forEach(d -> years.add(DecisionChoice.year(d, node.zone())));
    return List.copyOf(years.descendingSet());
  }

  private Fifty<Kept> past(Query query, @Nullable String page) {
    int lines = beside.past().count(query);
    int number = Fifty.number(page, lines);
    return new Fifty<>(
        beside.past().find(query, (number - 1) * Fifty.A_PAGE, Fifty.A_PAGE),
        number,
        Fifty.pages(lines),
        lines);
  }

  @GetMapping(ROOT + ".csv")
  ResponseEntity<String> asCsv(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    var choice = DecisionChoice.of(parameters, node.node().regime());
    var words = counter.words(node, locale);
    return RegisterCsv.answer(
        "decisions",
        List.of(
            "decision",
            "body",
            "meeting",
            "adopted",
            "title",
            "mode",
            "attached",
            "not_bound",
            "owner",
            "due",
            "tasks",
            "text_sha256"),
        choice.among(DecidedText.readableIn(room), node.zone()).stream().map(d -> line(d, words)));
  }

  private static List<String> line(DecidedText d, ForumWords words) {
    var follows = d.decision().follows();
    return List.of(
        d.id().value(),
        d.body(),
        d.meeting().map(MeetingId::ordinal).map(String::valueOf).orElse(""),
        d.at().toString(),
        words.title(d.text()),
        d.decision().mode().slug(),
        String.join(" ", d.decision().attached().stream().map(p -> p.member()).toList()),
        String.join(" ", d.notBound()),
        follows.owner(),
        follows.due() instanceof Due.At(var meeting) ? due(meeting) : "",
        String.valueOf(follows.tasks().size()),
        d.decision().text().value());
  }

  static String due(MeetingId meeting) {
    return meeting.body() + " " + meeting.ordinal();
  }

  @GetMapping(ROOT + "/past.csv")
  ResponseEntity<String> pastAsCsv(
      HostedNode node, PersonOfNode person, @RequestParam Map<String, String> parameters) {
    var room = counter.room(node, person);
    var query = DecisionChoice.of(parameters, node.node().regime()).ofThePast().by(room);
    return RegisterCsv.answer("past-decisions", PastDecisionFile.COLUMNS, pastLines(query));
  }

  private Stream<List<String>> pastLines(Query query) {
    int most = beside.past().count(query);
    return IntStream.iterate(0, from -> from < most, from -> from + CsvTable.MOST_ROWS)
        .boxed()
        .flatMap(from -> beside.past().find(query, from, CsvTable.MOST_ROWS).stream())
        .map(kept -> PastDecisionFile.line(kept.decision()));
  }

  @GetMapping(ROOT + "/past/{past:[0-9a-f]{32}}")
  String past(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("past") String id) {
    var room = counter.room(node, person);
    model.addAttribute(
        "kept",
        beside
            .past()
            .find(ForumCounter.id(id))
            .filter(kept -> mayRead(room, kept))
            .orElseThrow(ForumCounter::notThere));
    model.addAttribute("words", counter.words(node, locale));
    return "forum/past-decision";
  }

  private static boolean mayRead(ForumRoom room, Kept kept) {
    return Query.ALL.by(room).bodies().filter(b -> !b.contains(kept.decision().body())).isEmpty();
  }

  @GetMapping(ONE)
  String one(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("decision") String id) {
    var room = counter.room(node, person);
    var decided = find(room, id);
    var evidence = decided.decision().evidence();
    model.addAttribute("decided", decided);
    model.addAttribute("paperNames", beside.papers().of(evidence));
    model.addAttribute("tasks", TaskLine.of(room, decided));
    model.addAttribute("touched", TaskLine.touchedBy(room, decided));
    model.addAttribute("joined", joined(decided));
    model.addAttribute("mayJoin", mayJoin(room, decided));
    model.addAttribute("titles", titles(room, decided));
    model.addAttribute("thread", RecordThreads.addressOf(room, decided.id()));
    model.addAttribute("words", counter.words(node, locale));
    return "forum/decision";
  }

  private static DecidedText find(ForumRoom room, String id) {
    return DecidedText.find(room, ForumCounter.id(id)).orElseThrow(ForumCounter::notThere);
  }

  private static List<ForumEvent.Joined> joined(DecidedText decided) {
    return decided.after().stream()
        .map(step -> step.event())
        .filter(ForumEvent.Joined.class::isInstance)
        .map(ForumEvent.Joined.class::cast)
        .filter(e -> e.decision().equals(decided.id()))
        .toList();
  }

  /// Whether the rules would let the person's State join now.
  private static boolean mayJoin(ForumRoom room, DecidedText decided) {
    var by = ActsUnder.at(decided.body(), room);
    return room.member()
        .filter(_ -> by.isPresent())
        .filter(
            member ->
                room.look(
                        (forum, chronicle) ->
                            ActsUnder.hinders(
                                forum,
                                chronicle,
                                room.now(),
                                at ->
                                    new ForumEvent.Joined(
                                        at, by.orElseThrow(), decided.id(), member)))
                    .isEmpty())
        .isPresent();
  }

  /// The texts that it lets go ahead or directs, as they stand.
  private static Map<OpaqueId, TextVersion> titles(ForumRoom room, DecidedText decided) {
    var titles = new HashMap<OpaqueId, TextVersion>();
    room.look(
        forum -> {
          decided.decision().follows().effects().stream()
              .flatMap(effect -> text(effect).stream())
              .flatMap(id -> forum.proposal(id).stream())
              .filter(p -> p.version() > 0 && room.mayRead(p))
              .forEach(p -> titles.put(p.id(), p.text()));
          return titles;
        });
    return titles;
  }

  private static Optional<OpaqueId> text(Effect effect) {
    return switch (effect) {
      case Effect.LetSomeGoAhead(var text) -> Optional.of(text);
      case Effect.Direct(var text) -> Optional.of(text);
      case Effect.Extend _, Effect.Reassign _, Effect.Close _ -> Optional.empty();
    };
  }

  @PostMapping(ONE + "/join")
  String join(
      HostedNode node,
      PersonOfNode person,
      RedirectAttributes flash,
      @PathVariable("decision") String id) {
    var room = counter.room(node, person);
    var decided = find(room, id);
    var by = ActsUnder.at(decided.body(), room).orElseThrow(ForumCounter::notThere);
    var member = room.member().orElseThrow(ForumCounter::notThere);
    var came = room.act(at -> new ForumEvent.Joined(at, by, decided.id(), member));
    return ForumCounter.back("/" + node.slug() + "/forum/decisions/" + id, came, flash);
  }
}
