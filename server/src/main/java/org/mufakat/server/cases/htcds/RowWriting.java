package org.mufakat.server.cases.htcds;

import static org.mufakat.server.cases.htcds.ItemText.date;
import static org.mufakat.server.cases.htcds.ItemText.flag;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Consent;
import org.mufakat.cases.DayRange;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.RegimePack;

/// Writes a case as rows: a row a person, in the fields of HTCDS as far as the standard goes, and
/// whole in the columns of Mufakat. A case without persons is one row.
///
/// Where HTCDS holds one thing and the case several, the first is written. A date that is partial
/// or estimated has no place in a field of HTCDS; a day of the Buddhist Era is written as the day
/// of the common calendar that it is. A consent box stays blank: it would say more than anybody
/// agreed to.
final class RowWriting {

  /// Which ways of reaching a person the fields of HTCDS show.
  enum Reach {
    /// Those that may be used: none where nobody may get in touch, and only safe ones where no
    /// other may be used.
    USABLE,
    EVERY
  }

  /// The field of HTCDS in which a list's codes are written.
  static final Map<HtcdsField, CaseList> LISTS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(HtcdsField.PERSON_MARITAL_STATUS, CaseList.MARITAL_STATUS),
              Map.entry(HtcdsField.PERSON_EDUCATION, CaseList.EDUCATION),
              Map.entry(HtcdsField.VICTIM_STATUS_DECIDED_BY, CaseList.IDENTIFIED_BY),
              Map.entry(HtcdsField.VICTIM_RELATIONSHIP, CaseList.RECRUITER),
              Map.entry(HtcdsField.VICTIM_RECRUITMENT_SITES, CaseList.RECRUITMENT_PLATFORM),
              Map.entry(HtcdsField.VICTIM_RECRUITMENT, CaseList.RECRUITMENT_CHANNEL),
              Map.entry(HtcdsField.VICTIM_CONTROL, CaseList.CONTROL),
              Map.entry(HtcdsField.VICTIM_INDUSTRY, CaseList.SECTOR),
              Map.entry(HtcdsField.VICTIM_EXPLOITATION_SITES, CaseList.EXPLOITATION_PLATFORM),
              Map.entry(HtcdsField.VICTIM_VULNERABILITIES, CaseList.VULNERABILITY),
              Map.entry(HtcdsField.PERPETRATOR_ROLE_IN_PROCESS, CaseList.PART_PLAYED)));

  private static final CodeList NO_FORMS =
      new CodeList(
          CaseList.EXPLOITATION.id(),
          LocalText.NONE,
          LocalText.NONE,
          List.of(),
          new Attribution("none", false),
          new Attribution("none", false));

  /// That somebody asked, and nobody had come upon the person by themselves.
  static final String NO_ENCOUNTER = "none";

  /// The channels of contacts for which HTCDS has fields.
  static final String MAIL = "e-mail";

  static final String TELEPHONE = "telephone";
  static final String ADDRESS = "address";

  private static final int OLDEST = 120;

  private final PackCodes codes;
  private final CodeList forms;

  RowWriting(RegimePack pack, PackCodes codes) {
    this.codes = codes;
    this.forms = pack.codeList(CaseList.EXPLOITATION.id()).orElse(NO_FORMS);
  }

  List<HtcdsRow> rows(CaseFile file, Reach reach) {
    var persons = file.file().persons();
    if (persons.isEmpty()) {
      var standard = new EnumMap<HtcdsField, String>(HtcdsField.class);
      standard.put(HtcdsField.CASE_STATUS, status(file.file().status()));
      return List.of(new HtcdsRow(standard, caseCells(file.file(), 0)));
    }
    var consents =
        file.consents().stream()
            .collect(Collectors.groupingBy(Consent::about, Collectors.toList()));
    var rows = new ArrayList<HtcdsRow>();
    for (int i = 0; i < persons.size(); i++) {
      var person = persons.get(i);
      var identity = file.identities().get(person.id());
      var cells = caseCells(file.file(), i + 1);
      cells.putAll(personCells(person, file.disclosed().get(person.id())));
      cells.putAll(identityCells(identity));
      cells.put(Extension.CONSENTS, consents(consents.getOrDefault(person.id(), List.of())));
      rows.add(new HtcdsRow(standard(file.file(), person, identity, reach), cells));
    }
    return rows;
  }

  /// What the fields of HTCDS say of a case with one person, in every way of reaching them.
  HtcdsRow standardOf(CaseFile file) {
    var person = file.file().persons().getFirst();
    return new HtcdsRow(
        standard(file.file(), person, file.identities().get(person.id()), Reach.EVERY), Map.of());
  }

  private static String status(Case.Status status) {
    return switch (status) {
      case OPEN, BEFORE_COURT, SUSPENDED -> "Active";
      case CLOSED -> "Closed";
    };
  }

  // The fields of HTCDS.

  private Map<HtcdsField, String> standard(
      Case file, CasePerson person, @Nullable Identity identity, Reach reach) {
    var cells = new EnumMap<HtcdsField, String>(HtcdsField.class);
    cells.put(HtcdsField.CASE_STATUS, status(file.status()));
    person.victim().ifPresent(v -> cells.put(HtcdsField.VICTIM_STATUS, victimStatus(v)));
    cells.put(HtcdsField.PERSON_GENDER, gender(person));
    cells.put(
        HtcdsField.PERSON_CITIZENSHIP,
        person.particulars().citizenships().stream()
            .map(States::written)
            .distinct()
            .collect(Collectors.joining(";")));
    LISTS.forEach((field, list) -> cells.put(field, joined(said(field, list, person), field)));
    for (var field : List.of(HtcdsField.VICTIM_EXPLOITATION, HtcdsField.VICTIM_SEX_EXPLOITATION)) {
      cells.put(field, joined(codes.outward(CaseList.EXPLOITATION, person.forms(), field), field));
    }
    putEvent(person, cells);
    ageWhenTrafficked(person)
        .ifPresent(years -> cells.put(HtcdsField.VICTIM_AGE_WHEN_TRAFFICKED, "" + years));
    putService(person, cells);
    if (identity != null) {
      putIdentity(identity, person.particulars().safety(), reach, cells);
    }
    return cells;
  }

  private static String victimStatus(VictimStatus status) {
    return switch (status) {
      case POSSIBLE -> "PossibleVictimOfTrafficking";
      case ACTUAL -> "ActualVictimOfTrafficking";
      case NOT_A_VICTIM -> "NotAVictimOfTrafficking";
    };
  }

  /// The gender as it is recorded, or else what the sex allows to say.
  private String gender(CasePerson person) {
    var recorded =
        codes.outward(
            CaseList.GENDER,
            person.particulars().codes(CaseList.GENDER.id()),
            HtcdsField.PERSON_GENDER);
    if (!recorded.isEmpty()) {
      return recorded.getFirst();
    }
    return switch (person.sex()) {
      case FEMALE -> "Feminine";
      case MALE -> "Masculine";
      case OTHER, UNKNOWN -> "NonSpecifiedUnknown";
    };
  }

  private List<String> said(HtcdsField field, CaseList list, CasePerson person) {
    var chosen = person.particulars().codes(list.id());
    return switch (list) {
      case CONTROL -> {
        var said = new LinkedHashSet<>(codes.outward(list, chosen, field));
        said.addAll(means(person));
        yield codes.inOrder(said, field);
      }
      case SECTOR -> {
        var sectors = codes.outward(list, chosen, field);
        yield sectors.isEmpty()
            ? codes.outward(CaseList.EXPLOITATION, person.forms(), field)
            : sectors;
      }
      default -> codes.outward(list, chosen, field);
    };
  }

  /// What evidenced means say as methods of control. A means that maps to several of them says
  /// none: which one it was is not known.
  private Set<String> means(CasePerson person) {
    var said = new TreeSet<String>();
    for (Allegation allegation : person.allegations()) {
      if (allegation.element() == Element.MEANS && allegation.standing().isEvidenced()) {
        var as = codes.outward(CaseList.MEANS, allegation.code(), HtcdsField.VICTIM_CONTROL);
        if (as.size() == 1) {
          said.addAll(as);
        }
      }
    }
    return said;
  }

  private static String joined(List<String> said, HtcdsField field) {
    return field.kind() == HtcdsField.Kind.CODE
        ? said.stream().findFirst().orElse("")
        : String.join(";", said);
  }

  /// HTCDS has a list of events; a row holds one: the first place of exploitation, or else the
  /// first leg of the way.
  private static void putEvent(CasePerson person, Map<HtcdsField, String> cells) {
    var places = person.particulars().places();
    if (!places.isEmpty()) {
      var place = places.getFirst();
      cells.put(HtcdsField.EVENT_TYPE, "Exploitation");
      place.state().ifPresent(s -> cells.put(HtcdsField.EVENT_COUNTRY, States.written(s)));
      place.locality().ifPresent(l -> cells.put(HtcdsField.EVENT_CITY, l));
      cells.put(HtcdsField.EVENT_DATE, day(place.from()));
    } else if (!person.route().isEmpty()) {
      var leg = person.route().getFirst();
      boolean begins = leg.toState().isEmpty();
      cells.put(HtcdsField.EVENT_TYPE, begins ? "Recruitment" : "Transit");
      (begins ? leg.fromState() : leg.toState())
          .ifPresent(s -> cells.put(HtcdsField.EVENT_COUNTRY, States.written(s)));
      cells.put(HtcdsField.EVENT_DATE, day(leg.began()));
    }
  }

  /// A date that is known to the day, as a day of the common calendar; blank for any other.
  private static String day(Optional<CaseDate> date) {
    return date.filter(d -> d.asGiven().length() == 10 && d.estimatedWithinYears() == 0)
        .map(d -> d.days().earliest().toString())
        .orElse("");
  }

  /// Whole years, where what is known allows one number only.
  private static Optional<Integer> ageWhenTrafficked(CasePerson person) {
    var began =
        person.allegations().stream()
            .filter(a -> a.element() == Element.ACT)
            .flatMap(a -> a.began().stream())
            .map(CaseDate::days)
            .min((a, b) -> a.earliest().compareTo(b.earliest()));
    return switch (person.age()) {
      case Age.Unknown() -> Optional.empty();
      case Age.OfYears(int youngest, int oldest, CaseDate on) ->
          youngest == oldest && on.days().equals(firstEvent(person).orElse(null))
              ? Optional.of(youngest)
              : Optional.empty();
      case Age.Born(CaseDate on) ->
          began
              .flatMap(days -> years(on.days(), days))
              .filter(years -> 0 <= years && years <= OLDEST);
    };
  }

  private static Optional<DayRange> firstEvent(CasePerson person) {
    var places = person.particulars().places();
    return places.isEmpty()
        ? person.route().stream().findFirst().flatMap(l -> l.began()).map(CaseDate::days)
        : places.getFirst().from().map(CaseDate::days);
  }

  private static Optional<Integer> years(DayRange born, DayRange began) {
    int fewest = born.latest().until(began.earliest()).getYears();
    int most = born.earliest().until(began.latest()).getYears();
    return fewest == most ? Optional.of(most) : Optional.empty();
  }

  private void putService(CasePerson person, Map<HtcdsField, String> cells) {
    for (Service service : person.particulars().services()) {
      var as = codes.outward(CaseList.SERVICE, List.of(service.kind()), HtcdsField.PLAN_TYPE);
      boolean planned =
          switch (service.state()) {
            case OFFERED, GIVEN, ENDED -> true;
            case DECLINED, NOT_AVAILABLE -> false;
          };
      if (planned && !as.isEmpty()) {
        cells.put(HtcdsField.PLAN_TYPE, as.getFirst());
        if (service.state() == Service.State.ENDED) {
          cells.put(HtcdsField.PLAN_ACTUAL_END_DATE, day(service.until()));
        }
        return;
      }
    }
  }

  /// A name is not taken apart: which part of it is whose no rule tells everywhere.
  private static void putIdentity(
      Identity identity, Safety safety, Reach reach, Map<HtcdsField, String> cells) {
    identity.names().stream()
        .filter(n -> n.kind() == PersonName.Kind.LEGAL)
        .findFirst()
        .or(() -> identity.names().stream().findFirst())
        .ifPresent(n -> cells.put(HtcdsField.PERSON_FIRST_NAME, n.text()));
    cells.put(HtcdsField.PERSON_BIRTHDATE, day(identity.born()));
    identity.documents().stream()
        .findFirst()
        .ifPresent(d -> cells.put(HtcdsField.PERSON_IDENTITY_NUMBER, d.number()));
    for (Contact contact : identity.contacts()) {
      if (reach == Reach.EVERY || isUsable(contact, safety)) {
        putContact(contact, cells);
      }
    }
  }

  private static boolean isUsable(Contact contact, Safety safety) {
    return !safety.doNotContact() && (contact.safe() || !safety.safeChannelOnly());
  }

  private static void putContact(Contact contact, Map<HtcdsField, String> cells) {
    switch (contact.channel()) {
      case MAIL -> cells.putIfAbsent(HtcdsField.PERSON_EMAIL, contact.value());
      case TELEPHONE -> {
        if (cells.putIfAbsent(HtcdsField.PERSON_MOBILE_PHONE, contact.value()) != null) {
          cells.putIfAbsent(HtcdsField.PERSON_HOME_PHONE, contact.value());
        }
      }
      case ADDRESS -> {
        if (MailingText.FIELDS.stream().noneMatch(cells::containsKey)) {
          cells.putAll(MailingText.fields(contact.value()));
        }
      }
      default -> {}
    }
  }

  // The columns of Mufakat.

  private static Map<Extension, String> caseCells(Case file, int row) {
    var cells = new EnumMap<Extension, String>(Extension.class);
    cells.put(Extension.FORM, Extension.CURRENT_FORM);
    cells.put(Extension.ROW, row + " of " + file.persons().size());
    cells.put(Extension.CASE, "case-" + file.id());
    cells.put(Extension.CASE_REFERENCE, file.reference());
    cells.put(Extension.CASE_VERSION, "" + file.version());
    cells.put(Extension.CASE_OPENED, file.opened().toString());
    cells.put(Extension.COMPARTMENT, file.compartment().slug());
    cells.put(Extension.CASE_STATUS, file.status().slug());
    cells.put(
        Extension.EVIDENCE,
        ItemText.write(file.evidence().stream().map(RowWriting::evidence).toList()));
    return cells;
  }

  private static List<String> evidence(Evidence piece) {
    return List.of(piece.id().value(), piece.kind().slug(), date(piece.obtained()));
  }

  private Map<Extension, String> personCells(CasePerson person, @Nullable VictimStatus disclosed) {
    var cells = new EnumMap<Extension, String>(Extension.class);
    cells.put(Extension.PERSON, "person-" + person.id());
    cells.put(Extension.VICTIM, person.victim().map(VictimStatus::slug).orElse(""));
    cells.put(Extension.SUSPECT, flag(person.suspect()));
    cells.put(Extension.WITNESS, flag(person.witness()));
    cells.put(Extension.NON_PUNISHMENT, nonPunishment(person, Optional.ofNullable(disclosed)));
    cells.put(Extension.AGE, age(person.age()));
    cells.put(Extension.SEX, person.sex().slug());
    cells.put(Extension.ACTS, allegations(person, Element.ACT));
    cells.put(Extension.MEANS, allegations(person, Element.MEANS));
    cells.put(Extension.PURPOSES, allegations(person, Element.PURPOSE));
    cells.put(Extension.FORMS, ItemText.write(person.forms().stream().map(List::of).toList()));
    cells.put(Extension.CONSENT_CLAIMED, flag(person.consentIsClaimed()));
    cells.put(
        Extension.ROUTE,
        ItemText.write(
            person.route().stream()
                .map(
                    l -> List.of(l.fromState().orElse(""), l.toState().orElse(""), date(l.began())))
                .toList()));
    putParticulars(person, cells);
    return cells;
  }

  /// Stands for whoever is a suspect, has offences recorded, or was made to offend.
  private String nonPunishment(CasePerson person, Optional<VictimStatus> disclosed) {
    boolean flagged = person.callsForNonPunishment(disclosed) || person.wasMadeToOffend(forms);
    boolean speaksOfProsecution =
        person.suspect() || !person.particulars().offences().isEmpty() || flagged;
    return speaksOfProsecution ? flag(flagged) : "";
  }

  private static String age(Age age) {
    return switch (age) {
      case Age.Unknown() -> "";
      case Age.Born(CaseDate on) -> "born|" + date(on);
      case Age.OfYears(int youngest, int oldest, CaseDate on) ->
          "years|" + youngest + "|" + oldest + "|" + date(on);
    };
  }

  /// Each with its place among all the person's allegations.
  private static String allegations(CasePerson person, Element element) {
    var items = new ArrayList<List<String>>();
    for (int i = 0; i < person.allegations().size(); i++) {
      var said = person.allegations().get(i);
      if (said.element() == element) {
        items.add(
            List.of(
                "" + (i + 1),
                said.code(),
                date(said.began()),
                ids(said.supportedBy()),
                ids(said.contradictedBy())));
      }
    }
    return ItemText.write(items);
  }

  private static String ids(List<EvidenceId> pieces) {
    return pieces.stream().map(EvidenceId::value).collect(Collectors.joining(","));
  }

  private static void putParticulars(CasePerson person, Map<Extension, String> cells) {
    var all = person.particulars();
    cells.put(Extension.CITIZENSHIPS, String.join(";", all.citizenships()));
    var chosen = new ArrayList<List<String>>();
    all.codes()
        .forEach(
            (list, some) -> {
              var item = new ArrayList<>(List.of(list));
              item.addAll(some);
              chosen.add(item);
            });
    cells.put(Extension.CODES, ItemText.write(chosen));
    cells.put(
        Extension.PLACES,
        ItemText.write(
            all.places().stream()
                .map(
                    p ->
                        List.of(
                            p.state().orElse(""),
                            p.locality().orElse(""),
                            date(p.from()),
                            date(p.until())))
                .toList()));
    cells.put(
        Extension.DOCUMENTS,
        ItemText.write(
            all.documents().stream()
                .map(
                    d ->
                        List.of(
                            d.kind(), d.issuedBy().orElse(""), d.holder().slug(), d.truth().slug()))
                .toList()));
    cells.put(
        Extension.SERVICES,
        ItemText.write(
            all.services().stream()
                .map(s -> List.of(s.kind(), s.state().slug(), date(s.from()), date(s.until())))
                .toList()));
    cells.put(
        Extension.OFFENCES,
        ItemText.write(
            all.offences().stream()
                .map(o -> List.of(o.kind(), o.stage().slug(), date(o.since())))
                .toList()));
    cells.put(Extension.ENCOUNTERS, encounters(all.encounters()));
    cells.put(Extension.DO_NOT_CONTACT, flag(all.safety().doNotContact()));
    cells.put(Extension.SAFE_CHANNEL_ONLY, flag(all.safety().safeChannelOnly()));
    cells.put(Extension.RISK, all.safety().risk().slug());
    cells.put(Extension.RISK_ASSESSED, date(all.safety().assessed()));
  }

  private static String encounters(Encounters encounters) {
    return encounters.recorded() && encounters.all().isEmpty()
        ? NO_ENCOUNTER
        : ItemText.write(
            encounters.all().stream()
                .map(e -> List.of(e.kind(), date(e.first()), e.partner().orElse("")))
                .toList());
  }

  private static Map<Extension, String> identityCells(@Nullable Identity identity) {
    var cells = new EnumMap<Extension, String>(Extension.class);
    cells.put(Extension.IDENTITY, flag(identity != null));
    if (identity != null) {
      cells.put(
          Extension.NAMES,
          ItemText.write(
              identity.names().stream().map(n -> List.of(n.kind().slug(), n.text())).toList()));
      cells.put(Extension.BORN, date(identity.born()));
      cells.put(
          Extension.IDENTITY_DOCUMENTS,
          ItemText.write(
              identity.documents().stream()
                  .map(d -> List.of(d.kind(), d.number(), d.issuedBy().orElse("")))
                  .toList()));
      cells.put(
          Extension.CONTACTS,
          ItemText.write(
              identity.contacts().stream()
                  .map(c -> List.of(c.channel(), c.value(), flag(c.safe())))
                  .toList()));
    }
    return cells;
  }

  private static String consents(List<Consent> consents) {
    return ItemText.write(
        consents.stream()
            .map(
                c ->
                    List.of(
                        c.id().value(),
                        c.use(),
                        recipient(c.recipient()),
                        c.parts().stream()
                            .map(RecordPart::slug)
                            .sorted()
                            .collect(Collectors.joining(",")),
                        c.given().toString(),
                        c.until().toString(),
                        c.withdrawnAt().map(Object::toString).orElse(""),
                        c.readIn()))
            .toList());
  }

  private static String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Within(var compartment) -> "within:" + compartment.slug();
      case Recipient.State(String member) -> "state:" + member;
      case Recipient.Partner(String code) -> "partner:" + code;
    };
  }
}
