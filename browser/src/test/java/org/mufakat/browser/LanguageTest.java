package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@AtTheHouse
class LanguageTest {

  @Test
  void switching_the_language_keeps_the_page_and_what_was_chosen_on_it(Visits visits) {
    var page = visits.anyone().open("/hub/region?from=2018&to=2021");

    page.getByRole(AriaRole.LINK, named("Bahasa Indonesia")).click();

    assertThat(page).hasURL(Pattern.compile(".*/hub/region\\?.*from=2018.*"));
    assertThat(page.locator("html")).hasAttribute("lang", "id");
    assertThat(page.locator("select#to")).hasValue("2021");
    assertThat(page.locator("#series")).containsText("2.303");
    assertThat(page.getByRole(AriaRole.LINK, named("English"))).isVisible();
  }

  @Test
  void the_language_is_remembered_from_page_to_page(Visits visits) {
    var page = visits.anyone().open("/hub/region");
    page.getByRole(AriaRole.LINK, named("Bahasa Indonesia")).click();

    page.navigate(visits.house().origin() + "/hub/sign-in");

    assertThat(page.locator("html")).hasAttribute("lang", "id");
  }

  @Test
  void a_browser_set_to_indonesian_gets_indonesian_at_once(Visits visits) {
    var page = visits.anyone().reading("id").open("/hub/region");

    assertThat(page.locator("html")).hasAttribute("lang", "id");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
