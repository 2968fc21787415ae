package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.NORTHMARK;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.Role;

/// A victim is asked in her own language, may take her yes back, and the page is left at once.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class ConsentPageTest {

  @Test
  void a_yes_in_a_reviewed_text_is_recorded_and_taken_back(Visits visits) {
    var page = ofAPerson(visits, Visits.NARROW);

    chooseAndRead(page, "en");
    PageCheck.here(page, "the question in English, narrow");
    assertThat(page.locator("article")).containsText("May we tell others something about you?");
    button(page, "Yes, you may tell them").click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The consent is recorded");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("holds until");
    PageCheck.here(page, "consents, narrow");
    page.setViewportSize(Visits.WIDE, 900);
    PageCheck.here(page, "consents, wide");
    button(page, "Take back").click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("taken back on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"th", "my", "km", "lo", "vi", "fil"})
  void a_text_that_nobody_reviewed_is_marked_and_takes_no_answer(String language, Visits visits) {
    var page = ofAPerson(visits, Visits.WIDE);

    chooseAndRead(page, language);

    assertThat(page.locator("article.c-question--unreviewed")).isVisible();
    assertThat(page.locator("main form button")).hasCount(0);
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("It cannot record a consent");
    PageCheck.here(page, "the question in " + language + ", wide");
    page.setViewportSize(Visits.NARROW, 844);
    PageCheck.here(page, "the question in " + language + ", narrow");
  }

  @Test
  void escape_three_times_leaves_and_back_does_not_return(Visits visits) {
    var page = ofAPerson(visits, Visits.WIDE);
    var address = page.url();

    page.locator("body").press("Escape");
    page.locator("body").press("Escape");
    page.locator("body").press("Escape");

    page.waitForURL("**/xno/region");
    page.goBack();
    assertThat(page).not().hasURL(address);
  }

  @Test
  void without_script_the_link_leaves_too(Visits visits) {
    var consent = ofAPerson(visits, Visits.WIDE).url();
    var page =
        visits
            .signedInAs(Role.VICTIM_SERVICES_WORKER, NORTHMARK)
            .withoutScript()
            .open(consent.substring(consent.indexOf("/xno")));

    page.locator("[data-leave]").click();

    assertThat(page).hasURL(Pattern.compile(".*/xno/region"));
  }

  @Test
  void without_consent_nothing_is_given_and_the_giver_is_told_why(Visits visits) {
    var page = ofAPerson(visits, Visits.WIDE, 422);
    page.navigate(page.url().replaceFirst("/consent$", "/across"));
    PageCheck.here(page, "giving, wide");

    page.locator("#part-name").check();
    button(page, "Give these parts").click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("No consent and no court order");
    page.setViewportSize(Visits.NARROW, 844);
    PageCheck.here(page, "giving, narrow");
  }

  private static Page ofAPerson(Visits visits, int width, Integer... expected) {
    var page =
        visits
            .signedInAs(Role.VICTIM_SERVICES_WORKER, NORTHMARK)
            .at(width)
            .expecting(expected)
            .open("/xno/cases/new");
    page.locator("input[name=name]").fill("Sari Lestari");
    page.locator("main form button[type=submit]").click();
    page.waitForURL(Pattern.compile(".*/xno/cases/[0-9a-f]{32}.*"));
    var person = page.locator("main a[href*='/persons/'][href$='/identity']").first();
    page.navigate(
        ((String) person.evaluate("link => link.href")).replaceFirst("/identity$", "/consent"));
    return page;
  }

  private static void chooseAndRead(Page page, String language) {
    page.locator("#language-" + language).check();
    page.locator("#use-assistance").check();
    page.locator("#part-name").check();
    page.locator("#part-victim-status").check();
    page.locator("#by-person").check();
    button(page, "Read aloud").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
