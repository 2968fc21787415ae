package org.mufakat.server.cases.htcds;

import static org.mufakat.server.cases.htcds.ItemText.optional;
import static org.mufakat.server.cases.htcds.ItemText.readFlag;
import static org.mufakat.server.cases.htcds.ItemText.readOptionalDate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.cases.Age;
import org.mufakat.cases.Allegation;
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
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;

/// Reads Mufakat's own columns, in which a case stands whole.
final class ExtendedReading {

  /// Columns that say the same in every row of a case.
  private static final List<Extension> OF_THE_CASE =
      List.of(
          Extension.CASE_REFERENCE,
          Extension.CASE_VERSION,
          Extension.CASE_OPENED,
          Extension.COMPARTMENT,
          Extension.CASE_STATUS,
          Extension.EVIDENCE);

  private static final Pattern ROW = Pattern.compile("(\\d{1,6}) of (\\d{1,6})");
  private static final Pattern STATE = Pattern.compile("[A-Z]{3}");

  /// Of a list that a regime or a form has: no name of a person has this form but by chance.
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static final Pattern PARTNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

  private final PackCodes codes;

  ExtendedReading(PackCodes codes) {
    this.codes = codes;
  }

  /// Whether these are all rows of a case, in order.
  boolean areTogether(List<HtcdsRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      var place = ROW.matcher(rows.get(i).get(Extension.ROW));
      if (!place.matches()) {
        return false;
      }
      int number = Integer.parseInt(place.group(1));
      int all = Integer.parseInt(place.group(2));
      boolean nobody = all == 0 && number == 0 && rows.size() == 1;
      boolean inOrder = number == i + 1 && all == rows.size();
      boolean hasPerson = !rows.get(i).get(Extension.PERSON).isEmpty();
      if (!(nobody && !hasPerson || inOrder && hasPerson)) {
        return false;
      }
    }
    return true;
  }

  /// Faults what a row says of its case.
  void checkCase(HtcdsRow row, HtcdsRow first, Compartment side, List<HtcdsFault> faults) {
    if (!row.get(Extension.FORM).equals(Extension.CURRENT_FORM)) {
      faults.add(HtcdsFault.of(Extension.FORM, Kind.OTHER_FORM));
      return;
    }
    if (!row.get(Extension.COMPARTMENT).equals(side.slug())) {
      faults.add(HtcdsFault.of(Extension.COMPARTMENT, Kind.OTHER_COMPARTMENT));
    }
    for (Extension column : OF_THE_CASE) {
      if (!row.get(column).equals(first.get(column))) {
        faults.add(HtcdsFault.of(column, Kind.ROWS_OF_CASE_DIFFER));
      }
    }
  }

  Optional<Case> file(HtcdsRow row, List<CasePerson> persons, List<HtcdsFault> faults) {
    int before = faults.size();
    var id = cell(row, Extension.CASE, t -> opaque("case-", t), OpaqueId.NONE, faults);
    var version = cell(row, Extension.CASE_VERSION, Integer::parseInt, 1, faults);
    var opened = cell(row, Extension.CASE_OPENED, Instant::parse, Instant.EPOCH, faults);
    var status =
        cell(
            row,
            Extension.CASE_STATUS,
            t -> Case.Status.bySlug(t).orElseThrow(),
            Case.Status.OPEN,
            faults);
    var evidence = items(row, Extension.EVIDENCE, 3, ExtendedReading::piece, faults);
    var side =
        cell(
            row,
            Extension.COMPARTMENT,
            t -> Compartment.bySlug(t).orElseThrow(),
            Compartment.VICTIM_SERVICES,
            faults);
    if (faults.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Case(
              id,
              side,
              row.get(Extension.CASE_REFERENCE),
              version,
              opened,
              status,
              persons,
              evidence));
    } catch (IllegalArgumentException e) {
      faults.add(HtcdsFault.of(Extension.CASE, Kind.NOT_A_CASE));
      return Optional.empty();
    }
  }

  private static Evidence piece(List<String> parts) {
    return new Evidence(
        new EvidenceId(parts.get(0)),
        Evidence.Kind.bySlug(parts.get(1)).orElseThrow(),
        readOptionalDate(parts.get(2)));
  }

  /// Empty when the row is at fault.
  Optional<CasePerson> person(HtcdsRow row, List<HtcdsFault> faults) {
    int before = faults.size();
    var id = cell(row, Extension.PERSON, t -> opaque("person-", t), OpaqueId.NONE, faults);
    var victim =
        cell(
            row,
            Extension.VICTIM,
            t -> optional(t).map(v -> VictimStatus.bySlug(v).orElseThrow()),
            Optional.<VictimStatus>empty(),
            faults);
    boolean suspect = cell(row, Extension.SUSPECT, ItemText::readFlag, false, faults);
    boolean witness = cell(row, Extension.WITNESS, ItemText::readFlag, false, faults);
    var age = cell(row, Extension.AGE, ExtendedReading::age, new Age.Unknown(), faults);
    var sex =
        cell(
            row,
            Extension.SEX,
            t -> Classes.Sex.bySlug(t).orElseThrow(),
            Classes.Sex.UNKNOWN,
            faults);
    var allegations = allegations(row, faults);
    var forms = items(row, Extension.FORMS, 1, List::getFirst, faults);
    inPack(CaseList.EXPLOITATION, forms, Extension.FORMS, faults);
    var route = items(row, Extension.ROUTE, 3, ExtendedReading::leg, faults);
    boolean claimed = cell(row, Extension.CONSENT_CLAIMED, ItemText::readFlag, false, faults);
    var particulars = particulars(row, faults);
    if (faults.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CasePerson(
              id,
              victim,
              suspect,
              witness,
              age,
              sex,
              allegations,
              forms,
              route,
              claimed,
              particulars));
    } catch (IllegalArgumentException e) {
      faults.add(HtcdsFault.of(Extension.PERSON, Kind.NOT_A_CASE));
      return Optional.empty();
    }
  }

  private static OpaqueId opaque(String prefix, String text) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException("an id has its prefix");
    }
    return new OpaqueId(text.substring(prefix.length()));
  }

  private static Age age(String text) {
    if (text.isEmpty()) {
      return new Age.Unknown();
    }
    var parts = ItemText.read(text).getFirst();
    return switch (parts.getFirst() + " of " + parts.size()) {
      case "born of 2" -> new Age.Born(ItemText.readDate(parts.get(1)));
      case "years of 4" ->
          new Age.OfYears(
              Integer.parseInt(parts.get(1)),
              Integer.parseInt(parts.get(2)),
              ItemText.readDate(parts.get(3)));
      default -> throw new IllegalArgumentException("an age is born or years");
    };
  }

  private record Placed(int place, Allegation allegation) {}

  private List<Allegation> allegations(HtcdsRow row, List<HtcdsFault> faults) {
    var placed =
        Stream.of(Element.values())
            .flatMap(element -> allegations(row, element, faults).stream())
            .sorted(Comparator.comparingInt(Placed::place))
            .toList();
    return placed.stream().map(Placed::allegation).toList();
  }

  private List<Placed> allegations(HtcdsRow row, Element element, List<HtcdsFault> faults) {
    var column =
        switch (element) {
          case ACT -> Extension.ACTS;
          case MEANS -> Extension.MEANS;
          case PURPOSE -> Extension.PURPOSES;
        };
    var list =
        switch (element) {
          case ACT -> CaseList.ACT;
          case MEANS -> CaseList.MEANS;
          case PURPOSE -> CaseList.PURPOSE;
        };
    var placed =
        items(
            row,
            column,
            5,
            parts ->
                new Placed(
                    Integer.parseInt(parts.get(0)),
                    new Allegation(
                        element,
                        parts.get(1),
                        readOptionalDate(parts.get(2)),
                        ids(parts.get(3)),
                        ids(parts.get(4)))),
            faults);
    inPack(list, placed.stream().map(p -> p.allegation().code()).toList(), column, faults);
    return placed;
  }

  private static List<EvidenceId> ids(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1)).map(EvidenceId::new).toList();
  }

  private static RouteLeg leg(List<String> parts) {
    return new RouteLeg(state(parts.get(0)), state(parts.get(1)), readOptionalDate(parts.get(2)));
  }

  private static Optional<String> state(String text) {
    return optional(text).map(ExtendedReading::stateCode);
  }

  private static String stateCode(String text) {
    if (!STATE.matcher(text).matches()) {
      throw new IllegalArgumentException("a State is three letters");
    }
    return text;
  }

  private Particulars particulars(HtcdsRow row, List<HtcdsFault> faults) {
    var citizenships = items(row, Extension.CITIZENSHIPS, 1, p -> stateCode(p.getFirst()), faults);
    var chosen = new TreeMap<String, TreeSet<String>>();
    cell(row, Extension.CODES, ItemText::read, List.<List<String>>of(), faults)
        .forEach(
            item -> {
              var some = new TreeSet<>(item.subList(1, item.size()));
              var list = CaseList.byId(item.getFirst());
              boolean isTwice = chosen.put(item.getFirst(), some) != null;
              // Codes stand unsealed among the facts: what no list has may be anything, a name too.
              if (list.isEmpty() || isTwice) {
                faults.add(
                    new HtcdsFault(
                        Extension.CODES.columnName(),
                        Kind.NOT_IN_PACK,
                        Optional.empty(),
                        Arrays.stream(CaseList.values()).map(CaseList::id).toList()));
              } else {
                inPack(list.get(), some, Extension.CODES, faults);
              }
            });
    var places = items(row, Extension.PLACES, 4, ExtendedReading::place, faults);
    var documents = items(row, Extension.DOCUMENTS, 4, ExtendedReading::document, faults);
    inPack(
        CaseList.DOCUMENT,
        documents.stream().map(DocumentSeen::kind).toList(),
        Extension.DOCUMENTS,
        faults);
    var services = items(row, Extension.SERVICES, 4, ExtendedReading::service, faults);
    inPack(
        CaseList.SERVICE,
        services.stream().map(Service::kind).toList(),
        Extension.SERVICES,
        faults);
    var offences = items(row, Extension.OFFENCES, 3, ExtendedReading::offence, faults);
    inPack(
        CaseList.OFFENCE,
        offences.stream().map(Offence::kind).toList(),
        Extension.OFFENCES,
        faults);
    return Particulars.ofCodes(chosen)
        .with(safety(row, faults))
        .with(encounters(row, faults))
        .with(citizenships, places, documents, services, offences);
  }

  private static PlaceOfExploitation place(List<String> parts) {
    return new PlaceOfExploitation(
        state(parts.get(0)),
        optional(parts.get(1)),
        readOptionalDate(parts.get(2)),
        readOptionalDate(parts.get(3)));
  }

  private static DocumentSeen document(List<String> parts) {
    return new DocumentSeen(
        parts.get(0),
        state(parts.get(1)),
        DocumentSeen.Holder.bySlug(parts.get(2)).orElseThrow(),
        DocumentSeen.Truth.bySlug(parts.get(3)).orElseThrow());
  }

  private static Service service(List<String> parts) {
    return new Service(
        parts.get(0),
        Service.State.bySlug(parts.get(1)).orElseThrow(),
        readOptionalDate(parts.get(2)),
        readOptionalDate(parts.get(3)));
  }

  private static Offence offence(List<String> parts) {
    return new Offence(
        parts.get(0),
        Offence.Stage.bySlug(parts.get(1)).orElseThrow(),
        readOptionalDate(parts.get(2)));
  }

  private Encounters encounters(HtcdsRow row, List<HtcdsFault> faults) {
    if (row.get(Extension.ENCOUNTERS).equals(RowWriting.NO_ENCOUNTER)) {
      return Encounters.NONE;
    }
    var all = items(row, Extension.ENCOUNTERS, 3, ExtendedReading::encounter, faults);
    inPack(
        CaseList.ORGANIZATION,
        all.stream().map(Encounter::kind).toList(),
        Extension.ENCOUNTERS,
        faults);
    return all.isEmpty() ? Encounters.NOT_RECORDED : Encounters.of(all);
  }

  private static Encounter encounter(List<String> parts) {
    return new Encounter(parts.get(0), readOptionalDate(parts.get(1)), optional(parts.get(2)));
  }

  private static Safety safety(HtcdsRow row, List<HtcdsFault> faults) {
    boolean doNotContact = cell(row, Extension.DO_NOT_CONTACT, t -> readFlag(t), true, faults);
    boolean safeOnly = cell(row, Extension.SAFE_CHANNEL_ONLY, t -> readFlag(t), true, faults);
    var assessed =
        cell(
            row,
            Extension.RISK_ASSESSED,
            ItemText::readOptionalDate,
            Optional.<CaseDate>empty(),
            faults);
    return cell(
        row,
        Extension.RISK,
        t -> new Safety(doNotContact, safeOnly, Safety.Risk.bySlug(t).orElseThrow(), assessed),
        Safety.UNKNOWN,
        faults);
  }

  Optional<Identity> identity(HtcdsRow row, List<HtcdsFault> faults) {
    if (!cell(row, Extension.IDENTITY, ItemText::readFlag, false, faults)) {
      for (var column :
          List.of(
              Extension.NAMES, Extension.BORN, Extension.IDENTITY_DOCUMENTS, Extension.CONTACTS)) {
        if (!row.get(column).isEmpty()) {
          faults.add(HtcdsFault.of(column, Kind.NOT_OF_ITS_FORM));
        }
      }
      return Optional.empty();
    }
    var papers = items(row, Extension.IDENTITY_DOCUMENTS, 3, ExtendedReading::paper, faults);
    inPack(
        CaseList.DOCUMENT,
        papers.stream()
            .map(IdentityDocument::kind)
            .filter(kind -> !kind.equals(PlainReading.SOME_DOCUMENT))
            .toList(),
        Extension.IDENTITY_DOCUMENTS,
        faults);
    return Optional.of(
        new Identity(
            items(
                row,
                Extension.NAMES,
                2,
                p -> new PersonName(p.get(1), PersonName.Kind.bySlug(p.get(0)).orElseThrow()),
                faults),
            cell(row, Extension.BORN, ItemText::readOptionalDate, Optional.empty(), faults),
            papers,
            items(row, Extension.CONTACTS, 3, ExtendedReading::contact, faults)));
  }

  private static IdentityDocument paper(List<String> parts) {
    return new IdentityDocument(
        word(parts.get(0)),
        limited(parts.get(1), PlainReading.LONGEST_NUMBER),
        state(parts.get(2)));
  }

  private static Contact contact(List<String> parts) {
    return new Contact(
        word(parts.get(0)),
        limited(parts.get(1), PlainReading.LONGEST_ADDRESS),
        readFlag(parts.get(2)));
  }

  /// A word of a list, as the kind of a paper or a way of reaching someone.
  private static String word(String text) {
    return matching(WORD, text);
  }

  private static String matching(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("a code has its form");
    }
    return text;
  }

  private static String limited(String text, int most) {
    if (text.isBlank() || text.length() > most) {
      throw new IllegalArgumentException("a text is longer than the register takes");
    }
    return text;
  }

  List<Consent> consents(HtcdsRow row, OpaqueId about, List<HtcdsFault> faults) {
    var consents = items(row, Extension.CONSENTS, 8, p -> consent(p, about), faults);
    inPack(CaseList.USE, consents.stream().map(Consent::use).toList(), Extension.CONSENTS, faults);
    return consents;
  }

  private static Consent consent(List<String> parts, OpaqueId about) {
    return new Consent(
        new OpaqueId(parts.get(0)),
        about,
        parts.get(1),
        recipient(parts.get(2)),
        Stream.of(parts.get(3).split(",", -1))
            .map(p -> RecordPart.bySlug(p).orElseThrow())
            .collect(Collectors.toSet()),
        Instant.parse(parts.get(4)),
        Instant.parse(parts.get(5)),
        optional(parts.get(6)).map(Instant::parse),
        matching(LANGUAGE, parts.get(7)));
  }

  private static Recipient recipient(String text) {
    int colon = text.indexOf(':') + 1;
    var who = text.substring(colon);
    return switch (text.substring(0, colon)) {
      case "within:" -> new Recipient.Within(Compartment.bySlug(who).orElseThrow());
      case "state:" -> new Recipient.State(stateCode(who));
      case "partner:" -> new Recipient.Partner(matching(PARTNER, who));
      default -> throw new IllegalArgumentException("a recipient is within, a State or a partner");
    };
  }

  /// Codes that the regime's list has not are at fault; one fault a column.
  private void inPack(
      CaseList list, Iterable<String> used, Extension column, List<HtcdsFault> faults) {
    for (String code : used) {
      if (!codes.has(list, code)) {
        faults.add(
            new HtcdsFault(
                column.columnName(), Kind.NOT_IN_PACK, Optional.empty(), codes.codesOf(list)));
        return;
      }
    }
  }

  private static <T> List<T> items(
      HtcdsRow row,
      Extension column,
      int parts,
      Function<List<String>, T> reader,
      List<HtcdsFault> faults) {
    return cell(
        row,
        column,
        text -> {
          var items = new ArrayList<T>();
          ItemText.read(text, parts).forEach(item -> items.add(reader.apply(item)));
          return items;
        },
        List.of(),
        faults);
  }

  /// Reads a cell; whatever refuses the text (an enum's words, a date, a type's own range) is one
  /// fault of the column, and the fallback never reaches a case.
  private static <T> T cell(
      HtcdsRow row,
      Extension column,
      Function<String, T> reader,
      T fallback,
      List<HtcdsFault> faults) {
    try {
      return reader.apply(row.get(column));
    } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
      faults.add(HtcdsFault.of(column, Kind.NOT_OF_ITS_FORM));
      return fallback;
    }
  }
}
