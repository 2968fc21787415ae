package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.cases.Age;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Classes;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.cases.Particulars;
import org.mufakat.cases.PlaceOfExploitation;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.Service;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.cases.htcds.HtcdsFault.Kind;

/// Reads a row of plain HTCDS as a case with one person. Nothing is guessed: of acts, means and
/// purposes the standard says nothing, and so does the case; a ticked consent box is no consent to
/// any purpose; no way of reaching the person is called safe.
final class PlainReading {

  /// The only kind that a number of an identity document can be given without guessing.
  static final String SOME_DOCUMENT = "other";

  private static final String VICTIM_STATUS = HtcdsField.VICTIM_STATUS.fieldName();

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TOWN = 100;

  /// Of a paper, an address of mail or a telephone.
  static final int LONGEST_NUMBER = 200;

  /// All lines of it.
  static final int LONGEST_ADDRESS = 1_000;

  private static final Set<HtcdsField> NAMES =
      EnumSet.of(
          HtcdsField.PERSON_FIRST_NAME,
          HtcdsField.PERSON_MIDDLE_NAME,
          HtcdsField.PERSON_SECOND_NAME);

  private final PackCodes codes;
  private final CodeWords words;

  PlainReading(PackCodes codes, CodeWords words) {
    this.codes = codes;
    this.words = words;
  }

  /// Empty when the row is at fault.
  Optional<CaseFile> read(HtcdsRow row, Arrival arrival, List<HtcdsFault> faults) {
    var victim = victim(row.get(HtcdsField.VICTIM_STATUS));
    boolean suspect = !row.get(HtcdsField.PERPETRATOR_ROLE_IN_PROCESS).isEmpty();
    boolean told = faults.stream().anyMatch(f -> f.column().equals(VICTIM_STATUS));
    if (victim.isEmpty() && !suspect && !told) {
      faults.add(
          new HtcdsFault(
              HtcdsField.VICTIM_STATUS.fieldName(),
              Kind.MISSING,
              Optional.empty(),
              words.codes(HtcdsField.VICTIM_STATUS)));
    }
    var forms = forms(row, faults);
    var particulars = particulars(row, faults);
    var identity = identity(row, faults);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    var id = arrival.ids().get();
    var person =
        new CasePerson(
            id,
            victim,
            suspect,
            false,
            age(row),
            sex(row.get(HtcdsField.PERSON_GENDER)),
            List.of(),
            forms,
            route(row),
            false,
            particulars);
    var file =
        new Case(
            arrival.ids().get(),
            arrival.compartment(),
            arrival.references().get(),
            1,
            arrival.at(),
            status(row.get(HtcdsField.CASE_STATUS)),
            List.of(person),
            List.of());
    var identities = identity.isEmpty() ? Map.<OpaqueId, Identity>of() : Map.of(id, identity);
    return Optional.of(new CaseFile(file, identities, List.of(), Map.of()));
  }

  private static Optional<VictimStatus> victim(String code) {
    return switch (code) {
      case "PossibleVictimOfTrafficking" -> Optional.of(VictimStatus.POSSIBLE);
      case "ActualVictimOfTrafficking" -> Optional.of(VictimStatus.ACTUAL);
      case "NotAVictimOfTrafficking" -> Optional.of(VictimStatus.NOT_A_VICTIM);
      default -> Optional.empty();
    };
  }

  private static Case.Status status(String code) {
    return code.startsWith("Closed") ? Case.Status.CLOSED : Case.Status.OPEN;
  }

  /// HTCDS asks for gender; the sex by which statistics count follows where it is one of the two.
  private static Classes.Sex sex(String gender) {
    return switch (gender) {
      case "Feminine" -> Classes.Sex.FEMALE;
      case "Masculine" -> Classes.Sex.MALE;
      case "", "NonSpecifiedUnknown" -> Classes.Sex.UNKNOWN;
      default -> Classes.Sex.OTHER;
    };
  }

  /// From the birth date, to the month: the day belongs to the identity. Without one, from the age
  /// when trafficked, if the row says when that was.
  private static Age age(HtcdsRow row) {
    var born = date(row, HtcdsField.PERSON_BIRTHDATE);
    if (born.isPresent()) {
      var text = born.get().asGiven();
      return new Age.Born(CaseDate.of(text.substring(0, Math.min(7, text.length()))));
    }
    var years = row.get(HtcdsField.VICTIM_AGE_WHEN_TRAFFICKED);
    var event = date(row, HtcdsField.EVENT_DATE);
    if (years.isEmpty() || event.isEmpty() || row.get(HtcdsField.EVENT_TYPE).isEmpty()) {
      return new Age.Unknown();
    }
    int age = Integer.parseInt(years);
    return new Age.OfYears(age, age, event.get());
  }

  private static Optional<CaseDate> date(HtcdsRow row, HtcdsField field) {
    var text = row.get(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(CaseDate.of(text));
  }

  private List<String> forms(HtcdsRow row, List<HtcdsFault> faults) {
    return Stream.of(HtcdsField.VICTIM_EXPLOITATION, HtcdsField.VICTIM_SEX_EXPLOITATION)
        .flatMap(field -> chosen(row, field, CaseList.EXPLOITATION, faults).stream())
        .distinct()
        .toList();
  }

  /// The regime's codes for a field's; one that the regime has not is a fault.
  private List<String> chosen(
      HtcdsRow row, HtcdsField field, CaseList list, List<HtcdsFault> faults) {
    var chosen = new ArrayList<String>();
    for (String code : split(row.get(field))) {
      Optional<String> known = inward(list, field, code);
      if (known.isPresent()) {
        chosen.add(known.get());
      } else {
        faults.add(
            new HtcdsFault(
                field.fieldName(), Kind.NOT_IN_PACK, Optional.of(code), codes.known(list, field)));
      }
    }
    return chosen;
  }

  private Optional<String> inward(CaseList list, HtcdsField field, String code) {
    return codes
        .inward(list, field, code)
        .or(
            () ->
                Optional.ofNullable(CodeWords.DEFINED_AND_NOT_LISTED.get(code))
                    .filter(own -> codes.has(list, own)));
  }

  private static List<String> split(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(";"));
  }

  private Particulars particulars(HtcdsRow row, List<HtcdsFault> faults) {
    var all = new TreeMap<String, Collection<String>>();
    RowWriting.LISTS.forEach(
        (field, list) -> all.put(list.id(), new TreeSet<>(chosen(row, field, list, faults))));
    if (sex(row.get(HtcdsField.PERSON_GENDER)) == Classes.Sex.OTHER) {
      all.put(CaseList.GENDER.id(), chosen(row, HtcdsField.PERSON_GENDER, CaseList.GENDER, faults));
    }
    return Particulars.ofCodes(all)
        .with(
            split(row.get(HtcdsField.PERSON_CITIZENSHIP)).stream().map(States::three).toList(),
            places(row, faults),
            List.of(),
            services(row, faults),
            List.of());
  }

  private static Optional<String> eventState(HtcdsRow row) {
    return Optional.of(row.get(HtcdsField.EVENT_COUNTRY))
        .filter(s -> !s.isEmpty())
        .map(States::three);
  }

  private static List<PlaceOfExploitation> places(HtcdsRow row, List<HtcdsFault> faults) {
    if (!row.get(HtcdsField.EVENT_TYPE).equals("Exploitation")) {
      return List.of();
    }
    var town = row.get(HtcdsField.EVENT_CITY);
    if (town.length() > LONGEST_TOWN) {
      faults.add(HtcdsFault.of(HtcdsField.EVENT_CITY, Kind.TOO_LONG));
      return List.of();
    }
    return List.of(
        new PlaceOfExploitation(
            eventState(row),
            ItemText.optional(town),
            date(row, HtcdsField.EVENT_DATE),
            Optional.empty()));
  }

  private static List<RouteLeg> route(HtcdsRow row) {
    var began = date(row, HtcdsField.EVENT_DATE);
    return switch (row.get(HtcdsField.EVENT_TYPE)) {
      case "Recruitment" -> List.of(new RouteLeg(eventState(row), Optional.empty(), began));
      case "Transit" -> List.of(new RouteLeg(Optional.empty(), eventState(row), began));
      default -> List.of();
    };
  }

  /// A plan says no more than that help was offered, or that it ended.
  private List<Service> services(HtcdsRow row, List<HtcdsFault> faults) {
    var ended = date(row, HtcdsField.PLAN_ACTUAL_END_DATE);
    return chosen(row, HtcdsField.PLAN_TYPE, CaseList.SERVICE, faults).stream()
        .map(
            kind ->
                new Service(
                    kind,
                    ended.isPresent() ? Service.State.ENDED : Service.State.OFFERED,
                    Optional.empty(),
                    ended))
        .toList();
  }

  private Identity identity(HtcdsRow row, List<HtcdsFault> faults) {
    var name =
        NAMES.stream().map(row::get).filter(n -> !n.isEmpty()).collect(Collectors.joining(" "));
    if (name.length() > LONGEST_NAME) {
      faults.add(HtcdsFault.of(HtcdsField.PERSON_FIRST_NAME, Kind.TOO_LONG));
      name = "";
    }
    var number = limited(row, HtcdsField.PERSON_IDENTITY_NUMBER, faults);
    var contacts = new ArrayList<Contact>();
    put(RowWriting.MAIL, limited(row, HtcdsField.PERSON_EMAIL, faults), contacts);
    put(RowWriting.TELEPHONE, limited(row, HtcdsField.PERSON_MOBILE_PHONE, faults), contacts);
    put(RowWriting.TELEPHONE, limited(row, HtcdsField.PERSON_HOME_PHONE, faults), contacts);
    var address = MailingText.address(row);
    if (address.length() > LONGEST_ADDRESS) {
      faults.add(HtcdsFault.of(HtcdsField.PERSON_MAILING_STREET, Kind.TOO_LONG));
    }
    put(RowWriting.ADDRESS, address, contacts);
    return new Identity(
        name.isEmpty() ? List.of() : List.of(new PersonName(name, PersonName.Kind.LEGAL)),
        date(row, HtcdsField.PERSON_BIRTHDATE),
        number.isEmpty()
            ? List.of()
            : List.of(new IdentityDocument(SOME_DOCUMENT, number, Optional.empty())),
        contacts);
  }

  private static String limited(HtcdsRow row, HtcdsField field, List<HtcdsFault> faults) {
    var text = row.get(field);
    if (text.length() > LONGEST_NUMBER) {
      faults.add(HtcdsFault.of(field, Kind.TOO_LONG));
    }
    return text;
  }

  private static void put(String channel, String value, List<Contact> contacts) {
    if (!value.isEmpty()) {
      contacts.add(new Contact(channel, value, false));
    }
  }

  /// Whether the case holds all that a field said.
  ///
  /// @param kept what the case says again
  boolean isKept(HtcdsField field, String text, HtcdsRow kept) {
    if (NAMES.contains(field)) {
      return true;
    }
    return switch (field) {
      // A number is kept, and not which of the two telephones it was.
      case PERSON_BIRTHDATE, PERSON_HOME_PHONE, PERSON_MOBILE_PHONE -> true;
      case EVENT_DATE -> !kept.get(HtcdsField.EVENT_TYPE).isEmpty();
      case VICTIM_CONTROL ->
          kept.get(field)
              .equals(
                  Stream.of(text.split(";"))
                      .map(c -> CodeWords.DEFINED_AND_NOT_LISTED.containsKey(c) ? "Other" : c)
                      .distinct()
                      .collect(Collectors.collectingAndThen(Collectors.toList(), this::inOrder)));
      default -> field.isTaken() && kept.get(field).equals(text);
    };
  }

  private String inOrder(List<String> said) {
    return String.join(";", codes.inOrder(said, HtcdsField.VICTIM_CONTROL));
  }
}
