package org.mufakat.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes.Sex;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Element;
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
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;

/// What is held of one invented person, in codes of the regime's lists.
final class PersonDraw {

  /// The kinds of exploitation that the published totals tell apart, with the codes that belong to
  /// each, those that are drawn most often standing twice.
  private enum Kind {
    LABOUR(
        "fishing fishing domestic-work domestic-work construction manufacturing agriculture"
            + " hospitality forced-labour",
        "forced-labour-or-services forced-labour"),
    SEXUAL(
        "prostitution prostitution prostitution remote-sexual-services pornography"
            + " sexual-exploitation",
        "prostitution-of-others other-sexual-exploitation sexual-exploitation"),
    OTHER(
        "online-scam online-scam online-scam forced-marriage forced-begging other-forced-crime"
            + " servitude forced-criminality",
        "forced-criminality servitude other-exploitation forced-labour");

    private final List<String> forms;
    private final List<String> purposes;

    Kind(String forms, String purposes) {
      this.forms = List.of(forms.split(" "));
      this.purposes = List.of(purposes.split(" "));
    }
  }

  private record Shape(boolean child, Sex sex, Kind kind, boolean national) {}

  private static final List<String> MADE_TO_OFFEND =
      List.of("online-scam", "forced-criminality", "other-forced-crime");

  private final RegimePack regime;
  private final String state;
  private final RandomGenerator chance;
  private final InventedDates dates;

  PersonDraw(RegimePack regime, String state, RandomGenerator chance, InventedDates dates) {
    this.regime = regime;
    this.state = state;
    this.chance = chance;
    this.dates = dates;
  }

  CasePerson victim(OpaqueId id, List<EvidenceId> evidence, LocalDate began, LocalDate opened) {
    var shape = shape();
    var origin = shape.national() ? state : another(state);
    var form = oneOf(shape.kind().forms, CaseList.EXPLOITATION);
    return victim(id, evidence, began, opened, shape, form, origin, route(origin, began));
  }

  /// The planted person: brought from the first State through the second into a scam compound in
  /// the third.
  CasePerson planted(
      OpaqueId id, int which, List<EvidenceId> evidence, LocalDate began, LocalDate opened) {
    var way = InventedCaseload.plantedIn(regime);
    var shape = new Shape(false, Sex.FEMALE, Kind.OTHER, which == 0);
    var form = oneOf(MADE_TO_OFFEND, CaseList.EXPLOITATION);
    var legs =
        List.of(leg(way.get(0), way.get(1), began), leg(way.get(1), way.get(2), began.plusDays(9)));
    var drawn = victim(id, evidence, began, opened, shape, form, way.getFirst(), legs);
    return new CasePerson(
        id,
        Optional.of(VictimStatus.POSSIBLE),
        drawn.suspect(),
        false,
        new Age.Born(CaseDate.of("2004")),
        drawn.sex(),
        drawn.allegations(),
        drawn.forms(),
        drawn.route(),
        drawn.consentIsClaimed(),
        drawn.particulars());
  }

  private CasePerson victim(
      OpaqueId id,
      List<EvidenceId> evidence,
      LocalDate began,
      LocalDate opened,
      Shape shape,
      Optional<String> form,
      String origin,
      List<RouteLeg> route) {
    boolean offended = form.filter(MADE_TO_OFFEND::contains).isPresent();
    boolean suspect = offended && chance.nextInt(5) < 2;
    return new CasePerson(
        id,
        Optional.of(status()),
        suspect,
        chance.nextInt(12) == 0,
        age(shape, began, opened),
        shape.sex(),
        allegations(shape, evidence, began),
        one(15) ? List.of() : form.stream().toList(),
        route,
        one(15),
        new Particulars(
            citizenships(origin),
            codes(shape, form.orElse("")),
            places(began, opened),
            documents(origin),
            services(opened),
            suspect ? offences(List.of("online-fraud", "immigration-offence"), opened) : List.of(),
            safety(opened),
            new EncounterDraw(regime, state, id).drawn(opened)));
  }

  CasePerson suspect(OpaqueId id, LocalDate opened) {
    var offences =
        offences(
            List.of("trafficking-in-persons", "illegal-recruitment", "aiding-trafficking"), opened);
    return other(
        id, true, citizenships(one(60) ? state : another(state)), new TreeMap<>(), offences);
  }

  CasePerson witness(OpaqueId id) {
    return other(id, false, List.of(state), new TreeMap<>(), List.of());
  }

  private CasePerson other(
      OpaqueId id,
      boolean suspect,
      List<String> citizenships,
      TreeMap<String, SortedSet<String>> codes,
      List<Offence> offences) {
    if (suspect) {
      put(codes, CaseList.PART_PLAYED, 60, 1);
    }
    return new CasePerson(
        id,
        Optional.empty(),
        suspect,
        !suspect,
        new Age.Unknown(),
        one(65) ? Sex.MALE : one(80) ? Sex.FEMALE : Sex.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        false,
        new Particulars(
            citizenships, codes, List.of(), List.of(), List.of(), offences, Safety.UNKNOWN));
  }

  private Shape shape() {
    int person =
        chance.nextInt(
            InventedCaseload.WOMEN
                + InventedCaseload.MEN
                + InventedCaseload.GIRLS
                + InventedCaseload.BOYS);
    boolean adult = person < InventedCaseload.WOMEN + InventedCaseload.MEN;
    boolean female =
        person < InventedCaseload.WOMEN
            || (!adult
                && person < InventedCaseload.WOMEN + InventedCaseload.MEN + InventedCaseload.GIRLS);
    int form =
        chance.nextInt(InventedCaseload.LABOUR + InventedCaseload.SEXUAL + InventedCaseload.OTHER);
    var kind =
        form < InventedCaseload.LABOUR
            ? Kind.LABOUR
            : form < InventedCaseload.LABOUR + InventedCaseload.SEXUAL ? Kind.SEXUAL : Kind.OTHER;
    int citizen = chance.nextInt(InventedCaseload.NATIONALS + InventedCaseload.FOREIGNERS);
    return new Shape(
        !adult, female ? Sex.FEMALE : Sex.MALE, kind, citizen < InventedCaseload.NATIONALS);
  }

  private VictimStatus status() {
    int of100 = chance.nextInt(100);
    return of100 < 45
        ? VictimStatus.POSSIBLE
        : of100 < 95 ? VictimStatus.ACTUAL : VictimStatus.NOT_A_VICTIM;
  }

  private Age age(Shape shape, LocalDate began, LocalDate opened) {
    int years = shape.child() ? 8 + chance.nextInt(10) : 18 + chance.nextInt(27);
    int of100 = chance.nextInt(100);
    if (of100 < 10) {
      return new Age.Unknown();
    }
    if (of100 < 25) {
      int now = years + opened.getYear() - began.getYear();
      return new Age.OfYears(Math.max(now - 2, 0), now + 2, dates.near(opened));
    }
    return new Age.Born(dates.near(began.minusYears(years).minusDays(1L + chance.nextInt(364))));
  }

  private List<Allegation> allegations(Shape shape, List<EvidenceId> evidence, LocalDate began) {
    var all = new ArrayList<Allegation>();
    int acts = 1 + chance.nextInt(2);
    for (String act : some(CaseList.ACT, acts)) {
      all.add(allegation(Element.ACT, act, evidence, dates.perhaps(began)));
    }
    int means = shape.child() ? chance.nextInt(2) : one(12) ? 0 : 1 + chance.nextInt(2);
    for (String used : some(CaseList.MEANS, means)) {
      all.add(allegation(Element.MEANS, used, evidence, Optional.empty()));
    }
    if (!one(8)) {
      oneOf(shape.kind().purposes, CaseList.PURPOSE)
          .ifPresent(p -> all.add(allegation(Element.PURPOSE, p, evidence, Optional.empty())));
    }
    return all;
  }

  /// Mostly supported; some contested, some only said, some refuted.
  private Allegation allegation(
      Element element, String code, List<EvidenceId> evidence, Optional<CaseDate> began) {
    if (evidence.isEmpty() || one(15)) {
      return new Allegation(element, code, began, List.of(), List.of());
    }
    var piece = evidence.get(chance.nextInt(evidence.size()));
    if (one(6)) {
      return new Allegation(element, code, began, List.of(), List.of(piece));
    }
    var other = evidence.get(chance.nextInt(evidence.size()));
    boolean contested = !other.equals(piece) && one(15);
    return new Allegation(
        element, code, began, List.of(piece), contested ? List.of(other) : List.of());
  }

  private List<RouteLeg> route(String origin, LocalDate began) {
    if (one(10)) {
      return List.of();
    }
    if (origin.equals(state) || one(70)) {
      return List.of(leg(origin, state, began));
    }
    var through = another(state);
    return List.of(leg(origin, through, began), leg(through, state, began.plusDays(4)));
  }

  private RouteLeg leg(String from, String to, LocalDate began) {
    return new RouteLeg(Optional.of(from), Optional.of(to), dates.perhaps(began));
  }

  private List<String> citizenships(String origin) {
    return one(7) ? List.of() : List.of(origin);
  }

  private TreeMap<String, SortedSet<String>> codes(Shape shape, String form) {
    var codes = new TreeMap<String, SortedSet<String>>();
    put(codes, CaseList.CONTROL, 80, 1 + chance.nextInt(3));
    put(codes, CaseList.RECRUITMENT_CHANNEL, 75, 1);
    put(codes, CaseList.RECRUITER, 65, 1);
    put(codes, CaseList.VULNERABILITY, 40, 1 + chance.nextInt(2));
    put(codes, CaseList.EDUCATION, 35, 1);
    put(codes, CaseList.MARITAL_STATUS, 30, 1);
    put(codes, CaseList.IDENTIFIED_BY, 50, 1);
    if (codes.getOrDefault(CaseList.RECRUITMENT_CHANNEL.id(), new TreeSet<>()).stream()
        .anyMatch(c -> c.startsWith("online"))) {
      put(codes, CaseList.RECRUITMENT_PLATFORM, 70, 1);
    }
    if (shape.kind() == Kind.LABOUR) {
      if (has(CaseList.SECTOR, form)) {
        codes.put(CaseList.SECTOR.id(), new TreeSet<>(List.of(form)));
      } else {
        put(codes, CaseList.SECTOR, 80, 1);
      }
    }
    return codes;
  }

  private List<PlaceOfExploitation> places(LocalDate began, LocalDate opened) {
    return one(35)
        ? List.of()
        : List.of(
            new PlaceOfExploitation(
                Optional.of(state),
                one(60) ? Optional.of(new InventedNames(chance).town()) : Optional.empty(),
                dates.perhaps(began.plusDays(10)),
                one(70) ? dates.perhaps(opened.minusDays(5)) : Optional.empty()));
  }

  private List<DocumentSeen> documents(String origin) {
    return some(CaseList.DOCUMENT, chance.nextInt(3)).stream()
        .map(
            kind ->
                new DocumentSeen(
                    kind,
                    one(80) ? Optional.of(origin) : Optional.empty(),
                    any(DocumentSeen.Holder.values()),
                    any(DocumentSeen.Truth.values())))
        .toList();
  }

  private List<Service> services(LocalDate opened) {
    return some(CaseList.SERVICE, chance.nextInt(4)).stream()
        .map(
            kind -> {
              var how = any(Service.State.values());
              boolean begun = how == Service.State.GIVEN || how == Service.State.ENDED;
              return new Service(
                  kind,
                  how,
                  begun ? dates.perhaps(opened.plusDays(2)) : Optional.empty(),
                  how == Service.State.ENDED
                      ? dates.perhaps(opened.plusDays(40))
                      : Optional.empty());
            })
        .toList();
  }

  private List<Offence> offences(List<String> preferred, LocalDate opened) {
    var stage = any(Offence.Stage.values());
    return oneOf(preferred, CaseList.OFFENCE).stream()
        .map(kind -> new Offence(kind, stage, dates.perhaps(opened.plusDays(7))))
        .toList();
  }

  private Safety safety(LocalDate opened) {
    var risk = one(30) ? Safety.Risk.NOT_ASSESSED : any(Safety.Risk.values());
    return new Safety(
        one(6),
        one(45),
        risk,
        risk == Safety.Risk.NOT_ASSESSED
            ? Optional.empty()
            : Optional.of(dates.near(opened.plusDays(1))));
  }

  private String another(String than) {
    var others = regime.members().stream().map(Member::code).filter(c -> !c.equals(than)).toList();
    return others.isEmpty() ? than : others.get(chance.nextInt(others.size()));
  }

  /// With this likelihood, in hundredths.
  private boolean one(int of100) {
    return chance.nextInt(100) < of100;
  }

  private <T> T any(T[] values) {
    return values[chance.nextInt(values.length)];
  }

  /// One of the preferred codes that the regime's list has; else any of the list.
  private Optional<String> oneOf(List<String> preferred, CaseList list) {
    var there = preferred.stream().filter(c -> has(list, c)).toList();
    return there.isEmpty()
        ? some(list, 1).stream().findFirst()
        : Optional.of(there.get(chance.nextInt(there.size())));
  }

  private boolean has(CaseList list, String code) {
    return regime.codeList(list.id()).flatMap(l -> l.code(code)).isPresent();
  }

  private void put(TreeMap<String, SortedSet<String>> codes, CaseList list, int of100, int count) {
    if (one(of100)) {
      codes.put(list.id(), new TreeSet<>(some(list, count)));
    }
  }

  /// So many different codes of a list, fewer where it is shorter.
  private List<String> some(CaseList list, int count) {
    var left =
        new ArrayList<>(
            regime.codeList(list.id()).map(CodeList::codes).orElse(List.of()).stream()
                .map(CodeList.Code::id)
                .toList());
    var drawn = new ArrayList<String>();
    while (drawn.size() < count && !left.isEmpty()) {
      drawn.add(left.remove(chance.nextInt(left.size())));
    }
    return drawn;
  }
}
