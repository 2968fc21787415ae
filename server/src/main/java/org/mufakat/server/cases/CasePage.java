package org.mufakat.server.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.mufakat.cases.Case;
import org.mufakat.cases.Identity;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A case as one readable page, and what is done on it: notes, tasks, approval, hand-over. Names
/// are shown when asked for, and that is told in the ledger.
@Controller
final class CasePage {

  private static final String ROOT = "/{node:[a-z]{3}}/cases/{id:[0-9a-f]{32}}";

  /// What an address may ask to be told, and nothing else.
  private static final Set<String> DONE =
      Set.of(
          "noted",
          "task-set",
          "task-done",
          "assigned",
          "taken-off",
          "handed-over",
          "approval-asked",
          "approved",
          "returned",
          "changed",
          "person-added",
          "identity-kept",
          "opened",
          "attached",
          "retention-asked",
          "kept");

  private static final Set<String> NOT_DONE =
      Set.of(
          "nothing",
          "file-empty",
          "file-damaged",
          "file-is-run",
          "file-too-large",
          "own-wish",
          "changed-since");

  /// A task that is due later was mistyped.
  private static final int LAST_YEAR = 2199;

  private final CaseCounter counter;

  CasePage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT)
  String read(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @RequestParam(name = "done", defaultValue = "") String done) {
    return show(node, person, locale, model, id, false, done);
  }

  /// Where a browser goes on in another language, or comes back to: names are not shown by an
  /// address.
  @GetMapping(ROOT + "/names")
  String namesWereShown(HostedNode node, @PathVariable("id") String id) {
    return "redirect:/" + node.slug() + "/cases/" + id;
  }

  @PostMapping(ROOT + "/names")
  String names(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    return show(node, person, locale, model, id, true, "");
  }

  private String show(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      String id,
      boolean withNames,
      String done) {
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          show(room, file, withNames, model);
          return file;
        });
    model.addAttribute("words", counter.words(node, locale));
    model.addAttribute("colleagues", counter.colleagues(node, person));
    model.addAttribute("me", CaseCounter.worker(node, person).account());
    model.addAttribute("done", DONE.contains(done) || NOT_DONE.contains(done) ? done : "");
    model.addAttribute("notDone", NOT_DONE.contains(done));
    return "cases/case";
  }

  private static void show(CaseRoom room, Case file, boolean withNames, Model model) {
    var today = room.today();
    var team = new TeamWork(room);
    model.addAttribute(
        "view",
        CaseView.of(
            file, room.desk().regime(), today, new NonPunishment(room).disclosed(List.of(file))));
    model.addAttribute("row", new CaseFiles(room).row(file.id()).orElseThrow());
    model.addAttribute("routes", routes(room, file));
    model.addAttribute("joined", new JoinedEncounters(room).of(file));
    model.addAttribute("notes", new Notes(room).of(file.id()));
    model.addAttribute("tasks", team.tasks(file.id()));
    model.addAttribute("files", new Attachments(room).of(file.id()));
    new Retention(room).asked(file.id()).ifPresent(asked -> model.addAttribute("retention", asked));
    model.addAttribute("team", team.team(file.id()));
    model.addAttribute("approvedVersion", team.approvedVersion(file.id()).orElse(0));
    model.addAttribute("side", room.side().slug());
    model.addAttribute("today", today);
    new Emergencies(room)
        .until(file.id())
        .ifPresent(until -> model.addAttribute("emergencyUntil", until));
    model.addAttribute("withNames", withNames);
    model.addAttribute(
        "names",
        withNames ? new People(room).of(file, Reason.ASSIGNED_CASE) : Map.<OpaqueId, Identity>of());
  }

  /// The ways that can be drawn, by person.
  private static Map<OpaqueId, RouteMap> routes(CaseRoom room, Case file) {
    var routes = new HashMap<OpaqueId, RouteMap>();
    room.desk()
        .outline()
        .ifPresent(
            outline ->
                file.persons()
                    .forEach(
                        p ->
                            RouteMap.of(outline, p.route())
                                .ifPresent(map -> routes.put(p.id(), map))));
    return routes;
  }

  /// The land under every route, the same for everyone.
  @GetMapping("/{node:[a-z]{3}}/cases/outline.svg")
  ResponseEntity<String> outline(HostedNode node) {
    return counter
        .desk(node)
        .outline()
        .map(
            outline ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                    .contentType(MediaType.valueOf("image/svg+xml"))
                    .body(outline.svg()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  static String back(HostedNode node, String id, String done) {
    return "redirect:/" + node.slug() + "/cases/" + id + "?done=" + done;
  }

  /// Does something on a case that the person may see and comes back to it.
  private String on(
      HostedNode node,
      PersonOfNode person,
      String id,
      String done,
      BiFunction<CaseRoom, Case, Boolean> work) {
    boolean did = counter.onCase(node, person, id, work);
    return back(node, id, did ? done : "nothing");
  }

  @PostMapping(ROOT + "/notes")
  String note(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "text", defaultValue = "") String text,
      @RequestParam(name = "about", defaultValue = "") String about) {
    var typed = text.strip();
    return on(
        node,
        person,
        id,
        "noted",
        (room, file) -> {
          if (typed.isEmpty() || typed.length() > Notes.LONGEST) {
            return false;
          }
          new Notes(room)
              .add(
                  file.id(),
                  file.persons().stream()
                      .map(p -> p.id())
                      .filter(p -> p.value().equals(about))
                      .findFirst(),
                  typed);
          new Drafts(room).forget("note/" + file.id());
          return true;
        });
  }

  @PostMapping(ROOT + "/tasks")
  String task(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "text", defaultValue = "") String text,
      @RequestParam(name = "due", defaultValue = "") String due,
      @RequestParam(name = "account", defaultValue = "") String account) {
    var typed = text.strip();
    var day = day(due);
    var whose = colleague(node, person, account);
    return on(
        node,
        person,
        id,
        "task-set",
        (room, file) -> {
          if (typed.isEmpty()
              || typed.length() > TeamWork.LONGEST_TASK
              || day.isEmpty()
              || whose.isEmpty()) {
            return false;
          }
          var team = new TeamWork(room);
          if (!team.team(file.id()).contains(whose.get())) {
            return false;
          }
          team.set(file.id(), whose.get(), day.get(), typed);
          return true;
        });
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip())).filter(d -> d.getYear() <= LAST_YEAR);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<OpaqueId> colleague(HostedNode node, PersonOfNode person, String account) {
    return counter.colleagues(node, person).stream()
        .map(CaseCounter.Colleague::id)
        .filter(c -> c.value().equals(account))
        .findFirst();
  }

  @PostMapping(ROOT + "/tasks/{task:[0-9a-f]{32}}/done")
  String taskDone(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @PathVariable("task") String task) {
    return on(
        node,
        person,
        id,
        "task-done",
        (room, file) -> new TeamWork(room).done(file.id(), CaseCounter.id(task)));
  }

  @PostMapping(ROOT + "/assign")
  String assign(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "account", defaultValue = "") String account) {
    var whose = colleague(node, person, account);
    return on(
        node,
        person,
        id,
        "assigned",
        (room, file) -> {
          whose.ifPresent(to -> new TeamWork(room).assign(file.id(), to));
          return whose.isPresent();
        });
  }

  @PostMapping(ROOT + "/take-off")
  String takeOff(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "account", defaultValue = "") String account) {
    return on(
        node,
        person,
        id,
        "taken-off",
        (room, file) -> {
          var team = new TeamWork(room);
          var whose =
              team.team(file.id()).stream().filter(a -> a.value().equals(account)).findFirst();
          whose.ifPresent(a -> team.takeOff(file.id(), a));
          return whose.isPresent();
        });
  }

  @PostMapping(ROOT + "/hand-over")
  String handOver(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "account", defaultValue = "") String account) {
    var whose = colleague(node, person, account);
    on(
        node,
        person,
        id,
        "handed-over",
        (room, file) -> {
          return whose.filter(to -> new TeamWork(room).handOver(file.id(), to)).isPresent();
        });
    return "redirect:/" + node.slug() + "/cases";
  }

  @PostMapping(ROOT + "/approval/ask")
  String askApproval(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    List<OpaqueId> supervisors =
        counter.colleagues(node, person).stream()
            .filter(CaseCounter.Colleague::supervisor)
            .map(CaseCounter.Colleague::id)
            .toList();
    return on(
        node,
        person,
        id,
        "approval-asked",
        (room, file) -> {
          new TeamWork(room).askApproval(file.id(), supervisors);
          return true;
        });
  }

  @PostMapping(ROOT + "/approval/decide")
  String decide(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version,
      @RequestParam(name = "decision", defaultValue = "") String decision) {
    boolean approves = decision.equals("approve");
    var decided =
        counter.onCase(
            node,
            person,
            id,
            (room, file) -> new TeamWork(room).decide(file.id(), version, approves));
    return back(
        node,
        id,
        switch (decided) {
          case DONE -> approves ? "approved" : "returned";
          case OWN_WISH -> "own-wish";
          case NOT_ASKED -> "nothing";
          case CHANGED_SINCE -> "changed-since";
        });
  }

  @PostMapping(ROOT + "/emergency/end")
  String endEmergency(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    on(
        node,
        person,
        id,
        "",
        (room, file) -> {
          new Emergencies(room).close(file.id());
          return true;
        });
    return "redirect:/" + node.slug() + "/cases";
  }
}
