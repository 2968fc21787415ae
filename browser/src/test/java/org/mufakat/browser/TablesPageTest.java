package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.NORTHMARK;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

/// From a file of persons to a page that everyone reads: a statistician asks, another person sends
/// back and lets out. Every deed is done at the keyboard.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class TablesPageTest {

  private static final String TITLE = "Invented: victims by origin and sex";
  private static final String WORDS = "Invented: say in the notes who is counted.";

  @Test
  void tables_are_asked_for_sent_back_changed_let_out_and_read(Visits visits) throws IOException {
    var statistician =
        visits.signedInAs(Role.STATISTICIAN, NORTHMARK).expecting(422).open("/xno/tables/desk/new");
    ask(statistician, "2040");
    assertThat(statistician.getByRole(AriaRole.ALERT))
        .containsText("Line 2: the column “year” tells a year that is not in the period 2040");
    PageCheck.here(statistician, "a request whose period is not the file's");
    ask(statistician, "2041");
    preview(statistician);
    var desk = statistician.url().replaceAll("^.*//[^/]*", "");
    handOver(statistician);

    var approver = visits.signedInAs(Role.RELEASE_APPROVER, NORTHMARK).open(desk);
    PageCheck.here(approver, "a release under review");
    assertThat(approver.getByText("The code of the proof")).hasCount(0);
    approver.locator("#words").focus();
    approver.keyboard().type(WORDS);
    approver.keyboard().press("Tab");
    approver.keyboard().press("Enter");
    assertThat(approver.getByRole(AriaRole.STATUS)).containsText("Sent back");

    statistician.reload();
    assertThat(statistician.getByRole(AriaRole.NOTE)).containsText(WORDS);
    PageCheck.here(statistician, "a release that was sent back");
    handOver(statistician);
    approver.reload();
    press(approver, "Approve and release");
    assertThat(approver.getByRole(AriaRole.STATUS)).containsText("Released and signed");

    read(visits, desk.replace("/desk", ""));
  }

  private static void ask(Page page, String period) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload("persons.csv", "text/csv", persons().getBytes(StandardCharsets.UTF_8)));
    page.locator("#tables").fill("origin*sex");
    page.locator("#title").fill(TITLE);
    page.locator("#source").fill("Invented register");
    page.locator("#period").fill(period);
    press(page, "Compute a preview");
  }

  /// By year 2041; one cell has 7 persons.
  private static String persons() {
    int[][] counts = {{7, 41, 58}, {33, 67, 71}, {86, 52, 94}};
    var csv = new StringBuilder("origin,sex,year\n");
    for (int o = 0; o < 3; o++) {
      for (int s = 0; s < 3; s++) {
        csv.append("X%d,S%d,2041\n".formatted(o, s).repeat(counts[o][s]));
      }
    }
    return csv.toString();
  }

  /// Waits for it, and opens the list of reasons without a mouse.
  private static void preview(Page page) {
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What it costs"))
        .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preview")))
        .waitFor();
    page.reload();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("held against the column “year”");
    page.locator("details.m-tables-reasons summary").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByText("7 persons, fewer than 11.")).isVisible();
    PageCheck.here(page, "a preview of tables");
  }

  private static void handOver(Page page) {
    press(page, "Hand over for approval");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Handed over");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).focus();
    page.keyboard().press("Enter");
    page.waitForLoadState();
  }

  private static void read(Visits visits, String address) throws IOException {
    var reader =
        visits.signedInAs(Role.READER, NORTHMARK).reading("id").at(Visits.NARROW).open(address);
    assertThat(reader.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(TITLE);
    PageCheck.here(reader, "released tables, narrow and in Indonesian");
    Locator csv =
        reader.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV").setExact(true));
    csv.focus();
    var file = reader.waitForDownload(() -> reader.keyboard().press("Enter"));
    Assertions.assertThat(Files.readString(file.path())).contains("X0,S0,,,,withheld");
  }
}
