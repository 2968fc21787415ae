package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a person has to do and was told, and the way into a case that cannot wait.
@Controller
final class WorkPages {

  private static final String ROOT = "/{node:[a-z]{3}}";

  private final CaseCounter counter;

  WorkPages(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT + "/cases/desk")
  String desk(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    counter.as(
        node,
        person,
        room -> {
          var team = new TeamWork(room);
          model.addAttribute("tasks", team.mine());
          model.addAttribute("notices", team.notices());
          model.addAttribute("today", room.today());
          return true;
        });
    model.addAttribute("words", counter.words(node, locale));
    return "cases/desk";
  }

  @PostMapping(ROOT + "/cases/notices")
  String seen(HostedNode node, PersonOfNode person) {
    counter.as(
        node,
        person,
        room -> {
          new TeamWork(room).see();
          return true;
        });
    return "redirect:/" + node.slug() + "/cases/desk";
  }

  @GetMapping(ROOT + "/cases/emergency")
  String emergency(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    CaseCounter.worker(node, person);
    return askWhy(node, locale, model, "", "");
  }

  private String askWhy(
      HostedNode node, Locale locale, Model model, String reference, String fault) {
    counter.desk(node);
    model.addAttribute("reference", reference);
    model.addAttribute("fault", fault);
    model.addAttribute("reasons", Emergencies.REASONS);
    model.addAttribute("words", counter.words(node, locale));
    return "cases/emergency";
  }

  @PostMapping(ROOT + "/cases/emergency")
  String openInEmergency(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    var why = Reason.byCode(reason).filter(Emergencies.REASONS::contains);
    var asked = reference.strip().toUpperCase(Locale.ROOT);
    Optional<OpaqueId> file =
        why.isEmpty()
            ? Optional.empty()
            : counter.as(node, person, room -> new Emergencies(room).open(asked, why.get()));
    if (file.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return askWhy(
          node, locale, model, reference, why.isEmpty() ? "reason-missing" : "no-such-reference");
    }
    return "redirect:/" + node.slug() + "/cases/" + file.get();
  }

  /// For the focal point: who opened what in an emergency, by opaque ids and a code.
  @GetMapping(ROOT + "/emergencies")
  String emergencies(HostedNode node, Locale locale, Model model) throws SQLException {
    try (var connection = node.dataSource().getConnection()) {
      var all = Emergencies.all(connection);
      model.addAttribute("emergencies", all);
      model.addAttribute("unread", Emergencies.unseen(connection));
      if (!all.isEmpty()) {
        model.addAttribute("until", all.getFirst().opened().toString());
      }
    }
    model.addAttribute("words", counter.words(node, locale));
    return "cases/emergencies";
  }

  /// What was shown was read; what came since stays new.
  @PostMapping(ROOT + "/emergencies/seen")
  String emergenciesSeen(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "until", defaultValue = "") String until)
      throws SQLException {
    var shown = time(until);
    if (shown.isPresent()) {
      try (var connection = node.dataSource().getConnection()) {
        Emergencies.see(
            connection,
            shown.get(),
            AccountEntries.actor(node.id(), person.account()).id(),
            counter.desk(node).now());
      }
    }
    return "redirect:/" + node.slug() + "/emergencies";
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(t -> t.isAfter(Instant.EPOCH));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
