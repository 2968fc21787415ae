package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.Role;

/// What holds for every page: axe finds nothing serious, nothing sticks out of a telephone, and
/// paper shows the content.
@AtTheHouse
class EveryPageTest {

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0}")
  @MethodSource("rounds")
  void every_page_is_accessible_and_fits_wide_and_narrow_in_every_language(
      Round round, Visits visits) {
    round.check(round.atAState() ? visits.house().aState() : HUB, visits);
  }

  @Test
  void a_chart_that_is_late_is_waited_for_under_the_content_security_policy(Visits visits) {
    var page = visits.anyone().window();
    page.route(
        "**/outline.geojson",
        route -> {
          page.waitForTimeout(1_500);
          route.resume();
        });

    page.navigate(visits.house().origin() + "/hub/region");
    MainPage.waitForCharts(page);

    assertThat(page.locator("#map[data-drawn=yes]").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "claim", "state"})
  void what_everyone_may_read_is_as_good_for_those_who_signed_in(String name, Visits visits) {
    var page = MainPage.ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    var window =
        visits.signedInAs(Role.ADMINISTRATOR, HUB).reading("id").at(Visits.NARROW).window();

    page.show(window, visits.house().origin() + "/hub");

    PageCheck.here(window, name + ", signed in");
    assertThat(
            (Boolean)
                window
                    .locator(".m-account__name")
                    .evaluate("name => name.scrollWidth <= name.clientWidth + 1"))
        .as("the name in the header is whole")
        .isTrue();
  }

  @Test
  void a_very_long_name_breaks_no_page(Visits visits) {
    var page = visits.signedInAs(Role.ADMINISTRATOR, HUB).at(Visits.NARROW).open("/hub/users");

    page.locator("#username").fill("a".repeat(64));
    page.locator("#displayName").fill("Ü".repeat(100));
    page.locator("main input[name=role][value=reader]").check();
    page.locator("main form:has(#username) button[type=submit]").click();

    PlaywrightAssertions.assertThat(page.getByText("Ü".repeat(100)).first()).isVisible();
    assertThat(Width.overflowPixels(page)).as(Width.culprits(page).toString()).isZero();
  }

  static Stream<Round> rounds() {
    return Round.of(MainPage.ALL.stream().filter(page -> !page.needsFile()).toList());
  }
}
