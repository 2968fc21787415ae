package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

/// A page that has little to show says why and what to do, and a telephone shows all of it.
@AtTheHouse
class EmptyStateTest {

  private static final String GOES_ON = "table => table.scrollWidth > table.clientWidth + 1";

  @Test
  void an_excerpt_says_why_it_has_no_corridor_and_who_can_change_that(Visits visits) {
    var reader = visits.anyone().open("/hub/region");
    var analyst = visits.signedInAs(Role.ANALYST, HUB).open("/hub/states/THA");

    assertThat(reader.locator("#map .m-empty")).containsText("without citizenships");
    assertThat(reader.locator("#map .m-empty")).containsText("after signing in");
    assertThat(analyst.locator("#corridors .m-empty a[href$='/imports']")).isVisible();
    assertThat(analyst.locator("#forms .m-empty a[href$='/imports']")).isVisible();
  }

  @Test
  void the_two_newest_releases_are_compared_without_being_asked(Visits visits) {
    var page = visits.anyone().open("/hub/revisions");

    assertThat(page.locator("#changed tbody tr").first()).isVisible();
    assertThat(page.locator("#before")).hasValue("2023-05-30");
    assertThat(page.locator("#after")).hasValue("2025-04-14");
  }

  @Test
  void what_did_not_happen_gets_no_box_of_its_own(Visits visits) {
    var page = visits.anyone().open("/hub/revisions");

    assertThat(page.locator("main dl").getByText("Unchanged")).isVisible();
    assertThat(page.locator("#vanished, #appeared")).hasCount(0);
  }

  @Test
  void against_an_excerpt_nothing_is_counted_as_vanished_or_appeared(Visits visits) {
    var page = visits.anyone().open("/hub/revisions");

    assertThat(page.locator("main .m-notice")).containsText("an excerpt");
    assertThat(page.locator("main dl").getByText("Vanished")).hasCount(0);
    assertThat(page.locator("main dl").getByText("Appeared")).hasCount(0);
  }

  @Test
  void a_date_is_read_the_same_on_a_state_and_in_the_regime(Visits visits) {
    var state = visits.anyone().open("/hub/states/THA");
    var regime = visits.anyone().open("/hub/regime/instruments/ACTIP");

    assertThat(state.getByRole(AriaRole.MAIN)).containsText("signed 21 November 2015");
    assertThat(state.getByRole(AriaRole.MAIN)).not().containsText("2015-11-21");
    assertThat(regime.getByRole(AriaRole.MAIN)).containsText("21 November 2015");
  }

  @Test
  void on_a_telephone_accounts_are_cards_and_a_wide_table_says_that_it_goes_on(Visits visits) {
    var users = visits.signedInAs(Role.ADMINISTRATOR, HUB).at(Visits.NARROW).open("/hub/users");
    var region = visits.anyone().at(Visits.NARROW).open("/hub/region");

    assertThat((Boolean) users.locator(".m-scroll").evaluate(GOES_ON)).isFalse();
    assertThat((Boolean) region.locator("#series .m-scroll").evaluate(GOES_ON)).isTrue();
    assertThat(region.locator("#series .m-scroll-hint")).isVisible();
  }
}
