package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mufakat.browser.TestHouse.NORTHMARK;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;
import org.mufakat.server.demo.DemoLogin;

/// Files of cases come in and go out, and a case goes on paper, as a supervisor and an investigator
/// see it. The persons are invented.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class CaseFilesPageTest {

  private static final DemoLogin SUPERVISOR = new DemoLogin(Role.INVESTIGATOR, true);
  private static final String HEAD = "prs_FirstName,vic_TraffickingStatus,hte_City\n";

  private static String file(String town, int faulty) {
    var text = new StringBuilder(HEAD);
    for (int i = 0; i < 3; i++) {
      text.append("Invented Person,PossibleVictimOfTrafficking,").append(town).append("\n");
    }
    text.append("Invented Person,NoSuchStatus,Invented Town\n".repeat(faulty));
    return text.toString();
  }

  @Test
  void a_file_is_read_shown_and_taken_and_its_faults_are_listed(Visits visits) {
    var page = visits.signedInAs(SUPERVISOR, NORTHMARK).open("/xno/cases/imports");

    handIn(page, "cases.csv", file("A Town Of This Test", 120));

    assertThat(button(page, "Take these 3 cases")).isVisible();
    everyWidth(page, "a file that was read");
    page.getByRole(AriaRole.MAIN).locator("a[href$='/quarantine']").click();
    everyWidth(page, "rows that are not taken");
    page.goBack();
    button(page, "Take these 3 cases").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
    everyWidth(page, "a file that was taken");
  }

  @Test
  void a_file_that_is_none_says_what_to_do(Visits visits) {
    var page = visits.signedInAs(SUPERVISOR, NORTHMARK).open("/xno/cases/imports");

    handIn(page, "cases.csv", "%PDF-1.7");

    assertThat(page.locator(".m-notice--error")).isVisible();
    everyWidth(page, "a file that is refused");
  }

  @Test
  void what_is_taken_out_is_shown_first_and_then_sent(Visits visits) throws IOException {
    var page = visits.signedInAs(SUPERVISOR, NORTHMARK).open("/xno/cases");
    page.getByText("Export what is listed").click();
    page.locator("#columns-standard").check();
    page.locator("#reason").selectOption("supervision");
    button(page, "See what would be in it").click();
    everyWidth(page, "what an export would hold");

    var download = page.waitForDownload(() -> button(page, "Download").click());

    Assertions.assertThat(Files.readString(download.path(), UTF_8)).contains("prs_FirstName");
    Assertions.assertThat(download.suggestedFilename()).matches("[\\w.-]+\\.csv");
  }

  @Test
  void a_print_for_a_court_names_nobody(Visits visits) {
    var page = visits.signedInAs(Role.INVESTIGATOR, NORTHMARK).open("/xno/cases");
    page.locator("main tbody th a").first().click();
    page.locator("main a[href$='/print']").first().click();
    page.locator("#reader-court").check();
    page.locator("#names").check();
    page.locator("#reason").selectOption("court-order");

    button(page, "Show the print").click();

    assertThat(page.locator("main.m-print")).isVisible();
    assertThat(page.locator(".m-case-name")).hasCount(0);
    everyWidth(page, "a print for a court");
  }

  private static void handIn(Page page, String name, String text) {
    page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(UTF_8)));
    button(page, "Read the file").click();
    page.locator("#progress .m-notice").waitFor();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void everyWidth(Page page, String where) {
    PageCheck.here(page, where + ", wide");
    page.setViewportSize(Visits.NARROW, 844);
    PageCheck.here(page, where + ", narrow");
    page.setViewportSize(Visits.WIDE, 900);
  }
}
