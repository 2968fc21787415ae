package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What was agreed can be read, and what nobody has checked against its source says so.
@AtTheHouse
class RegimePagesTest {

  @Test
  void an_instrument_shows_its_articles_and_which_member_is_not_a_party(Visits visits) {
    var page = visits.anyone().open("/hub/regime/instruments/ACTIP");

    assertThat(page.getByRole(AriaRole.MAIN)).containsText(Pattern.compile("Article 31|\\b31\\b"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Timor-Leste");
  }

  @Test
  void what_is_not_verified_is_marked(Visits visits) {
    var page = visits.anyone().open("/hub/regime/instruments/ACTIP");

    assertThat(page.getByText("not verified").first()).isVisible();
  }

  @Test
  void every_page_of_the_regime_can_be_reached_from_its_first(Visits visits) {
    var page = visits.anyone().open("/hub/regime");

    for (var link : page.locator("main a[href*='/regime/']").all()) {
      var answer = page.request().get(visits.house().origin() + link.getAttribute("href"));
      org.assertj.core.api.Assertions.assertThat(answer.status())
          .as(link.getAttribute("href"))
          .isEqualTo(200);
    }
  }

  @Test
  void a_state_shows_its_membership_its_treaties_and_its_figures(Visits visits) {
    var page = visits.anyone().open("/hub/states/TLS");

    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText("Timor-Leste");
    assertThat(page.getByRole(AriaRole.MAIN))
        .containsText(Pattern.compile("2025|member", Pattern.CASE_INSENSITIVE));
    assertThat(page.locator(".m-source").first()).containsText("UNODC");
  }
}
