package org.mufakat.server.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;

/// What a case holds of a person, as the fields of a form and back again.
public final class PersonForm {

  /// The lists whose codes are the particulars of a person; each is shown where the regime has it.
  static final List<String> CODE_LISTS =
      Arrays.stream(CaseList.values()).filter(PersonForm::isOfAPerson).map(CaseList::id).toList();

  static final String FORMS = "exploitation";
  static final String DOCUMENTS = "document";
  static final String SERVICES = "service";
  static final String OFFENCES = "offence";
  static final String ORGANIZATIONS = "organization";

  /// Who may have a paper, and what it may be. A list shows first what it begins with: nobody has
  /// said anything of a new row.
  static final List<DocumentSeen.Holder> HOLDERS =
      beginningWith(DocumentSeen.Holder.UNKNOWN, DocumentSeen.Holder.values());

  static final List<DocumentSeen.Truth> TRUTHS =
      beginningWith(DocumentSeen.Truth.UNKNOWN, DocumentSeen.Truth.values());

  /// So many rows a form has at most of what may be repeated: more than any record that was taken
  /// in from a file has, so that storing the form cuts none off.
  static final int MOST_ROWS = 100;

  /// What a row may hold that does not come with a value of its own.
  private static final List<String> DATES = List.of("began", "from", "until", "since", "first");

  private final RegimePack regime;
  private final EncounterRows encounters;

  /// Those that have fields of their own are asked for there.
  private static boolean isOfAPerson(CaseList list) {
    return switch (list) {
      case ACT, MEANS, PURPOSE, EXPLOITATION, SERVICE, DOCUMENT, OFFENCE, USE, ORGANIZATION ->
          false;
      case CONTROL,
          RECRUITMENT_CHANNEL,
          RECRUITER,
          SECTOR,
          EDUCATION,
          EXPLOITATION_PLATFORM,
          GENDER,
          IDENTIFIED_BY,
          MARITAL_STATUS,
          PART_PLAYED,
          RECRUITMENT_PLATFORM,
          VULNERABILITY ->
          true;
    };
  }

  private static <T> List<T> beginningWith(T first, T[] all) {
    return Stream.concat(Stream.of(first), Arrays.stream(all)).distinct().toList();
  }

  PersonForm(RegimePack regime, Set<String> partners) {
    this.regime = regime;
    this.encounters = new EncounterRows(partners);
  }

  /// For the regime and the partners of a desk.
  static PersonForm of(CaseDesk desk) {
    return new PersonForm(desk.regime(), EncounterRows.partners(desk).keySet());
  }

  /// The fields as they stand.
  Fields fields(CasePerson person) {
    var fields = new Fields();
    fields.put("victim", person.victim().map(VictimStatus::slug).orElse(""));
    fields.put("suspect", person.suspect());
    fields.put("witness", person.witness());
    put(person.age(), fields);
    fields.put("sex", person.sex().slug());
    fields.put("consent-claimed", person.consentIsClaimed());
    person.forms().forEach(form -> fields.put("forms", form));
    person.allegations().forEach(allegation -> put(allegation, fields));
    rows(
        person.route(),
        (leg, at) -> {
          fields.put("route." + at + ".from", leg.fromState().orElse(""));
          fields.put("route." + at + ".to", leg.toState().orElse(""));
          fields.put("route." + at + ".began", leg.began());
        });
    put(person.particulars(), fields);
    return fields;
  }

  private interface Row<T> {
    void put(T value, int at);
  }

  private static <T> void rows(List<T> all, Row<T> row) {
    for (int at = 0; at < all.size(); at++) {
      row.put(all.get(at), at);
    }
  }

  private static void put(Age age, Fields fields) {
    switch (age) {
      case Age.Unknown() -> {}
      case Age.Born(var on) -> fields.put("born", Optional.of(on));
      case Age.OfYears(int youngest, int oldest, var on) -> {
        fields.put("age.youngest", String.valueOf(youngest));
        fields.put("age.oldest", String.valueOf(oldest));
        fields.put("age.on", Optional.of(on));
      }
    }
  }

  private static String at(Element element, String code) {
    return element.codeList() + "." + code;
  }

  private static void put(Allegation allegation, Fields fields) {
    var at = at(allegation.element(), allegation.code());
    fields.put(at, true);
    fields.put(at + ".began", allegation.began());
    allegation.supportedBy().forEach(e -> fields.put(at + ".for", e.value()));
    allegation.contradictedBy().forEach(e -> fields.put(at + ".against", e.value()));
  }

  private static void put(Particulars all, Fields fields) {
    all.citizenships().forEach(state -> fields.put("citizenships", state));
    all.codes().forEach((list, codes) -> codes.forEach(code -> fields.put("code." + list, code)));
    rows(
        all.places(),
        (place, at) -> {
          fields.put("place." + at + ".state", place.state().orElse(""));
          fields.put("place." + at + ".locality", place.locality().orElse(""));
          fields.put("place." + at + ".from", place.from());
          fields.put("place." + at + ".until", place.until());
        });
    rows(
        all.documents(),
        (paper, at) -> {
          fields.put("document." + at + ".kind", paper.kind());
          fields.put("document." + at + ".issued", paper.issuedBy().orElse(""));
          fields.put("document." + at + ".holder", paper.holder().slug());
          fields.put("document." + at + ".truth", paper.truth().slug());
        });
    rows(
        all.services(),
        (service, at) -> {
          fields.put("service." + at + ".kind", service.kind());
          fields.put("service." + at + ".state", service.state().slug());
          fields.put("service." + at + ".from", service.from());
          fields.put("service." + at + ".until", service.until());
        });
    rows(
        all.offences(),
        (offence, at) -> {
          fields.put("offence." + at + ".kind", offence.kind());
          fields.put("offence." + at + ".stage", offence.stage().slug());
          fields.put("offence." + at + ".since", offence.since());
        });
    EncounterRows.put(all.encounters(), fields);
    fields.put("do-not-contact", all.safety().doNotContact());
    fields.put("safe-channel-only", all.safety().safeChannelOnly());
    fields.put("risk", all.safety().risk().slug());
    fields.put("assessed", all.safety().assessed());
  }

  /// What the fields say of the person; empty when something is wrong with one, which the fields
  /// then tell. Codes that the regime does not list are kept where the record had them, and taken
  /// from nobody else.
  ///
  /// @param was the person's record that the form was made of
  /// @param evidence of the case
  Optional<CasePerson> read(OpaqueId id, CasePerson was, Fields fields, List<Evidence> evidence) {
    var victim = VictimStatus.bySlug(fields.one("victim"));
    boolean suspect = fields.is("suspect");
    boolean witness = fields.is("witness");
    if (victim.isEmpty() && !suspect && !witness) {
      fields.refuse("victim", "no-role");
    }
    var age = age(fields);
    var states = states(was);
    var allegations = allegations(was, fields, evidence);
    var forms = codes(FORMS, "forms", was.forms(), fields);
    var route =
        list(
            "route",
            fields,
            List.of("from", "to", "began"),
            at ->
                Optional.of(
                    new RouteLeg(
                        state("route." + at + ".from", states, fields),
                        state("route." + at + ".to", states, fields),
                        fields.date("route." + at + ".began"))));
    var particulars = particulars(was.particulars(), states, fields);
    if (fields.isFaulty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CasePerson(
            id,
            victim,
            suspect,
            witness,
            age,
            Classes.Sex.bySlug(fields.one("sex")).orElse(Classes.Sex.UNKNOWN),
            allegations,
            forms,
            route,
            fields.is("consent-claimed"),
            particulars));
  }

  private static Age age(Fields fields) {
    var born = fields.date("born");
    if (born.isPresent()) {
      return new Age.Born(born.get());
    }
    var youngest = fields.number("age.youngest", 0, 120);
    var oldest = fields.number("age.oldest", 0, 120);
    var on = fields.date("age.on");
    if (youngest.isEmpty() && oldest.isEmpty()) {
      if (on.isPresent()) {
        fields.refuse("age.youngest", "day-needs-an-age");
      }
      return new Age.Unknown();
    }
    if (on.isEmpty()) {
      fields.refuse("age.on", "age-needs-a-day");
      return new Age.Unknown();
    }
    int from = youngest.or(() -> oldest).orElse(0);
    int to = oldest.or(() -> youngest).orElse(0);
    if (to < from) {
      fields.refuse("age.oldest", "age-order");
      return new Age.Unknown();
    }
    return new Age.OfYears(from, to, on.get());
  }

  private List<Allegation> allegations(CasePerson was, Fields fields, List<Evidence> evidence) {
    var held = evidence.stream().map(e -> e.id().value()).toList();
    var all = new ArrayList<Allegation>();
    for (Element element : Element.values()) {
      for (String code : known(element.codeList(), saidBefore(was, element))) {
        var at = at(element, code);
        if (fields.is(at)) {
          var began = fields.date(at + ".began");
          var supports = fields.all(at + ".for").stream().filter(held::contains).toList();
          var against = fields.all(at + ".against").stream().filter(held::contains).toList();
          if (supports.stream().anyMatch(against::contains)) {
            fields.refuse(at, "for-and-against");
          }
          all.add(
              new Allegation(
                  element,
                  code,
                  began,
                  supports.stream().map(EvidenceId::new).toList(),
                  against.stream().map(EvidenceId::new).toList()));
        } else if (fields.hasDate(at + ".began")
            || !fields.all(at + ".for").isEmpty()
            || !fields.all(at + ".against").isEmpty()) {
          fields.refuse(at, "said-of-nothing");
        }
      }
    }
    return all;
  }

  private static List<String> saidBefore(CasePerson was, Element element) {
    return was.allegations().stream()
        .filter(a -> a.element() == element)
        .map(Allegation::code)
        .toList();
  }

  /// The number of the last row that a form shows: those filled and one more.
  public int rows(Fields fields, String name, String one, String other) {
    int rows = 0;
    for (int at = 0; at < MOST_ROWS; at++) {
      var row = name + "." + at + ".";
      if (!fields.one(row + one).isEmpty()
          || !fields.one(row + other).isEmpty()
          || !fields.fault(row + one).isEmpty()
          || DATES.stream().anyMatch(date -> fields.hasDate(row + date))) {
        rows = at + 1;
      }
    }
    return Math.min(rows, MOST_ROWS - 1);
  }

  /// The codes of a list, and those that a record has beside them.
  public List<String> known(String list, List<String> before) {
    var known = new ArrayList<String>();
    regime.codeList(list).ifPresent(l -> l.codes().forEach(c -> known.add(c.id())));
    before.stream().filter(code -> !known.contains(code)).distinct().forEach(known::add);
    return known;
  }

  private List<String> codes(String list, String field, List<String> before, Fields fields) {
    return known(list, before).stream().filter(code -> fields.has(field, code)).toList();
  }

  /// @param before the codes that the record has
  private Optional<String> code(String list, String field, List<String> before, Fields fields) {
    var code = fields.one(field);
    if (!known(list, before).contains(code) && !code.isEmpty()) {
      fields.refuse(field, "unknown-code");
    }
    return Optional.of(code).filter(c -> !c.isEmpty());
  }

  /// @param before the States that the record has
  private Optional<String> state(String field, Set<String> before, Fields fields) {
    var state = fields.one(field);
    boolean isKnown = regime.knowsState(state) || before.contains(state);
    if (!state.isEmpty() && !isKnown) {
      fields.refuse(field, "unknown-state");
    }
    return Optional.of(state).filter(_ -> isKnown && !state.isEmpty());
  }

  private static Set<String> states(CasePerson person) {
    var all = new TreeSet<>(person.particulars().citizenships());
    person.route().forEach(leg -> leg.fromState().ifPresent(all::add));
    person.route().forEach(leg -> leg.toState().ifPresent(all::add));
    person.particulars().places().forEach(place -> place.state().ifPresent(all::add));
    person.particulars().documents().forEach(paper -> paper.issuedBy().ifPresent(all::add));
    return all;
  }

  private <T> List<T> list(
      String name, Fields fields, List<String> parts, IntFunction<Optional<T>> read) {
    var all = new ArrayList<T>();
    for (int at = 0; at < MOST_ROWS; at++) {
      var row = name + "." + at + ".";
      if (parts.stream()
          .anyMatch(part -> !fields.one(row + part).isEmpty() || fields.hasDate(row + part))) {
        read.apply(at).ifPresent(all::add);
      }
    }
    return all;
  }

  /// Rows that are of a kind: what else stands in a row without one is no reason to drop it unsaid.
  ///
  /// @param content whether a row, by its beginning, has anything beside the kind
  private <T> List<T> kinds(
      String name, Fields fields, Predicate<String> content, IntFunction<Optional<T>> read) {
    for (int at = 0; at < MOST_ROWS; at++) {
      var row = name + "." + at + ".";
      if (fields.one(row + "kind").isEmpty() && content.test(row)) {
        fields.refuse(row + "kind", "row-needs-kind");
      }
    }
    return list(name, fields, List.of("kind"), read);
  }

  /// Whether something else was chosen than what a list shows first.
  private static boolean isChosen(String field, String first, Fields fields) {
    return !fields.one(field).isEmpty() && !fields.one(field).equals(first);
  }

  private Particulars particulars(Particulars was, Set<String> states, Fields fields) {
    var codes = new TreeMap<>(was.codes());
    for (CodeList list : regime.codeLists()) {
      if (CODE_LISTS.contains(list.id())) {
        codes.put(
            list.id(),
            new TreeSet<>(
                codes(list.id(), "code." + list.id(), List.copyOf(was.codes(list.id())), fields)));
      }
    }
    var citizenships = new ArrayList<String>();
    for (String state : fields.all("citizenships")) {
      if (regime.knowsState(state) || was.citizenships().contains(state)) {
        citizenships.add(state);
      } else {
        fields.refuse("citizenships", "unknown-state");
      }
    }
    return new Particulars(
        citizenships,
        codes,
        list(
            "place",
            fields,
            List.of("state", "locality", "from", "until"),
            at -> place(at, states, fields)),
        kinds(
            "document",
            fields,
            row ->
                !fields.one(row + "issued").isEmpty()
                    || isChosen(row + "holder", HOLDERS.getFirst().slug(), fields)
                    || isChosen(row + "truth", TRUTHS.getFirst().slug(), fields),
            at -> document(at, was, states, fields)),
        kinds(
            "service",
            fields,
            row ->
                fields.hasDate(row + "from")
                    || fields.hasDate(row + "until")
                    || isChosen(row + "state", Service.State.values()[0].slug(), fields),
            at -> service(at, was, fields)),
        kinds(
            "offence",
            fields,
            row ->
                fields.hasDate(row + "since")
                    || isChosen(row + "stage", Offence.Stage.values()[0].slug(), fields),
            at -> offence(at, was, fields)),
        safety(fields),
        encounters(was.encounters(), fields));
  }

  private Encounters encounters(Encounters was, Fields fields) {
    if (regime.codeList(ORGANIZATIONS).isEmpty()) {
      return was;
    }
    var before = was.all().stream().map(Encounter::kind).toList();
    var rows =
        kinds(
            EncounterRows.ROW,
            fields,
            EncounterRows.content(fields),
            at ->
                code(ORGANIZATIONS, EncounterRows.at(at) + "kind", before, fields)
                    .map(kind -> encounters.read(at, kind, was, fields)));
    return EncounterRows.whole(rows, fields);
  }

  private Optional<PlaceOfExploitation> place(int at, Set<String> states, Fields fields) {
    var row = "place." + at + ".";
    return Optional.of(
        new PlaceOfExploitation(
            state(row + "state", states, fields),
            Optional.of(fields.text(row + "locality", 100)).filter(t -> !t.isBlank()),
            fields.date(row + "from"),
            fields.date(row + "until")));
  }

  private Optional<DocumentSeen> document(
      int at, Particulars was, Set<String> states, Fields fields) {
    var before = was.documents().stream().map(DocumentSeen::kind).toList();
    var row = "document." + at + ".";
    return code(DOCUMENTS, row + "kind", before, fields)
        .map(
            kind ->
                new DocumentSeen(
                    kind,
                    state(row + "issued", states, fields),
                    DocumentSeen.Holder.bySlug(fields.one(row + "holder"))
                        .orElse(DocumentSeen.Holder.UNKNOWN),
                    DocumentSeen.Truth.bySlug(fields.one(row + "truth"))
                        .orElse(DocumentSeen.Truth.UNKNOWN)));
  }

  private Optional<Service> service(int at, Particulars was, Fields fields) {
    var before = was.services().stream().map(Service::kind).toList();
    var row = "service." + at + ".";
    return code(SERVICES, row + "kind", before, fields)
        .map(
            kind ->
                new Service(
                    kind,
                    Service.State.bySlug(fields.one(row + "state")).orElse(Service.State.OFFERED),
                    fields.date(row + "from"),
                    fields.date(row + "until")));
  }

  private Optional<Offence> offence(int at, Particulars was, Fields fields) {
    var before = was.offences().stream().map(Offence::kind).toList();
    var row = "offence." + at + ".";
    return code(OFFENCES, row + "kind", before, fields)
        .map(
            kind ->
                new Offence(
                    kind,
                    Offence.Stage.bySlug(fields.one(row + "stage")).orElse(Offence.Stage.SUSPECTED),
                    fields.date(row + "since")));
  }

  private static Safety safety(Fields fields) {
    var risk = Safety.Risk.bySlug(fields.one("risk")).orElse(Safety.Risk.NOT_ASSESSED);
    var assessed = fields.date("assessed");
    if (risk != Safety.Risk.NOT_ASSESSED && assessed.isEmpty()) {
      fields.refuse("assessed", "risk-needs-a-day");
      return Safety.UNKNOWN;
    }
    if (risk == Safety.Risk.NOT_ASSESSED && assessed.isPresent()) {
      fields.refuse("assessed", "day-needs-a-risk");
      return Safety.UNKNOWN;
    }
    return new Safety(
        fields.is("do-not-contact"),
        fields.is("safe-channel-only"),
        risk,
        risk == Safety.Risk.NOT_ASSESSED ? Optional.empty() : assessed);
  }
}
