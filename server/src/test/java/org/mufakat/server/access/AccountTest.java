package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.access.AccountFixture.AT;
import static org.mufakat.server.access.AccountFixture.account;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.Account.Secret;

class AccountTest {

  @Test
  void an_account_shows_neither_its_owner_nor_its_hash_where_it_is_printed() {
    var kept = account("somchai.p", Role.ANALYST);

    var printed = kept + " " + new Secret("the hash", true) + " " + kept.username();

    assertThat(printed)
        .contains(kept.id().value(), "analyst")
        .doesNotContain("somchai")
        .doesNotContain("hash");
  }

  @Test
  void a_new_password_and_a_disabling_end_earlier_sign_ins_and_a_new_role_does_not() {
    var kept = account("somchai");

    assertThat(kept.withPassword(new Secret("x", false), AT).epoch()).isEqualTo(1);
    assertThat(kept.disabled(true).epoch()).isEqualTo(1);
    assertThat(kept.disabled(true).disabled(false).epoch()).isEqualTo(2);
    assertThat(kept.withRole(Role.ANALYST).epoch()).isZero();
  }

  @Test
  void a_display_name_of_nothing_or_of_a_page_is_refused() {
    var secret = new Secret("x", false);
    var id = new AccountId("a-00000000");
    var username = new Username("somchai");

    assertThatThrownBy(() -> Account.opened(id, username, "  ", Role.READER, secret, AT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Account.opened(id, username, "x".repeat(101), Role.READER, secret, AT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"Somchai.P, somchai.p", "' dewi ', dewi", "a1, a1", "x_y-z.2, x_y-z.2"})
  void a_username_is_read_without_regard_to_capitals_and_spaces_around(String typed, String read) {
    assertThat(Username.typed(typed)).contains(new Username(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", ".dewi", "dewi.", "de wi", "de\nwi", "déwi", "a/../b", "<b>", "'or'1"})
  void what_cannot_be_a_username_is_none(String typed) {
    assertThat(Username.typed(typed)).isEmpty();
    assertThatThrownBy(() -> new Username(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_username_of_more_than_64_characters_is_none() {
    assertThat(Username.typed("x".repeat(64))).isPresent();
    assertThat(Username.typed("x".repeat(65))).isEmpty();
  }

  @Test
  void drawn_ids_have_the_form_of_ids_and_differ() {
    var chance = new Random(1);

    var drawn = java.util.stream.Stream.generate(() -> AccountId.draw(chance)).limit(500).toList();

    assertThat(drawn).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrator", "victim-services-worker", "reader"})
  void a_role_is_found_by_its_code(String code) {
    assertThat(Role.byCode(code).orElseThrow().code()).isEqualTo(code);
  }

  @Test
  void an_unknown_role_is_not_found() {
    assertThat(Role.byCode("ADMINISTRATOR")).isEmpty();
  }

  @Test
  void only_who_works_on_cases_may_supervise() {
    var analyst = AccountFixture.account("lestari", Role.ANALYST);

    assertThat(analyst.withRole(Role.INVESTIGATOR, true).supervisor()).isTrue();
    assertThatThrownBy(() -> analyst.withRole(Role.AUDITOR, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
