package org.mufakat.server.cases.htcds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Consent;
import org.mufakat.cases.DocumentSeen;
import org.mufakat.cases.Element;
import org.mufakat.cases.Encounter;
import org.mufakat.cases.Encounters;
import org.mufakat.cases.Evidence;
import org.mufakat.cases.EvidenceId;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.cases.Offence;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Safety;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;

/// Cases of nobody, drawn from a seed, with every field of a case filled now and then: several
/// persons, every kind of date, and texts that a file must take pains to hold.
public final class InventedCases {

  private static final String[] WORDS = {
    "Northa",
    "Sud-Ost",
    "=1+1",
    "+00 000",
    "-x",
    "@home",
    "'quoted",
    "''twice",
    "a;b|c\\d",
    "comma, \"quote\"",
    "line\nbreak",
    "line\r\nend",
    "\ttab",
    " blanks ",
    "ตัวอย่าง",
    "Ví dụ",
    "𝔊",
    "\uFF1Dwide",
    "TRUE",
    "2023",
    "1 of 2"
  };

  private final SplittableRandom random;
  private final RegimePack pack;
  private final Compartment side;
  private int number;

  public InventedCases(long seed, RegimePack pack, Compartment side) {
    this.random = new SplittableRandom(seed);
    this.pack = pack;
    this.side = side;
  }

  Stream<CaseFile> all(int count) {
    return IntStream.range(0, count).mapToObj(_ -> next());
  }

  public CaseFile next() {
    var evidence = listOf(4, this::evidence);
    var persons = new ArrayList<CasePerson>();
    var identities = new HashMap<OpaqueId, Identity>();
    var consents = new ArrayList<Consent>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var person = person(evidence);
      persons.add(person);
      if (random.nextInt(5) > 0) {
        identities.put(person.id(), identity());
      }
      consents.addAll(listOf(2, () -> consent(person.id())));
    }
    var file =
        new Case(
            id(),
            side,
            "XNO-2031-%06d".formatted(++number),
            1 + random.nextInt(9),
            Instant.ofEpochMilli(1_900_000_000_000L + random.nextInt()),
            one(Case.Status.values()),
            persons,
            evidence);
    return new CaseFile(file, identities, consents, Map.of());
  }

  private OpaqueId id() {
    return new OpaqueId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
  }

  private Evidence evidence() {
    return new Evidence(
        new EvidenceId("e-%08x".formatted(random.nextInt())),
        one(Evidence.Kind.values()),
        maybe(this::date));
  }

  private CasePerson person(List<Evidence> evidence) {
    var victim = maybe(() -> one(VictimStatus.values()));
    boolean suspect = random.nextBoolean();
    return new CasePerson(
        id(),
        victim,
        suspect,
        random.nextBoolean() || victim.isEmpty() && !suspect,
        switch (random.nextInt(3)) {
          case 0 -> new Age.Unknown();
          case 1 -> new Age.Born(date());
          default -> new Age.OfYears(random.nextInt(20), 20 + random.nextInt(100), date());
        },
        one(Classes.Sex.values()),
        listOf(5, () -> allegation(evidence)),
        List.copyOf(codes(CaseList.EXPLOITATION)),
        listOf(3, () -> new RouteLeg(maybe(this::state), maybe(this::state), maybe(this::date))),
        random.nextBoolean(),
        particulars());
  }

  private Allegation allegation(List<Evidence> evidence) {
    var element = one(Element.values());
    return new Allegation(
        element,
        code(CaseList.byId(element.codeList()).orElseThrow()),
        maybe(this::date),
        some(evidence),
        some(evidence));
  }

  private List<EvidenceId> some(List<Evidence> evidence) {
    return evidence.stream().filter(_ -> random.nextInt(3) == 0).map(Evidence::id).toList();
  }

  private Particulars particulars() {
    var chosen = new TreeMap<String, Set<String>>();
    for (CaseList list : CaseList.values()) {
      if (random.nextInt(3) == 0) {
        chosen.put(list.id(), codes(list));
      }
    }
    boolean assessed = random.nextBoolean();
    return Particulars.ofCodes(chosen)
        .with(
            new Safety(
                random.nextInt(4) == 0,
                random.nextBoolean(),
                assessed ? Safety.Risk.HIGH : Safety.Risk.NOT_ASSESSED,
                assessed ? Optional.of(date()) : Optional.empty()))
        .with(encounters())
        .with(
            listOf(2, this::state),
            listOf(
                2,
                () ->
                    new PlaceOfExploitation(
                        maybe(this::state),
                        maybe(this::text),
                        maybe(this::date),
                        maybe(this::date))),
            listOf(
                2,
                () ->
                    new DocumentSeen(
                        code(CaseList.DOCUMENT),
                        maybe(this::state),
                        one(DocumentSeen.Holder.values()),
                        one(DocumentSeen.Truth.values()))),
            listOf(
                2,
                () ->
                    new Service(
                        code(CaseList.SERVICE),
                        one(Service.State.values()),
                        maybe(this::date),
                        maybe(this::date))),
            listOf(
                2,
                () ->
                    new Offence(
                        code(CaseList.OFFENCE), one(Offence.Stage.values()), maybe(this::date))));
  }

  private Encounters encounters() {
    return random.nextInt(3) == 0
        ? Encounters.NOT_RECORDED
        : Encounters.of(
            listOf(
                3,
                () ->
                    new Encounter(
                        code(CaseList.ORGANIZATION),
                        maybe(this::date),
                        maybe(() -> "partner-" + random.nextInt(9)))));
  }

  private Identity identity() {
    return new Identity(
        listOf(3, () -> new PersonName(text(), one(PersonName.Kind.values()))),
        maybe(this::date),
        listOf(2, () -> new IdentityDocument(code(CaseList.DOCUMENT), text(), maybe(this::state))),
        listOf(
            4,
            () ->
                new Contact(
                    one(new String[] {"e-mail", "telephone", "address", "messenger"}),
                    text(),
                    random.nextBoolean())));
  }

  private Consent consent(OpaqueId about) {
    var given = Instant.ofEpochSecond(1_900_000_000L + random.nextInt(1_000_000));
    var parts = EnumSet.of(one(RecordPart.values()), one(RecordPart.values()));
    return new Consent(
        id(),
        about,
        code(CaseList.USE),
        switch (random.nextInt(3)) {
          case 0 -> new Recipient.Within(one(Compartment.values()));
          case 1 -> new Recipient.State(state());
          default -> new Recipient.Partner("partner-" + random.nextInt(9));
        },
        parts,
        given,
        given.plusSeconds(86_400),
        maybe(() -> given.plusSeconds(5)),
        one(new String[] {"en", "id", "th"}));
  }

  private CaseDate date() {
    int year = 1950 + random.nextInt(90);
    boolean buddhist = random.nextInt(4) == 0;
    var text = new StringBuilder("" + (buddhist ? year + 543 : year));
    int parts = random.nextInt(3);
    if (parts > 0) {
      text.append("-%02d".formatted(1 + random.nextInt(12)));
    }
    if (parts > 1) {
      text.append("-%02d".formatted(1 + random.nextInt(28)));
    }
    var era = buddhist ? CalendarEra.BUDDHIST : CalendarEra.COMMON;
    return new CaseDate(text.toString(), era, random.nextInt(4) == 0 ? random.nextInt(21) : 0);
  }

  private String state() {
    return random.nextBoolean()
        ? one(new String[] {"THA", "IDN", "MMR", "GBR"})
        : pack.members().get(random.nextInt(pack.members().size())).code();
  }

  private String text() {
    return one(WORDS) + (random.nextBoolean() ? "" : one(WORDS));
  }

  private Set<String> codes(CaseList list) {
    var some = new TreeSet<String>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      some.add(code(list));
    }
    return some;
  }

  private String code(CaseList list) {
    var codes = pack.codeList(list.id()).orElseThrow().codes().stream().map(CodeList.Code::id);
    return one(codes.toArray(String[]::new));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
  }

  private <T> List<T> listOf(int most, Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
