package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mufakat.browser.TestHouse.INDONESIA;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

/// The published workbook itself, handed in on the page. It is not the project's to ship: where it
/// is absent the test is skipped.
@AtTheHouse
class RealReleaseTest {

  private static final Path WORKBOOK =
      Path.of("../../shared/data/glotip/data_glotip_release_2025-04-14.xlsx");

  @Test
  void the_published_workbook_goes_in_and_its_picture_is_drawn(Visits visits) {
    var there = Files.isReadable(WORKBOOK);
    if (!there) {
      System.err.println(
          "*** SKIPPED: no UNODC workbook at " + WORKBOOK + "; put one there to test with it ***");
    }
    assumeTrue(there, "the UNODC workbook is not beside the checkout: " + WORKBOOK);
    var page = visits.signedInAs(Role.ANALYST, INDONESIA).open("/idn/imports");

    page.locator("input[type=file]").setInputFiles(WORKBOOK);
    page.locator("main form button[type=submit]").click();
    page.locator("[role=status] h2").waitFor();
    page.locator("main a[href*='/releases/2025-04-14']").first().click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("58,769");
    page.navigate(visits.house().origin() + "/idn/region?from=2018&to=2021");
    MainPage.waitForCharts(page);

    assertThat(page.locator("#series tbody tr:has-text('Thailand')")).containsText("2,303");
    for (var figure : new String[] {"#map", "#series", "#forms", "#sexes", "#ages"}) {
      assertThat(page.locator(figure + " .m-chart svg").first()).isVisible();
    }
    assertThat(page.locator("#map tbody tr").first()).isVisible();
  }
}
