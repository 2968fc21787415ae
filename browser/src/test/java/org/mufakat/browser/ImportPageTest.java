package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.TestHouse.NORTHMARK;
import static org.mufakat.browser.TestHouse.SOUTHMARK;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.access.Role;
import org.mufakat.simulator.InventedRelease;

/// A release goes in by the page, and everything that came of it can be read there.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class ImportPageTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
  private static final int ROWS = 3_000;

  @TempDir private Path folder;

  @Test
  void a_file_goes_in_and_every_row_of_it_is_accounted_for(Visits visits) throws IOException {
    var page = visits.signedInAs(Role.ANALYST, NORTHMARK).open("/xno/imports");
    var expected = InventedRelease.of(2026, ROWS, MARCH).expected();

    handIn(page, InventedFile.of(ROWS, MARCH, folder));
    finished(page);
    link(page, "2026-03-02").click();

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("3,000");
    page.locator("main a[href$='/quarantine']").first().click();
    var quarantined = expected.questionnaireCodes() + expected.valuesThatAreNoCount();
    assertThat(page.locator("main tbody tr")).hasCount(quarantined);
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Q6.1_2s_2003");
    var csv = page.waitForDownload(() -> page.locator("a[href$='quarantine.csv']").click());
    assertThat(Files.readAllLines(csv.path())).hasSize(quarantined + 1);
  }

  @Test
  void the_same_file_again_changes_nothing(Visits visits) {
    var analyst = visits.signedInAs(Role.ANALYST, SOUTHMARK);
    var file = InventedFile.of(200, MARCH.plusDays(1), folder);
    var first = analyst.open("/xso/imports");
    handIn(first, file);
    finished(first);

    var second = analyst.open("/xso/imports");
    handIn(second, file);
    finished(second);

    assertThat(second.locator("[role=status]"))
        .containsText(Pattern.compile("already", Pattern.CASE_INSENSITIVE));
  }

  @Test
  void a_long_import_shows_how_far_it_is_and_stops_when_asked(Visits visits) {
    var page = visits.signedInAs(Role.ANALYST, NORTHMARK).open("/xno/imports");

    handIn(page, InventedFile.of(400_000, MARCH.plusDays(2), folder));
    assertThat(page.locator("progress")).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText(Pattern.compile("rows? read"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")).click();

    finished(page);
    assertThat(page.locator("[role=status]"))
        .containsText(Pattern.compile("cancelled|stopped", Pattern.CASE_INSENSITIVE));
    page.navigate(visits.house().origin() + "/xno/releases");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("2026-03-04");
  }

  @Test
  void a_file_that_is_no_release_is_refused_in_words_and_leaves_nothing(Visits visits)
      throws IOException {
    var file = Files.writeString(folder.resolve("holiday.csv"), "name,days\nmoon,1\nsun,2\n");
    var page = visits.signedInAs(Role.ANALYST, SOUTHMARK).expecting(400, 422).open("/xso/imports");

    handIn(page, file);

    assertThat(page.locator("main [role=status], main [role=alert]").first())
        .containsText(Pattern.compile("column", Pattern.CASE_INSENSITIVE));
  }

  @Test
  void without_script_an_import_works_too(Visits visits) {
    var page = visits.signedInAs(Role.ANALYST, SOUTHMARK).withoutScript().open("/xso/imports");

    handIn(page, InventedFile.of(300, MARCH.plusDays(3), folder));
    for (int look = 0; look < 60 && page.locator("[role=status]").count() == 0; look++) {
      page.waitForTimeout(250);
      page.reload();
    }

    assertThat(link(page, "2026-03-05")).isVisible();
  }

  @Test
  void a_reader_is_not_shown_a_form_that_would_be_refused(Visits visits) {
    var page = visits.signedInAs(Role.READER, NORTHMARK).open("/xno/imports");

    assertThat(page.locator("input[type=file]")).hasCount(0);
  }

  private static void handIn(Page page, Path file) {
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("main form button[type=submit]").click();
  }

  private static void finished(Page page) {
    page.locator("[role=status] h2").waitFor();
  }

  private static Locator link(Page page, String text) {
    return page.locator("main a", new Page.LocatorOptions().setHasText(text)).first();
  }
}
