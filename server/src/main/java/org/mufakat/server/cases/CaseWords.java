package org.mufakat.server.cases;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.cases.Age;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.RouteLeg;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.LongDate;
import org.springframework.context.MessageSource;

/// What a case holds, in a reader's language. Templates read it as `${words}`.
public final class CaseWords {

  private final MessageSource messages;
  private final Locale locale;
  private final RegimePack regime;
  private final Map<OpaqueId, String> colleagues;
  private final ZoneId zone;

  CaseWords(
      MessageSource messages,
      Locale locale,
      RegimePack regime,
      Map<OpaqueId, String> colleagues,
      ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.regime = regime;
    this.colleagues = Map.copyOf(colleagues);
    this.zone = zone;
  }

  public String say(String key, Object... values) {
    return String.valueOf(messages.getMessage(key, values, locale));
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// A code's label; the code itself where the regime does not have it.
  public String code(String list, String code) {
    return regime
        .codeList(list)
        .flatMap(l -> l.code(code))
        .map(c -> c.label().in(locale.getLanguage()))
        .orElse(code);
  }

  public String title(String list) {
    return regime.codeList(list).map(l -> l.title().in(locale.getLanguage())).orElse(list);
  }

  public boolean hasList(String list) {
    return regime.codeList(list).isPresent();
  }

  /// The codes of a list.
  public List<CodeList.Code> codes(String list) {
    return regime.codeList(list).map(CodeList::codes).orElse(List.of());
  }

  /// Every State that may be chosen, members first, by name.
  public Map<String, String> states() {
    var states = new LinkedHashMap<String, String>();
    regime.members().stream()
        .sorted(Comparator.comparing(m -> m.name().in(locale.getLanguage())))
        .forEach(m -> states.put(m.code(), m.name().in(locale.getLanguage())));
    regime.spellings().stateNames().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(e -> states.putIfAbsent(e.getKey(), e.getValue()));
    return states;
  }

  public String state(String code) {
    return regime.stateName(code, locale.getLanguage());
  }

  public String state(Optional<String> code) {
    return code.map(this::state).orElseGet(() -> say("cases.not-known"));
  }

  /// A date as it was given, in its calendar.
  public String date(CaseDate date) {
    var text = date.asGiven();
    if (date.era() == CalendarEra.BUDDHIST) {
      text = say("cases.date.buddhist", text);
    } else {
      text = LongDate.of(new PartialDate(text), locale);
    }
    return date.estimatedWithinYears() == 0
        ? text
        : say("cases.date.within", text, date.estimatedWithinYears());
  }

  public String date(Optional<CaseDate> date) {
    return date.map(this::date).orElse("");
  }

  public String day(LocalDate day) {
    return LongDate.of(day, locale);
  }

  public String day(Instant time) {
    return LongDate.of(time.atZone(zone).toLocalDate(), locale);
  }

  public String time(Instant time) {
    return day(time)
        + ", "
        + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(locale)
            .format(time.atZone(zone));
  }

  public String colleague(OpaqueId account) {
    return colleagues.getOrDefault(account, say("cases.former-colleague"));
  }

  /// How a person is spoken of where the name is not shown: `Person 2`.
  public String person(Case file, OpaqueId person) {
    var persons = file.persons();
    for (int i = 0; i < persons.size(); i++) {
      if (persons.get(i).id().equals(person)) {
        return say("cases.person-number", i + 1);
      }
    }
    return say("cases.person-gone");
  }

  /// What the person is in the case: `possible victim, suspect`.
  public String roles(CasePerson person) {
    var roles = new ArrayList<String>();
    person.victim().ifPresent(v -> roles.add(say("cases.victim." + v.slug())));
    if (person.suspect()) {
      roles.add(say("cases.suspect"));
    }
    if (person.witness()) {
      roles.add(say("cases.witness"));
    }
    return String.join(", ", roles);
  }

  public String age(Age age) {
    return switch (age) {
      case Age.Unknown() -> say("cases.not-known");
      case Age.Born(CaseDate on) -> say("cases.born-on", date(on));
      case Age.OfYears(int youngest, int oldest, CaseDate on) ->
          youngest == oldest
              ? say("cases.age-years", youngest, date(on))
              : say("cases.age-range", youngest, oldest, date(on));
    };
  }

  public String leg(RouteLeg leg) {
    return say("cases.leg", state(leg.fromState()), state(leg.toState()))
        + leg.began().map(d -> ", " + date(d)).orElse("");
  }

  /// Who came upon a person, in one line; that nobody recorded it and that none did are told apart.
  public String encounters(Encounters encounters) {
    if (encounters.all().isEmpty()) {
      return say(encounters.recorded() ? "cases.encounters.none" : "cases.encounters.not-recorded");
    }
    return encounters.all().stream().map(this::encounter).collect(Collectors.joining("; "));
  }

  /// `shelter (harbour-house), 5 November 2023`
  public String encounter(Encounter one) {
    return code(PersonForm.ORGANIZATIONS, one.kind())
        + one.partner().map(p -> " (" + p + ")").orElse("")
        + ", "
        + one.first().map(this::date).orElseGet(() -> say("cases.encounter.day-not-known"));
  }

  /// A piece of evidence by its kind and number in the case: `victim's statement (E1)`.
  public String evidence(Case file, EvidenceId id) {
    return file.evidence().stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .map(this::evidence)
        .orElse(id.value());
  }

  public String evidence(Evidence piece) {
    return say("cases.evidence." + piece.kind().slug())
        + " ("
        + piece.id().value()
        + piece.obtained().map(d -> ", " + date(d)).orElse("")
        + ")";
  }

  /// A class of a classification: `women`.
  public String className(String classification, String id) {
    return regime
        .classification(classification)
        .flatMap(c -> c.classes().stream().filter(one -> one.id().equals(id)).findFirst())
        .map(c -> c.label().in(locale.getLanguage()))
        .orElse(id);
  }

  /// A line of the timeline.
  public String event(Case file, CaseView.Event event) {
    var what =
        event.list().isEmpty()
            ? event.code().isEmpty() ? "" : state(event.code())
            : code(event.list(), event.code());
    return say("cases.event." + event.what(), person(file, event.person().id()), what);
  }

  /// Where a provision is read, and how it is cited.
  public String provision(String id) {
    return regime.provision(id).map(p -> p.title().in(locale.getLanguage())).orElse(id);
  }

  public String instrumentOf(String provision) {
    return regime.instruments().stream()
        .filter(i -> i.provision(provision).isPresent())
        .map(i -> i.id())
        .findFirst()
        .orElse("");
  }
}
