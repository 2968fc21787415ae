package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.cases.CrossingAnswer.Obstacle;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where parts of one person's record are given to the other side, and courts' orders are recorded.
@Controller
final class AcrossPage {

  private static final String ROOT = ConsentPage.PERSON + "/across";

  private final CaseCounter counter;

  AcrossPage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT)
  String show(
      HostedNode node,
      PersonOfNode worker,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "done", defaultValue = "") String done) {
    counter.as(
        node,
        worker,
        room -> {
          show(room, file, person, model);
          return 0;
        });
    model.addAttribute("done", List.of("given", "order", "ended").contains(done) ? done : "");
    ConsentPage.addWords(counter, node, locale, model);
    return "cases/across";
  }

  private static void show(CaseRoom room, String fileId, String personId, Model model) {
    var file = ConsentPage.file(room, fileId, personId);
    var person = CaseCounter.id(personId);
    CaseCounter.flag(room, model, file);
    model.addAttribute("file", file);
    model.addAttribute("person", person);
    model.addAttribute("now", room.now());
    model.addAttribute("other", room.side().other().slug());
    model.addAttribute(
        "consents",
        new Consents(room)
            .of(file.id(), person).stream()
                .filter(k -> k.consent().holdsAt(room.now()))
                .filter(k -> Recipients.kind(k.consent().recipient()).equals("within"))
                .toList());
    model.addAttribute("orders", new CourtOrders(room).of(file.id(), person));
    model.addAttribute("given", new Crossings(room).of(file.id(), person));
    model.addAttribute("parts", RecordPart.values());
    model.addAttribute(
        "notes",
        new Notes(room)
            .of(file.id()).stream()
                .filter(n -> n.about().filter(person::equals).isPresent())
                .toList());
  }

  @PostMapping(ROOT)
  String give(
      HostedNode node,
      PersonOfNode worker,
      HttpServletResponse response,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "use", defaultValue = "") String use,
      @RequestParam(name = "part", defaultValue = "") List<String> parts,
      @RequestParam(name = "account", defaultValue = "") List<String> account,
      @RequestParam(name = "health", defaultValue = "") List<String> health,
      @RequestParam(name = "asks", defaultValue = "") List<String> asks) {
    var chosen = ConsentPage.parts(parts);
    if (chosen.isEmpty()) {
      return refused(node, worker, response, locale, model, file, person, List.of("no-part"));
    }
    var wish =
        new Crossings.Wish(
            CaseCounter.id(file),
            CaseCounter.id(person),
            use,
            chosen,
            ids(account),
            ids(health),
            ConsentPage.parts(asks));
    return switch (counter.as(node, worker, room -> new Crossings(room).give(wish))) {
      case Crossings.Giving.Given _ -> back(node, file, person, "given");
      case Crossings.Giving.NotThere _ -> throw CaseCounter.notThere();
      case Crossings.Giving.Refused(Set<Obstacle> obstacles) ->
          refused(
              node,
              worker,
              response,
              locale,
              model,
              file,
              person,
              obstacles.stream().sorted().map(AcrossPage::slug).toList());
    };
  }

  private static String slug(Obstacle obstacle) {
    return obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<OpaqueId> ids(List<String> typed) {
    return typed.stream()
        .filter(OpaqueId::isWellFormed)
        .map(OpaqueId::new)
        .collect(Collectors.toSet());
  }

  private String refused(
      HostedNode node,
      PersonOfNode worker,
      HttpServletResponse response,
      Locale locale,
      Model model,
      String file,
      String person,
      List<String> obstacles) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("obstacles", obstacles);
    return show(node, worker, locale, model, file, person, "");
  }

  private static String back(HostedNode node, String file, String person, String done) {
    return "redirect:/%s/cases/%s/persons/%s/across?done=%s"
        .formatted(node.slug(), file, person, done);
  }

  @PostMapping(ConsentPage.PERSON + "/court-orders")
  String order(
      HostedNode node,
      PersonOfNode worker,
      HttpServletResponse response,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "court", defaultValue = "") String court,
      @RequestParam(name = "number", defaultValue = "") String number,
      @RequestParam(name = "part", defaultValue = "") List<String> parts,
      @RequestParam(name = "until", defaultValue = "") String until) {
    var chosen = ConsentPage.parts(parts);
    var last = day(until);
    if (chosen.isEmpty()
        || CourtOrders.Source.isNot(court)
        || CourtOrders.Source.isNot(number)
        || last.isEmpty()) {
      return refused(node, worker, response, locale, model, file, person, List.of("order-form"));
    }
    var end = last.get().plusDays(1).atStartOfDay(node.zone()).toInstant();
    var recorded =
        counter.as(
            node,
            worker,
            room ->
                end.isAfter(room.now())
                    ? new CourtOrders(room)
                        .record(
                            CaseCounter.id(file),
                            CaseCounter.id(person),
                            new CourtOrders.Source(court.strip(), number.strip()),
                            chosen,
                            end)
                        .map(_ -> "order")
                        .orElse("")
                    : "order-form");
    return switch (recorded) {
      case "order" -> back(node, file, person, "order");
      case "order-form" ->
          refused(node, worker, response, locale, model, file, person, List.of("order-form"));
      default -> throw CaseCounter.notThere();
    };
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(d -> d.getYear() < 2200);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @PostMapping(ConsentPage.PERSON + "/court-orders/{order:[0-9a-f]{32}}/end")
  String end(
      HostedNode node,
      PersonOfNode worker,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @PathVariable("order") String order) {
    var ended =
        counter.<Boolean>as(
            node,
            worker,
            room ->
                new CourtOrders(room)
                    .end(CaseCounter.id(file), CaseCounter.id(person), CaseCounter.id(order)));
    if (!ended) {
      throw CaseCounter.notThere();
    }
    return back(node, file, person, "ended");
  }
}
