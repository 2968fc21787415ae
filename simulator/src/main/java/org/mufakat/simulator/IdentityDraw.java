package org.mufakat.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mufakat.cases.Age;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.CasePerson;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;

/// Who an invented person is: names of invented syllables, numbers that no authority issued, and
/// addresses that nobody can have.
final class IdentityDraw {

  /// How each State of the planted person spells the name, and when it takes her to be born.
  private static final List<Identity> PLANTED =
      List.of(
          planted("Thiri Nwe Zarmin", "သီရိနွယ်ဇာမင်း", CaseDate.of("2004-03-17")),
          planted(
              "Thiry Nwe Zahmin",
              "ธีรี นเว ซาร์มิน",
              InventedDates.buddhist(LocalDate.of(2004, 3, 17), 7)),
          planted("Thirinwe Sarmin", "ធីរី ន្វេ សាមីន", CaseDate.of("2004").estimatedWithin(1)));

  private final RegimePack regime;
  private final String state;

  IdentityDraw(RegimePack regime, String state) {
    this.regime = regime;
    this.state = state;
  }

  private static Identity planted(String latin, String ownScript, CaseDate born) {
    return new Identity(
        List.of(
            new PersonName(latin, PersonName.Kind.LEGAL),
            new PersonName(ownScript, PersonName.Kind.OTHER_SPELLING)),
        Optional.of(born),
        List.of(),
        List.of());
  }

  /// The planted person as the first, second or third State knows her.
  Identity planted(int which) {
    return PLANTED.get(which);
  }

  Identity drawn(CasePerson person, boolean victim, RandomGenerator chance) {
    var home = person.particulars().citizenships().stream().findFirst().orElse(state);
    var invented = new InventedNames(chance);
    var name = invented.person(home);
    var names = new ArrayList<PersonName>();
    names.add(new PersonName(name.latin(), PersonName.Kind.LEGAL));
    name.ownScript().ifPresent(n -> names.add(new PersonName(n, PersonName.Kind.OTHER_SPELLING)));
    if (chance.nextInt(5) == 0) {
      names.add(
          new PersonName(
              invented.oneWord(home), victim ? PersonName.Kind.NICKNAME : PersonName.Kind.ALIAS));
    }
    return new Identity(
        names,
        person.age() instanceof Age.Born(var on) ? Optional.of(on) : Optional.empty(),
        documents(home, chance),
        contacts(chance));
  }

  private List<IdentityDocument> documents(String home, RandomGenerator chance) {
    var kinds =
        regime.codeList("document").map(CodeList::codes).orElse(List.of()).stream()
            .map(CodeList.Code::id)
            .toList();
    return kinds.isEmpty() || chance.nextInt(3) > 0
        ? List.of()
        : List.of(
            new IdentityDocument(
                kinds.get(chance.nextInt(kinds.size())),
                "INVENTED-%06d".formatted(chance.nextInt(1_000_000)),
                Optional.of(home)));
  }

  /// No State has the code +999, and no address ends in `.invalid`.
  private static List<Contact> contacts(RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 ->
          List.of(
              new Contact(
                  "phone",
                  "+999 %07d".formatted(chance.nextInt(10_000_000)),
                  chance.nextBoolean()));
      case 1 ->
          List.of(
              new Contact(
                  "email",
                  "person%06d@example.invalid".formatted(chance.nextInt(1_000_000)),
                  chance.nextBoolean()));
      default -> List.of();
    };
  }
}
