package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.NORTHMARK;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.access.Role;

/// From a plan to a sentence that may be published, with and without script.
@AtTheHouse(TestHouse.OF_THE_EXAMPLE)
class EstimatePageTest {

  private static final String LISTS =
      """
      A,B,C,count
      1,0,0,120
      0,1,0,90
      0,0,1,70
      1,1,0,25
      1,0,1,18
      0,1,1,15
      1,1,1,6
      """;

  @TempDir private Path folder;

  @Test
  void a_plan_a_file_a_document_and_another_persons_word(Visits visits) throws IOException {
    var page = visits.signedInAs(Role.STATISTICIAN, NORTHMARK).open("/xno/estimates/plans/new");
    register(page, "round.csv");
    handIn(page, "round.csv");
    page.getByText("Not approved: nothing may be published yet").waitFor();
    var address = page.url();
    PageCheck.here(page, "an estimate's document");
    drawnForATelephone(page);

    var approver =
        visits
            .signedInAs(Role.RELEASE_APPROVER, NORTHMARK)
            .open(address.replaceAll("^.*//[^/]*", ""));
    approver.getByLabel("I have read the assumption").check();
    approver.locator("main form button[type=submit]").last().click();

    assertThat(approver.getByRole(AriaRole.MAIN)).containsText("This holds only if");
    PageCheck.here(approver, "an approved estimate");
  }

  /// Every figure fits a screen of 390 pixels, and its wide drawing is not there beside it.
  private static void drawnForATelephone(Page page) {
    var wide = page.viewportSize();
    page.setViewportSize(390, 844);
    var drawings = page.locator(".m-estimate-narrow svg").all();
    assertThat(page.locator(".m-estimate-narrow svg")).hasCount(8);
    for (var drawing : drawings) {
      assertThat(drawing).isVisible();
      var box = drawing.boundingBox();
      Assertions.assertThat(box.x + box.width).isLessThanOrEqualTo(390);
    }
    assertThat(page.locator(".m-estimate-picture >> visible=true")).hasCount(0);
    page.setViewportSize(wide.width, wide.height);
  }

  @Test
  void without_script_it_works_too_and_a_wrong_file_is_refused_in_words(Visits visits)
      throws IOException {
    var page =
        visits
            .signedInAs(Role.STATISTICIAN, NORTHMARK)
            .withoutScript()
            .expecting(422)
            .open("/xno/estimates/plans/new");
    register(page, "plain.csv");

    handIn(page, "other.csv");
    assertThat(page.locator("main [role=alert]")).containsText("the plan names “plain.csv”");

    handIn(page, "plain.csv");
    for (int look = 0; look < 60 && page.locator("progress").count() > 0; look++) {
      page.waitForTimeout(250);
      page.reload();
    }
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("What may not be said");
  }

  private static void register(Page page, String fileName) {
    page.locator("#question").fill("Invented: how many in Northmark?");
    page.locator("#population").fill("Invented persons");
    page.locator("#period").fill("2025");
    page.locator("#closed").fill("Invented: nobody comes or goes.");
    page.locator("#lists").fill("A; invented\nB; invented\nC; invented");
    page.locator("#fileName").fill(fileName);
    page.locator("#replicates").fill("200");
    page.locator("#assumption").fill("Invented: the lists know nothing of each other.");
    page.locator("main form button[type=submit]").click();
  }

  private void handIn(Page page, String name) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, LISTS);
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("main form:has(input[type=file]) button").click();
  }
}
