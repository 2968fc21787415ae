package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.cases.Case;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What came through the wall to the reader's side: a list, and one record at a time, which is told
/// in the ledger.
@Controller
final class ReceivedPage {

  private static final String ROOT = "/{node:[a-z]{3}}/received";
  private static final String ONE = ROOT + "/{received:[0-9a-f]{32}}";

  private final CaseCounter counter;

  ReceivedPage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT)
  String list(HostedNode node, PersonOfNode worker, Locale locale, Model model) {
    counter.as(
        node,
        worker,
        room -> {
          var lines = new Received(room).all();
          model.addAttribute("lines", lines);
          model.addAttribute("flaggedLines", flaggedLines(room, lines));
          model.addAttribute("unseen", new TeamWork(room).unseen());
          model.addAttribute("now", room.now());
          return 0;
        });
    ConsentPage.addWords(counter, node, locale, model);
    return "cases/received";
  }

  /// @param reference of one of the side's own cases, whose persons are then offered
  @GetMapping(ONE)
  String read(
      HostedNode node,
      PersonOfNode worker,
      Locale locale,
      Model model,
      @PathVariable("received") String received,
      @RequestParam(name = "case", defaultValue = "") String reference,
      @RequestParam(name = "done", defaultValue = "") String done) {
    counter.as(
        node,
        worker,
        room -> {
          var all = new Received(room);
          var id = CaseCounter.id(received);
          var line = all.line(id).orElseThrow(CaseCounter::notThere);
          var content = all.read(id);
          model.addAttribute("line", all.line(id).orElse(line));
          content.ifPresent(c -> model.addAttribute("content", c));
          model.addAttribute(
              "isFlagged",
              isFlagged(room, line)
                  || room.side() == Compartment.LAW_ENFORCEMENT
                      && content
                          .flatMap(Disclosed::victim)
                          .filter(VictimStatus::protects)
                          .isPresent());
          model.addAttribute("parts", RecordPart.values());
          model.addAttribute("now", room.now());
          model.addAttribute("linkedIn", linkedIn(room, line));
          named(room, reference.strip()).ifPresent(file -> model.addAttribute("file", file));
          model.addAttribute("reference", reference.strip());
          return 0;
        });
    model.addAttribute(
        "done", List.of("linked", "not-linked", "asked", "not-asked").contains(done) ? done : "");
    ConsentPage.addWords(counter, node, locale, model);
    return "cases/received-one";
  }

  /// Whether it belongs to a person of this side of whom not punishing has to be considered.
  private static boolean isFlagged(CaseRoom room, Received.Line line) {
    return flaggedLines(room, List.of(line)).contains(line.id());
  }

  private static Set<OpaqueId> flaggedLines(CaseRoom room, List<Received.Line> lines) {
    var readable =
        lines.stream()
            .filter(line -> line.person().isPresent() && line.isReadableAt(room.now()))
            .toList();
    var files =
        readable.stream()
            .flatMap(line -> linkedIn(room, line).stream())
            .map(CaseRow::id)
            .distinct()
            .toList();
    var persons =
        new NonPunishment(room)
            .in(room.register().findAll(files)).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    return readable.stream()
        .filter(line -> line.person().filter(persons::contains).isPresent())
        .map(Received.Line::id)
        .collect(Collectors.toSet());
  }

  private static List<CaseRow> linkedIn(CaseRoom room, Received.Line line) {
    return line.person().map(new CaseFiles(room)::of).orElseGet(ArrayList::new);
  }

  /// A case of the side's own by its whole reference.
  private static Optional<Case> named(CaseRoom room, String reference) {
    if (!reference.matches("[A-Z]{3}-\\d{4}-\\d{4,7}")) {
      return Optional.empty();
    }
    var files = new CaseFiles(room);
    return files.page(CaseQuery.ofReference(reference), Optional.empty(), 10).stream()
        .filter(row -> row.reference().equals(reference))
        .findFirst()
        .flatMap(row -> files.find(row.id()));
  }

  @PostMapping(ONE + "/link")
  String link(
      HostedNode node,
      PersonOfNode worker,
      @PathVariable("received") String received,
      @RequestParam(name = "person", defaultValue = "") String person) {
    var linked =
        counter.<Boolean>as(
            node,
            worker,
            room -> new Received(room).link(CaseCounter.id(received), CaseCounter.id(person)));
    return back(node, received, linked ? "linked" : "not-linked");
  }

  @PostMapping(ONE + "/ask")
  String ask(
      HostedNode node,
      PersonOfNode worker,
      @PathVariable("received") String received,
      @RequestParam(name = "part", defaultValue = "") List<String> parts) {
    var asked =
        counter.<Boolean>as(
            node,
            worker,
            room ->
                new Received(room).askForMore(CaseCounter.id(received), ConsentPage.parts(parts)));
    return back(node, received, asked ? "asked" : "not-asked");
  }

  private static String back(HostedNode node, String received, String done) {
    return "redirect:/" + node.slug() + "/received/" + received + "?done=" + done;
  }
}
