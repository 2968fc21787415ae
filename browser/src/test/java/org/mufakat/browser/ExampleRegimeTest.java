package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.access.Role;

/// Another region is another folder: the same pages serve the invented regime, with a whole release
/// in it.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class ExampleRegimeTest {

  @TempDir private Path folder;

  @Test
  void a_whole_release_fills_map_corridors_series_forms_and_sexes(Visits visits) {
    var page = visits.signedInAs(Role.ADMINISTRATOR, HUB).open("/hub/imports");
    page.locator("input[type=file]")
        .setInputFiles(InventedFile.of(5_600, LocalDate.of(2009, 1, 31), folder));
    page.locator("main form button[type=submit]").click();
    page.locator("[role=status] h2").waitFor();

    page.navigate(visits.house().origin() + "/hub/region?release=2009-01-31");
    MainPage.waitForCharts(page);

    for (var figure : new String[] {"#map", "#series", "#forms", "#sexes"}) {
      assertThat(page.locator(figure + " .m-chart svg").first()).isVisible();
    }
    assertThat(page.locator("#map tbody tr").first()).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Northmark");
    Accessibility.assertNothingSerious(page, "a whole regional picture");
    page.setViewportSize(Visits.NARROW, 844);
    assertThat(Width.overflowPixels(page)).as(Width.culprits(page).toString()).isZero();
  }

  @Test
  void no_page_of_it_names_the_region_of_another_pack(Visits visits) {
    for (var path : new String[] {"/hub/region", "/hub/states", "/hub/regime", "/hub/claims"}) {
      var page = visits.anyone().open(path);

      assertThat(page.locator("body").innerText()).doesNotContain("ASEAN", "Thailand", "ACTIP");
    }
  }
}
