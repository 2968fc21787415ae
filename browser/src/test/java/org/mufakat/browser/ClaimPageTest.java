package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The worked example of the guide, on the totals that every demo has.
@AtTheHouse
class ClaimPageTest {

  @Test
  void the_2237_of_five_years_are_the_detected_victims_of_four(Visits visits) {
    var page = visits.anyone().open("/hub/claims");

    check(page, "2,237", "Thailand", "2017", "2021");

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Detected victims");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("2018–2021");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("release 2023-05-30");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("It leaves out 2017");
    assertThat(page).hasURL(Pattern.compile(".*state=THA.*"));
  }

  @Test
  void where_nothing_gives_the_number_the_nearest_is_told(Visits visits) {
    var page = visits.anyone().open("/hub/claims");

    check(page, "2,300", "Thailand", "2018", "2021");

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("2,303");
  }

  @Test
  void over_excerpts_it_is_not_said_that_no_published_figure_gives_the_number(Visits visits) {
    var page = visits.anyone().open("/hub/claims");

    check(page, "1,227", "Thailand", "2017", "2021");

    assertThat(page.locator("#answer-title")).containsText("None of the few totals held here");
    assertThat(page.locator("main .m-empty")).containsText("after signing in");
  }

  @Test
  void what_was_typed_wrongly_is_said_beside_the_form_and_kept(Visits visits) {
    var page =
        visits.anyone().expecting(400).open("/hub/claims?number=many&state=THA&from=2017&to=2021");

    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.locator("#number")).hasValue("many");
  }

  @Test
  void the_checker_works_without_script(Visits visits) {
    var page = visits.anyone().withoutScript().open("/hub/claims");

    check(page, "2237", "Thailand", "2017", "2021");

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("2018–2021");
  }

  private static void check(Page page, String number, String state, String from, String to) {
    page.locator("#number").fill(number);
    page.locator("#state")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(state));
    page.locator("#from").fill(from);
    page.locator("#to").fill(to);
    page.locator("main button[type=submit]").click();
  }
}
