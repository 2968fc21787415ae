package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.cases.Case;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// Where a person is asked, in their own language and one question at a time, what may be told to
/// whom; and where they take it back.
@Controller
final class ConsentPage {

  static final String PERSON =
      "/{node:[a-z]{3}}/cases/{file:[0-9a-f]{32}}/persons/{person:[0-9a-f]{32}}";

  private static final String ROOT = PERSON + "/consent";

  private static final int USUAL_MONTHS = 6;

  private final CaseCounter counter;

  ConsentPage(CaseCounter counter) {
    this.counter = counter;
  }

  @GetMapping(ROOT)
  String list(
      HostedNode node,
      PersonOfNode worker,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "done", defaultValue = "") String done,
      @RequestParam(name = "fault", defaultValue = "") String fault) {
    model.addAttribute(
        "done", List.of("recorded", "refused", "withdrawn").contains(done) ? done : "");
    model.addAttribute("faults", known(fault));
    counter.as(
        node,
        worker,
        room -> {
          show(room, file, person, locale, model);
          return 0;
        });
    addWords(counter, node, locale, model);
    return "cases/consent";
  }

  static void addWords(CaseCounter counter, HostedNode node, Locale locale, Model model) {
    var words = counter.words(node, locale);
    var partners = counter.desk(node).consentTexts().partners();
    model.addAttribute("words", words);
    model.addAttribute("passing", new PassingWords(words, partners));
  }

  private static List<String> known(String fault) {
    return Arrays.stream(Consents.Fault.values())
        .map(Consents.Fault::slug)
        .filter(fault::equals)
        .toList();
  }

  private static void show(
      CaseRoom room, String fileId, String personId, Locale locale, Model model) {
    var file = file(room, fileId, personId);
    var person = CaseCounter.id(personId);
    var texts = room.desk().consentTexts();
    CaseCounter.flag(room, model, file);
    model.addAttribute("file", file);
    model.addAttribute("person", person);
    model.addAttribute("now", room.now());
    model.addAttribute("consents", new Consents(room).of(file.id(), person));
    model.addAttribute("given", new Crossings(room).of(file.id(), person));
    model.addAttribute("texts", texts);
    model.addAttribute("recipients", recipients(room, texts, locale));
    model.addAttribute("parts", RecordPart.values());
    model.addAttribute("usualMonths", USUAL_MONTHS);
    model.addAttribute("mostMonths", Consents.LONGEST_MONTHS);
  }

  /// The case, where it may be seen and the person stands in it.
  static Case file(CaseRoom room, String fileId, String personId) {
    return new CaseFiles(room)
        .find(CaseCounter.id(fileId))
        .filter(file -> file.person(CaseCounter.id(personId)).isPresent())
        .orElseThrow(CaseCounter::notThere);
  }

  /// Who may be told, by code; those within by their side's message.
  private static Map<String, String> recipients(CaseRoom room, ConsentTexts texts, Locale locale) {
    var all = new LinkedHashMap<String, String>();
    for (Recipient recipient : texts.recipients(room.side(), room.desk())) {
      all.put(
          Recipients.code(recipient),
          recipient instanceof Recipient.Within
              ? ""
              : texts.named(recipient, room.desk().regime(), locale));
    }
    return all;
  }

  @GetMapping(ROOT + "/ask")
  String ask(
      HostedNode node,
      PersonOfNode worker,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "language", defaultValue = "") String language,
      @RequestParam(name = "recipient", defaultValue = "") String recipient,
      @RequestParam(name = "use", defaultValue = "") List<String> uses,
      @RequestParam(name = "part", defaultValue = "") List<String> parts,
      @RequestParam(name = "months", defaultValue = "0") String months,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestParam(name = "at", defaultValue = "0") String at) {
    var asked =
        new ConsentQuestion.Asked(language, recipient, uses, parts, number(months), by, number(at));
    var fault =
        counter.as(
            node,
            worker,
            room -> {
              model.addAttribute("file", file(room, file, person));
              return pose(room, asked, model);
            });
    if (!fault.isEmpty()) {
      return "redirect:" + address(node, file, person) + "?fault=" + fault;
    }
    model.addAttribute("person", CaseCounter.id(person));
    model.addAttribute("asked", asked);
    addWords(counter, node, locale, model);
    return "cases/consent-question";
  }

  /// @return what hinders asking at all; empty when the question can be read aloud
  private static String pose(CaseRoom room, ConsentQuestion.Asked asked, Model model) {
    var texts = room.desk().consentTexts();
    var version = texts.text(asked.language()).map(ConsentText::version).orElse("");
    var agreed = asked.agreed(version);
    if (agreed.isEmpty()) {
      return asked.uses().isEmpty()
          ? Consents.Fault.USE_UNKNOWN.slug()
          : Consents.Fault.RECIPIENT_UNKNOWN.slug();
    }
    var faults = texts.faults(agreed.get(), room.side(), room.desk());
    var first = faults.stream().filter(f -> f != Consents.Fault.NOT_REVIEWED).sorted().findFirst();
    if (first.isPresent()) {
      return first.get().slug();
    }
    model.addAttribute("question", ConsentQuestion.of(agreed.get(), texts, room));
    return "";
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /// The answer to one question. A no is not recorded: nothing is kept of it.
  @PostMapping(ROOT)
  String answer(
      HostedNode node,
      PersonOfNode worker,
      HttpServletResponse response,
      Locale locale,
      Model model,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @RequestParam(name = "answer", defaultValue = "") String answer,
      @RequestParam(name = "text", defaultValue = "") String textVersion,
      @RequestParam(name = "language", defaultValue = "") String language,
      @RequestParam(name = "recipient", defaultValue = "") String recipient,
      @RequestParam(name = "use", defaultValue = "") List<String> uses,
      @RequestParam(name = "part", defaultValue = "") List<String> parts,
      @RequestParam(name = "months", defaultValue = "0") String months,
      @RequestParam(name = "by", defaultValue = "") String by,
      @RequestParam(name = "at", defaultValue = "0") String at) {
    var asked =
        new ConsentQuestion.Asked(language, recipient, uses, parts, number(months), by, number(at));
    var agreed = asked.agreed(textVersion);
    if (agreed.isEmpty() || !Set.of("yes", "no").contains(answer)) {
      return refuse(
          node, worker, response, locale, model, file, person, List.of("recipient-unknown"));
    }
    if (answer.equals("yes")) {
      var recording =
          counter.as(
              node,
              worker,
              room ->
                  new Consents(room)
                      .record(
                          CaseCounter.id(file),
                          CaseCounter.id(person),
                          agreed.get(),
                          room.desk().consentTexts()));
      switch (recording) {
        case Consents.Recording.Recorded _ -> {}
        case Consents.Recording.NotThere _ -> throw CaseCounter.notThere();
        case Consents.Recording.Refused(Set<Consents.Fault> faults) -> {
          var slugs = faults.stream().sorted().map(Consents.Fault::slug).toList();
          return refuse(node, worker, response, locale, model, file, person, slugs);
        }
      }
    } else {
      counter.as(node, worker, room -> file(room, file, person));
    }
    return asked.at() + 1 < asked.uses().size()
        ? "redirect:" + next(node, file, person, asked)
        : "redirect:"
            + address(node, file, person)
            + "?done="
            + (answer.equals("yes") ? "recorded" : "refused");
  }

  private String refuse(
      HostedNode node,
      PersonOfNode worker,
      HttpServletResponse response,
      Locale locale,
      Model model,
      String file,
      String person,
      List<String> faults) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var page = list(node, worker, locale, model, file, person, "", "");
    model.addAttribute("faults", faults);
    return page;
  }

  private static String address(HostedNode node, String file, String person) {
    return "/" + node.slug() + "/cases/" + file + "/persons/" + person + "/consent";
  }

  private static String next(
      HostedNode node, String file, String person, ConsentQuestion.Asked asked) {
    return UriComponentsBuilder.fromPath(address(node, file, person) + "/ask")
        .queryParam("language", asked.language())
        .queryParam("recipient", asked.recipient())
        .queryParam("use", new ArrayList<>(asked.uses()))
        .queryParam("part", new ArrayList<>(asked.parts()))
        .queryParam("months", asked.months())
        .queryParam("by", asked.by())
        .queryParam("at", asked.at() + 1)
        .encode()
        .toUriString();
  }

  @PostMapping(ROOT + "/{consent:[0-9a-f]{32}}/withdraw")
  String withdraw(
      HostedNode node,
      PersonOfNode worker,
      @PathVariable("file") String file,
      @PathVariable("person") String person,
      @PathVariable("consent") String consent) {
    var withdrawn =
        counter.<Boolean>as(
            node,
            worker,
            room ->
                new Consents(room)
                    .withdraw(
                        CaseCounter.id(file), CaseCounter.id(person), CaseCounter.id(consent)));
    if (!withdrawn) {
      throw CaseCounter.notThere();
    }
    return "redirect:" + address(node, file, person) + "?done=withdrawn";
  }

  static Set<RecordPart> parts(List<String> slugs) {
    return slugs.stream()
        .flatMap(slug -> RecordPart.bySlug(slug).stream())
        .collect(Collectors.toSet());
  }
}
