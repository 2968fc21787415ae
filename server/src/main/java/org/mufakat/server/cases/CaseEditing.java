package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseMerge;
import org.mufakat.cases.CaseMerge.FieldConflict;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.CaseRegister.Change;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Element;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a case is changed: the case itself and its evidence, a person's record, a person's
/// identity. A form carries the version that it was made of; where another changed the same field
/// meanwhile, both are shown and whoever came second chooses.
@Controller
final class CaseEditing {

  private static final String ROOT = "/{node:[a-z]{3}}/cases/{id:[0-9a-f]{32}}";
  private static final String PERSON = ROOT + "/persons/{person:[0-9a-f]{32}}";

  private final CaseCounter counter;

  CaseEditing(CaseCounter counter) {
    this.counter = counter;
  }

  // ---- the case and its evidence

  @GetMapping(ROOT + "/edit")
  String edit(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var file = find(node, person, id);
    var fields = new Fields();
    fields.put("status", file.status().slug());
    for (int at = 0; at < file.evidence().size(); at++) {
      var piece = file.evidence().get(at);
      fields.put("evidence." + at + ".id", piece.id().value());
      fields.put("evidence." + at + ".kind", piece.kind().slug());
      fields.put("evidence." + at + ".obtained", piece.obtained());
    }
    return showCase(node, person, locale, model, file, file.version(), fields);
  }

  private String showCase(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      Case file,
      int version,
      Fields fields) {
    counter.flag(node, person, model, file);
    model.addAttribute("file", file);
    model.addAttribute("version", version);
    model.addAttribute("fields", fields);
    model.addAttribute("statuses", Case.Status.values());
    model.addAttribute("kinds", Evidence.Kind.values());
    model.addAttribute("rows", file.evidence().size() + 2);
    model.addAttribute("words", counter.words(node, locale));
    return "cases/edit";
  }

  @PostMapping(ROOT + "/edit")
  String change(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version) {
    var fields = Fields.typed(request.getParameterMap());
    var before = find(node, person, id, version);
    var evidence = evidence(before, fields);
    if (fields.isFaulty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return showCase(node, person, locale, model, before, version, fields);
    }
    var mine =
        before
            .with(Case.Status.bySlug(fields.one("status")).orElse(before.status()))
            .with(before.persons(), evidence);
    return store(
        node,
        person,
        locale,
        model,
        response,
        before,
        mine,
        EvidenceNumbers::given,
        request,
        "/edit",
        "changed");
  }

  /// A piece that an allegation rests on cannot be taken out here. What is new gets its number when
  /// it is stored.
  private static List<Evidence> evidence(Case before, Fields fields) {
    var needed = new TreeSet<String>();
    before.persons().forEach(p -> p.evidence().forEach(e -> needed.add(e.value())));
    var all = new ArrayList<Evidence>();
    for (int at = 0; at < before.evidence().size() + 2; at++) {
      var row = "evidence." + at + ".";
      var kind = Evidence.Kind.bySlug(fields.one(row + "kind"));
      var id =
          at < before.evidence().size()
              ? before.evidence().get(at).id()
              : EvidenceNumbers.unnumbered(at);
      if (kind.isPresent()) {
        all.add(new Evidence(id, kind.get(), fields.date(row + "obtained")));
      } else if (needed.contains(id.value())) {
        fields.refuse(row + "kind", "evidence-needed");
      } else if (at >= before.evidence().size() && fields.hasDate(row + "obtained")) {
        fields.refuse(row + "kind", "row-needs-kind");
      }
    }
    return all;
  }

  // ---- a person's record

  @GetMapping(ROOT + "/persons/new")
  String newPerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id) {
    var file = find(node, person, id);
    var nobody = CasePerson.unknown(OpaqueId.NONE, VictimStatus.POSSIBLE);
    var fields = PersonForm.of(counter.desk(node)).fields(nobody);
    return showPerson(node, person, locale, model, file, file.version(), "new", nobody, fields);
  }

  @PostMapping(ROOT + "/persons/new")
  String addPerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @RequestParam(name = "version", defaultValue = "0") int version) {
    var before = find(node, person, id, version);
    var drawn = counter.as(node, person, CaseRoom::drawId);
    var nobody = CasePerson.unknown(drawn, VictimStatus.POSSIBLE);
    return storePerson(node, person, locale, model, request, response, before, nobody, true);
  }

  @GetMapping(PERSON)
  String editPerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @PathVariable("person") String whom) {
    var file = find(node, person, id);
    var record = file.person(CaseCounter.id(whom)).orElseThrow(CaseCounter::notThere);
    var fields = PersonForm.of(counter.desk(node)).fields(record);
    return showPerson(node, person, locale, model, file, file.version(), whom, record, fields);
  }

  @PostMapping(PERSON)
  String changePerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @PathVariable("person") String whom,
      @RequestParam(name = "version", defaultValue = "0") int version) {
    var before = find(node, person, id, version);
    var record = before.person(CaseCounter.id(whom)).orElseThrow(CaseCounter::notThere);
    return storePerson(node, person, locale, model, request, response, before, record, false);
  }

  private String storePerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Case before,
      CasePerson was,
      boolean isNew) {
    var fields = Fields.typed(request.getParameterMap());
    var read = PersonForm.of(counter.desk(node)).read(was.id(), was, fields, before.evidence());
    var path = isNew ? "new" : was.id().value();
    if (read.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return showPerson(node, person, locale, model, before, before.version(), path, was, fields);
    }
    var persons = new ArrayList<CasePerson>();
    before.persons().forEach(p -> persons.add(p.id().equals(was.id()) ? read.get() : p));
    if (isNew) {
      persons.add(read.get());
    }
    var mine = before.with(persons, before.evidence());
    return store(
        node,
        person,
        locale,
        model,
        response,
        before,
        mine,
        (_, _, same) -> same,
        request,
        "/persons/" + path,
        isNew ? "person-added" : "changed");
  }

  private String showPerson(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      Case file,
      int version,
      String path,
      CasePerson record,
      Fields fields) {
    var form = PersonForm.of(counter.desk(node));
    counter.flag(node, person, model, file);
    model.addAttribute("file", file);
    model.addAttribute("version", version);
    model.addAttribute("path", path);
    model.addAttribute("record", record);
    model.addAttribute("fields", fields);
    model.addAttribute("form", form);
    model.addAttribute("elements", Element.values());
    model.addAttribute("victimStatuses", VictimStatus.values());
    model.addAttribute("sexes", Classes.Sex.values());
    model.addAttribute("risks", Safety.Risk.values());
    model.addAttribute("holders", PersonForm.HOLDERS);
    model.addAttribute("truths", PersonForm.TRUTHS);
    model.addAttribute("serviceStates", Service.State.values());
    model.addAttribute("stages", Offence.Stage.values());
    model.addAttribute("partners", EncounterRows.partners(counter.desk(node)));
    model.addAttribute("codeLists", PersonForm.CODE_LISTS);
    model.addAttribute("words", counter.words(node, locale));
    return "cases/person";
  }

  // ---- storing, and meeting another's change

  private String store(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Case before,
      Case typed,
      Numbering numbering,
      HttpServletRequest request,
      String path,
      String done) {
    var page = "/" + node.slug() + "/cases/" + before.id();
    var onto = onto(request);
    var stored =
        counter.as(
            node,
            person,
            room -> {
              var files = new CaseFiles(room);
              var mine =
                  files
                      .findToChange(before.id())
                      .map(now -> numbering.of(before, now, typed))
                      .orElse(typed);
              var edited =
                  onto.flatMap(version -> files.find(before.id(), version))
                      .map(theirs -> CaseMerge.choose(before, mine, theirs, mineWins(request)))
                      .orElse(mine);
              var change = files.change(edited, Reason.ASSIGNED_CASE);
              if (!(change instanceof Change.Conflicting)) {
                new Drafts(room).forget(draftOf(before, path));
              }
              return new Stored(mine, change);
            });
    return switch (stored.change()) {
      case Change.Changed _ -> "redirect:" + page + "?done=" + done;
      case Change.Unchanged _ -> "redirect:" + page + "?done=nothing";
      case Change.NoSuchCase _ -> throw CaseCounter.notThere();
      case Change.Conflicting(Case now, var fields) ->
          conflict(
              node,
              person,
              locale,
              model,
              response,
              before,
              stored.mine(),
              now,
              fields,
              request,
              path);
    };
  }

  private record Stored(Case mine, Change change) {}

  /// Gives what is new in an edited case a number that nobody else has.
  private interface Numbering {
    /// @param before the version that the form was made of
    /// @param now the version that stands, which nobody changes meanwhile
    Case of(Case before, Case now, Case typed);
  }

  private static String draftOf(Case file, String path) {
    return "person/" + file.id() + "/" + path.substring(path.lastIndexOf('/') + 1);
  }

  /// The version that a choice was made upon, where one was.
  private static Optional<Integer> onto(HttpServletRequest request) {
    var text = request.getParameter("onto");
    return text != null && text.matches("\\d{1,9}")
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private static Set<String> mineWins(HttpServletRequest request) {
    var mine = new TreeSet<String>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith("choose.") && values[0].equals("mine")) {
                mine.add(name.substring("choose.".length()));
              }
            });
    return mine;
  }

  private String conflict(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Case before,
      Case mine,
      Case now,
      List<FieldConflict> conflicts,
      HttpServletRequest request,
      String path) {
    response.setStatus(HttpStatus.CONFLICT.value());
    counter.flag(node, person, model, now);
    var words = counter.words(node, locale);
    model.addAttribute("file", now);
    model.addAttribute("onto", now.version());
    model.addAttribute("version", before.version());
    model.addAttribute("action", "/" + node.slug() + "/cases/" + now.id() + path);
    model.addAttribute(
        "conflicts", conflicts.stream().map(c -> ConflictView.of(c, mine, now, words)).toList());
    model.addAttribute("typed", typed(request));
    model.addAttribute("words", words);
    return "cases/conflict";
  }

  /// What was typed, to be sent again with the choice.
  record Typed(String name, String value) {}

  private static List<Typed> typed(HttpServletRequest request) {
    var all = new ArrayList<Typed>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("choose.")
                  && !name.equals("onto")
                  && !name.equals("version")
                  && !name.equals("_csrf")) {
                for (String value : values) {
                  all.add(new Typed(name, value));
                }
              }
            });
    return all;
  }

  // ---- who the person is

  @GetMapping(PERSON + "/identity")
  String identity(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @PathVariable("person") String whom) {
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          var who = file.person(CaseCounter.id(whom)).orElseThrow(CaseCounter::notThere).id();
          var known = new People(room).read(who, Reason.ASSIGNED_CASE).orElse(Identity.NONE);
          var fields = new IdentityForm(node.node().regime()).fields(known);
          showIdentity(model, file, who, fields, room.identities().mark(who));
          return who;
        });
    model.addAttribute("words", counter.words(node, locale));
    return "cases/identity";
  }

  @PostMapping(PERSON + "/identity")
  String changeIdentity(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @PathVariable("person") String whom,
      @RequestParam(name = "mark", defaultValue = "") String mark) {
    var fields = Fields.typed(request.getParameterMap());
    var read = new IdentityForm(node.node().regime()).read(fields);
    boolean stored =
        counter.onCase(
            node,
            person,
            id,
            (room, file) -> {
              var who = file.person(CaseCounter.id(whom)).orElseThrow(CaseCounter::notThere).id();
              if (read.isPresent() && room.identities().holdIfStill(who, mark)) {
                new People(room).keep(who, read.get(), Reason.ASSIGNED_CASE);
                return true;
              }
              showIdentity(
                  model, file, who, fields, read.isEmpty() ? mark : room.identities().mark(who));
              if (read.isPresent()) {
                // Someone else stored another: both are seen, and whoever comes second chooses.
                new People(room)
                    .read(who, Reason.ASSIGNED_CASE)
                    .ifPresent(theirs -> model.addAttribute("theirs", theirs));
              }
              return false;
            });
    if (stored) {
      return CasePage.back(node, id, "identity-kept");
    }
    response.setStatus(
        read.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT.value() : HttpStatus.CONFLICT.value());
    model.addAttribute("words", counter.words(node, locale));
    return "cases/identity";
  }

  private static void showIdentity(
      Model model, Case file, OpaqueId who, Fields fields, String mark) {
    model.addAttribute("mark", mark);
    model.addAttribute("file", file);
    model.addAttribute("who", who);
    model.addAttribute("fields", fields);
    model.addAttribute("nameKinds", Identity.PersonName.Kind.values());
    model.addAttribute("channels", IdentityForm.channels(fields));
    model.addAttribute("usualChannels", IdentityForm.CHANNELS);
    model.addAttribute("lastName", IdentityForm.lastRow(fields, "name", "", 3));
    model.addAttribute("lastPaper", IdentityForm.lastRow(fields, "paper", ".number", 2));
    model.addAttribute("lastContact", IdentityForm.lastRow(fields, "contact", ".value", 2));
  }

  private Case find(HostedNode node, PersonOfNode person, String id) {
    return counter.onCase(node, person, id, (_, file) -> file);
  }

  private Case find(HostedNode node, PersonOfNode person, String id, int version) {
    return counter
        .as(node, person, room -> new CaseFiles(room).find(CaseCounter.id(id), version))
        .orElseThrow(CaseCounter::notThere);
  }
}
