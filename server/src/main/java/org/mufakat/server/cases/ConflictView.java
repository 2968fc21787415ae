package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseMerge.FieldConflict;
import org.mufakat.cases.Classes;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.Offence;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;

/// A field that two people changed, in words.
///
/// @param path what the choice is named after
/// @param before empty text where the field was not there
record ConflictView(String path, String label, String before, String mine, String theirs) {

  static ConflictView of(FieldConflict conflict, Case mine, Case theirs, CaseWords words) {
    return new ConflictView(
        conflict.path(),
        label(conflict.path(), mine, theirs, words),
        text(conflict.before(), theirs, words),
        text(conflict.mine(), mine, words),
        text(conflict.theirs(), theirs, words));
  }

  private static String label(String path, Case mine, Case theirs, CaseWords words) {
    var parts = List.of(path.split("/"));
    if (!parts.getFirst().equals("person")) {
      return words.say("cases.field." + parts.getFirst());
    }
    var person = new OpaqueId(parts.get(1));
    var whom =
        theirs.person(person).isPresent()
            ? words.person(theirs, person)
            : words.person(mine, person);
    if (parts.size() == 2) {
      return whom;
    }
    return switch (parts.get(2)) {
      case "allegation" -> whom + ": " + words.code(parts.get(3), parts.get(4));
      case "code" -> whom + ": " + words.code(parts.get(3), parts.get(4));
      case "form" -> whom + ": " + words.code(PersonForm.FORMS, parts.get(3));
      default -> whom + ": " + words.say("cases.field." + parts.get(2));
    };
  }

  private static String text(Optional<Object> value, Case file, CaseWords words) {
    return value.map(v -> text(v, file, words)).orElse("");
  }

  private static String text(Object value, Case file, CaseWords words) {
    return switch (value) {
      case Case.Status status -> words.say("cases.status." + status.slug());
      case Boolean yes -> words.say(yes ? "cases.yes" : "cases.no");
      case Age age -> words.age(age);
      case Classes.Sex sex -> words.say("cases.sex." + sex.slug());
      case VictimStatus status -> words.say("cases.victim." + status.slug());
      case Evidence piece -> words.evidence(piece);
      case Safety safety -> safety(safety, words);
      case List<?> list ->
          list.stream().map(v -> text(v, file, words)).collect(Collectors.joining("; "));
      case Allegation allegation -> allegation(allegation, file, words);
      case RouteLeg leg -> words.leg(leg);
      case PlaceOfExploitation place ->
          words.state(place.state()) + place.locality().map(l -> ", " + l).orElse("");
      case DocumentSeen paper -> words.code(PersonForm.DOCUMENTS, paper.kind());
      case Service service ->
          words.code(PersonForm.SERVICES, service.kind())
              + ", "
              + words.say("cases.service." + service.state().slug());
      case Offence offence ->
          words.code(PersonForm.OFFENCES, offence.kind())
              + ", "
              + words.say("cases.offence." + offence.stage().slug());
      case Encounters encounters -> words.encounters(encounters);
      case OpaqueId _ -> words.say("cases.yes");
      default -> String.valueOf(value);
    };
  }

  private static String safety(Safety safety, CaseWords words) {
    var said = new ArrayList<String>();
    said.add(words.say("cases.risk." + safety.risk().slug()));
    if (safety.doNotContact()) {
      said.add(words.say("cases.do-not-contact"));
    }
    if (safety.safeChannelOnly()) {
      said.add(words.say("cases.safe-channel-only"));
    }
    return String.join(", ", said);
  }

  private static String allegation(Allegation allegation, Case file, CaseWords words) {
    var supports =
        allegation.supportedBy().stream()
            .map(e -> words.evidence(file, e))
            .collect(Collectors.joining(", "));
    var against =
        allegation.contradictedBy().stream()
            .map(e -> words.evidence(file, e))
            .collect(Collectors.joining(", "));
    return words.say(
        "cases.allegation-text",
        supports.isEmpty() ? "–" : supports,
        against.isEmpty() ? "–" : against);
  }
}
