package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Element;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.Safety;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Reason;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// A new case with one person, in the few questions that can be asked standing in a doorway with a
/// telephone. Everything may stay empty but whether it is what was said or what was seen.
@Controller
final class IntakePage {

  private static final String ADDRESS = "/{node:[a-z]{3}}/cases/new";
  private static final String FIRST_EVIDENCE = "e1";

  private final CaseCounter counter;

  IntakePage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ADDRESS)
  String ask(HostedNode node, PersonOfNode person, Locale locale, Model model) {
    CaseCounter.worker(node, person);
    counter.desk(node);
    var fields = new Fields();
    fields.put("sex", Classes.Sex.UNKNOWN.slug());
    return show(node, locale, model, fields);
  }

  private String show(HostedNode node, Locale locale, Model model, Fields fields) {
    model.addAttribute("fields", fields);
    model.addAttribute("elements", Element.values());
    model.addAttribute("sexes", Classes.Sex.values());
    model.addAttribute("risks", Safety.Risk.values());
    model.addAttribute("words", counter.words(node, locale));
    return "cases/intake";
  }

  @PostMapping(ADDRESS)
  String open(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var fields = Fields.typed(request.getParameterMap());
    var name = Optional.of(fields.text("name", 200)).filter(n -> !n.isEmpty());
    var note = fields.text("note", Notes.LONGEST);
    var opened =
        counter.as(
            node,
            person,
            room -> {
              var drawn = drawn(room, fields, node.node().regime());
              if (fields.isFaulty()) {
                return Optional.<Case>empty();
              }
              var file = new CaseFiles(room).open(drawn, Reason.INTAKE);
              var who = file.persons().getFirst().id();
              name.ifPresent(
                  text ->
                      new People(room)
                          .keep(
                              who,
                              new Identity(
                                  List.of(
                                      new Identity.PersonName(text, Identity.PersonName.Kind.USED)),
                                  Optional.empty(),
                                  List.of(),
                                  List.of()),
                              Reason.INTAKE));
              new Drafts(room).forget("intake");
              if (!note.isBlank()) {
                new Notes(room).add(file.id(), Optional.of(who), note);
              }
              return Optional.of(file);
            });
    if (opened.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(node, locale, model, fields);
    }
    return "redirect:/" + node.slug() + "/cases/" + opened.get().id() + "?done=opened";
  }

  private static Case drawn(CaseRoom room, Fields fields, RegimePack regime) {
    var today = CaseDate.of(room.today());
    boolean isSeen = fields.one("source").equals("seen");
    var evidence =
        new Evidence(
            new EvidenceId(FIRST_EVIDENCE),
            isSeen ? Evidence.Kind.OBSERVATION : Evidence.Kind.VICTIM_STATEMENT,
            Optional.of(today));
    var years = fields.number("years", 0, 120);
    var age =
        years
            .<Age>map(y -> new Age.OfYears(Math.max(0, y - 1), Math.min(120, y + 1), today))
            .orElseGet(Age.Unknown::new);
    var said = new ArrayList<Allegation>();
    for (Element element : Element.values()) {
      regime
          .codeList(element.codeList())
          .ifPresent(
              list ->
                  list.codes().stream()
                      .filter(c -> fields.is(element.codeList() + "." + c.id()))
                      .forEach(
                          c ->
                              said.add(
                                  new Allegation(
                                      element,
                                      c.id(),
                                      Optional.empty(),
                                      List.of(evidence.id()),
                                      List.of()))));
    }
    var citizenship = fields.one("citizenship");
    if (!citizenship.isEmpty() && !regime.knowsState(citizenship)) {
      fields.refuse("citizenship", "unknown-state");
    }
    var risk = Safety.Risk.bySlug(fields.one("risk")).orElse(Safety.Risk.NOT_ASSESSED);
    var safety =
        new Safety(
            fields.is("do-not-contact"),
            true,
            risk,
            risk == Safety.Risk.NOT_ASSESSED ? Optional.empty() : Optional.of(today));
    var particulars =
        new Particulars(
            regime.knowsState(citizenship) ? List.of(citizenship) : List.of(),
            Particulars.NONE.codes(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            safety);
    var person =
        new CasePerson(
            room.drawId(),
            Optional.of(VictimStatus.POSSIBLE),
            false,
            false,
            age,
            Classes.Sex.bySlug(fields.one("sex")).orElse(Classes.Sex.UNKNOWN),
            said,
            List.of(),
            List.of(),
            false,
            particulars);
    return new Case(
        room.drawId(),
        room.side(),
        room.desk().node() + "-2000-0000",
        1,
        room.now(),
        Case.Status.OPEN,
        List.of(person),
        List.of(evidence));
  }
}
