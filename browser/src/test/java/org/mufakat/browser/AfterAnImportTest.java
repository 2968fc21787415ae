package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.NORTHMARK;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.server.access.Role;

/// What there is to see only after a whole release was imported: its pages, and figures of every
/// kind.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class AfterAnImportTest {

  private static final LocalDate APRIL = LocalDate.of(2026, 4, 20);
  private static final String STATE = "/xno/states/XNO";
  private static final String SPAN = "?release=2026-04-20&from=2001&to=2022";

  @TempDir private static Path folder;

  @BeforeAll
  static void a_release_is_imported(Visits visits) {
    var page = visits.signedInAs(Role.ANALYST, NORTHMARK).open("/xno/imports");
    page.locator("input[type=file]").setInputFiles(InventedFile.of(3_000, APRIL, folder));
    page.locator("main form button[type=submit]").click();
    page.locator("[role=status] h2").waitFor();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rounds")
  void the_pages_of_a_file_are_accessible_and_fit_wide_and_narrow(Round round, Visits visits) {
    round.check(NORTHMARK, visits);
  }

  static Stream<Round> rounds() {
    return Round.of(MainPage.ALL.stream().filter(MainPage::needsFile).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#indicators", "#sexes", "#corridors"})
  void each_figure_of_a_state_has_its_numbers_as_csv(String figure, Visits visits)
      throws IOException {
    var page = visits.anyone().open(STATE + SPAN);

    var download =
        page.waitForDownload(() -> page.locator(figure + " a[href*='.csv']").last().click());
    var lines = Files.readAllLines(download.path());

    assertThat(download.suggestedFilename()).startsWith("XNO-").endsWith("release-2026-04-20.csv");
    assertThat(lines.getFirst()).contains("indicator", "low", "high", "release");
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).contains("2026-04-20"));
  }

  @Test
  void a_form_published_more_than_once_is_told_and_no_other_table_is_invented(Visits visits) {
    var page = visits.anyone().expecting(404).open(STATE + SPAN);
    var csv = visits.house().origin() + STATE + "/";

    var forms = page.request().get(csv + "forms.csv" + SPAN);
    var none = page.request().get(csv + "wealth.csv" + SPAN);

    assertThat(page.locator("#forms tbody")).containsText("Other forms of exploitation");
    assertThat(forms.status()).isEqualTo(200);
    assertThat(forms.text()).contains("Other forms of exploitation", "2026-04-20");
    assertThat(none.status()).isEqualTo(404);
  }

  @Test
  void a_narrow_map_names_a_number_for_each_state_and_no_label_hides_another(Visits visits) {
    var page =
        visits.anyone().at(Visits.NARROW).open("/xno/region?release=2026-04-20&from=2005&to=2022");
    MainPage.waitForCharts(page);

    var map = page.locator("#map svg");
    assertThat(map.locator("text", having("XNO"))).hasCount(1);
    assertThat(map.locator("text", having("XEA"))).hasCount(1);
    assertThat(map.locator("text")).hasCount(6);
    assertThat((Integer) page.evaluate(TEXTS_THAT_OVERLAP)).isZero();
  }

  private static final String TEXTS_THAT_OVERLAP =
      """
      () => { const boxes = [...document.querySelectorAll('#map svg text')].map(t => t.getBoundingClientRect());
        return boxes.filter((a, i) => boxes.some((b, j) => j < i
          && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)).length; }
      """;

  private static Locator.LocatorOptions having(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
