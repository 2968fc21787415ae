package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

/// Whatever goes wrong ends on a page of Mufakat's own, in the reader's language, with a way on.
@AtTheHouse
class ErrorPageTest {

  @Test
  void an_address_that_leads_nowhere_says_so_and_offers_a_way_on(Visits visits) {
    var page = visits.anyone().expecting(404).open("/hub/nowhere");

    assertThat(page.getByRole(AriaRole.HEADING).first())
        .hasText("There is no page at this address");
    page.locator("main a").first().click();
    assertThat(page).hasURL(visits.house().origin() + "/hub/region");
  }

  @Test
  void a_node_that_does_not_run_here_is_no_page_either(Visits visits) {
    var page = visits.anyone().expecting(404).open("/zzz/region");

    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    assertThat(page.locator("main a").first()).isVisible();
  }

  @Test
  void errors_speak_indonesian_too(Visits visits) {
    var page = visits.anyone().reading("id").expecting(404).open("/hub/nowhere");

    assertThat(page.locator("html")).hasAttribute("lang", "id");
    assertThat(page.getByRole(AriaRole.HEADING).first())
        .not()
        .hasText("There is no page at this address");
  }

  @Test
  void what_a_role_may_not_do_is_said_without_telling_more(Visits visits) {
    var page = visits.signedInAs(Role.READER, HUB).expecting(403).open("/hub/users");

    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("This is not open to your role");
  }

  @Test
  void error_pages_are_usable_by_everyone_and_fit_a_telephone(Visits visits) {
    var page = visits.anyone().at(Visits.NARROW).expecting(404).open("/hub/nowhere");

    Accessibility.assertNothingSerious(page, "the page for a wrong address");
    assertThat(Width.overflowPixels(page)).isZero();
    assertThat(bodyNames(page)).doesNotContain("Exception", "springframework", "Whitelabel");
  }

  private static String bodyNames(Page page) {
    return page.locator("body").textContent();
  }
}
