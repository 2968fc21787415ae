package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.CalendarEra;
import org.mufakat.cases.CaseDate;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.Contact;
import org.mufakat.cases.Identity.IdentityDocument;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.ledger.OpaqueId;

/// What every store of identities keeps to. The persons are invented.
abstract class IdentitiesContract {

  static final OpaqueId SHE = new OpaqueId("5e".repeat(16));
  static final OpaqueId HE = new OpaqueId("7e".repeat(16));

  static final Identity HERS =
      new Identity(
          List.of(
              new PersonName("Nilar Rekaan", PersonName.Kind.LEGAL),
              new PersonName("နီလာ", PersonName.Kind.OTHER_SPELLING)),
          Optional.of(new CaseDate("2551", CalendarEra.BUDDHIST, 2)),
          List.of(new IdentityDocument("passport", "X0000001", Optional.of("XNO"))),
          List.of(new Contact("telephone", "+000 000 001", true)));

  static final Identity HIS =
      new Identity(
          List.of(new PersonName("Orang Rekaan", PersonName.Kind.USED)),
          Optional.empty(),
          List.of(new IdentityDocument("none", "", Optional.empty())),
          List.of());

  abstract Identities identities();

  @Test
  void what_is_kept_is_found_to_the_letter() {
    identities().keep(SHE, HERS);
    identities().keep(HE, HIS);

    assertThat(identities().find(SHE)).contains(HERS);
    assertThat(identities().find(HE)).contains(HIS);
  }

  @Test
  void what_is_kept_again_stands_in_the_place_of_what_was() {
    identities().keep(SHE, HERS);

    identities().keep(SHE, HIS);

    assertThat(identities().find(SHE)).contains(HIS);
  }

  @Test
  void whoever_is_not_here_is_not_found() {
    assertThat(identities().find(SHE)).isEmpty();
    assertThat(identities().erase(SHE)).isFalse();
  }

  @Test
  void whoever_is_erased_is_not_found_again_and_no_one_else_is_touched() {
    identities().keep(SHE, HERS);
    identities().keep(HE, HIS);

    assertThat(identities().erase(SHE)).isTrue();

    assertThat(identities().find(SHE)).isEmpty();
    assertThat(identities().erase(SHE)).isFalse();
    assertThat(identities().find(HE)).contains(HIS);
  }

  @Test
  void every_identity_is_handed_over_once() {
    identities().keep(SHE, HERS);
    identities().keep(HE, HIS);
    var seen = new HashMap<OpaqueId, Identity>();

    identities().each((person, identity) -> assertThat(seen.put(person, identity)).isNull());

    assertThat(seen).containsOnlyKeys(SHE, HE).containsEntry(SHE, HERS);
  }

  @Test
  void an_identity_with_nothing_in_it_is_one_all_the_same() {
    var nothing = new Identity(List.of(), Optional.empty(), List.of(), List.of());

    identities().keep(SHE, nothing);

    assertThat(identities().find(SHE)).contains(nothing);
  }
}
