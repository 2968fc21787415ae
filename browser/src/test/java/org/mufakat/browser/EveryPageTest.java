package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.Role;

/// What holds for every page: axe finds nothing serious, nothing sticks out of a telephone, and
/// paper shows the content.
@AtTheHouse
class EveryPageTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void every_page_is_accessible_and_fits_wide_and_narrow_in_every_language(
      MainPage page, Visits visits) {
    for (var language : new String[] {"en", "id"}) {
      var visitor = page.as().map(role -> visits.signedInAs(role, HUB)).orElse(visits.anyone());
      int width = language.equals("en") ? Visits.WIDE : Visits.NARROW;
      int other = Visits.WIDE + Visits.NARROW - width;
      var window = visitor.reading(language).at(width).window();
      page.show(window, visits.house().origin() + "/hub");
      check(window, page + ", " + language + ", " + width + " px");
      window.setViewportSize(other, 900);
      check(window, page + ", " + language + ", made " + other + " px wide");
      checkOnPaper(window, page.name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "claim", "state"})
  void what_everyone_may_read_is_as_good_for_those_who_signed_in(String name, Visits visits) {
    var page = MainPage.ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    var window =
        visits.signedInAs(Role.ADMINISTRATOR, HUB).reading("id").at(Visits.NARROW).window();

    page.show(window, visits.house().origin() + "/hub");

    check(window, name + ", signed in");
  }

  @Test
  void a_very_long_name_breaks_no_page(Visits visits) {
    var page = visits.signedInAs(Role.ADMINISTRATOR, HUB).at(Visits.NARROW).open("/hub/users");

    page.locator("#username").fill("a".repeat(64));
    page.locator("#displayName").fill("Ü".repeat(100));
    page.locator("main input[name=role][value=reader]").check();
    page.locator("main form:has(#username) button[type=submit]").click();

    assertThat(page.getByText("Ü".repeat(100)).first().isVisible()).isTrue();
    assertThat(Width.overflowPixels(page)).as(Width.culprits(page).toString()).isZero();
  }

  private static void check(Page window, String where) {
    assertThat(window.locator("h1").count()).as("first headings on " + where).isEqualTo(1);
    Accessibility.assertNothingSerious(window, where);
    assertThat(Width.overflowPixels(window))
        .as("pixels that stick out of %s: %s", where, Width.culprits(window))
        .isZero();
  }

  /// On paper the content stays, and what can only be clicked goes.
  private static void checkOnPaper(Page window, String where) {
    window.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(window.locator("main h1").isVisible()).as("content of %s on paper", where).isTrue();
    assertThat(window.locator("nav.m-nav").isVisible())
        .as("navigation of %s on paper", where)
        .isFalse();
    assertThat(window.locator(".m-filter:visible").count())
        .as("forms for choosing, of %s on paper", where)
        .isZero();
  }

  static Stream<MainPage> pages() {
    return MainPage.ALL.stream().filter(page -> !page.needsFile());
  }
}
