package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Role;

/// A whole round of the forum as its people see it: a secretary prepares a meeting of ministers,
/// eleven delegations consult on a text in two versions, one blocks the first, its amendment
/// removes the objection, the second is adopted, a task goes to the officials, the next meeting
/// follows it up, and the communiqué is downloaded. All words are invented.
@AtTheHouse(TestHouse.OF_ALL_MEMBERS)
class ForumRoundTest {

  private static final String BODY = "AMMTC";
  private static final String TITLE = "Invented: a text of the browser’s round";
  private static final String TASK = "Invented: a list of contact points";
  private static final String OBJECTOR = "VNM";
  private static final List<String> MEMBERS =
      List.of("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM");

  private final Map<String, Page> delegations = new LinkedHashMap<>();

  @Test
  void a_text_is_blocked_amended_adopted_given_to_the_officials_and_followed_up(Visits visits) {
    var secretary = visits.signedInAs(Role.SECRETARIAT, HUB).open("/hub/forum/meetings");
    MEMBERS.forEach(
        code ->
            delegations.put(
                code, visits.signedInAs(Role.DELEGATE, new NodeId(code)).open(home(code))));
    int ordinal = prepare(secretary);

    var text = table(delegations.get("IDN"), ordinal);
    deed(secretary, text, "Put the text to the members");
    consultOnTheFirst(text);
    refusedToAdopt(secretary, text);
    deed(secretary, text, "Find that it is blocked");

    amend(delegations.get("IDN"), text);
    deed(secretary, text, "Put the text to the members");
    MEMBERS.forEach(code -> state(code, text, code.equals("SGP") ? "reservation" : "support"));
    adopt(secretary, text);

    followUp(secretary, ordinal);
    communique(secretary, ordinal);
  }

  private static String home(String code) {
    return "/" + code.toLowerCase(java.util.Locale.ROOT) + "/forum";
  }

  /// Says when and where the next meeting is, and opens it.
  private static int prepare(Page page) {
    page.navigate(page.url() + "?body=" + BODY);
    var link =
        page.locator("main a[href*='/forum/meetings/%s/']".formatted(BODY))
            .filter(new Locator.FilterOptions().setHasText(Pattern.compile("22nd")));
    page.navigate((String) link.first().evaluate("link => link.href"));
    page.getByText("Change dates and place").click();
    page.locator("#first").fill("2027-09-14");
    page.locator("#last").fill("2027-09-15");
    page.locator("#place").fill("Invented Town");
    button(page, "Keep dates and place").click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Invented Town");
    page.locator("main form[action$='/open'] button").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
    everyWidth(page, "a meeting in session");
    return Integer.parseInt(page.url().replaceAll(".*/([0-9]+)[^/]*$", "$1"));
  }

  /// A delegation drafts a text that gives a task to the officials, and tables it.
  private static String table(Page page, int ordinal) {
    page.navigate(base(page) + "/texts/new?body=" + BODY);
    page.locator("#title").fill(TITLE);
    page.locator("textarea[name='clause.0.text']")
        .fill("Invented: each member names a contact point within one month.");
    page.locator("#due-meeting").check();
    page.locator("#meeting").fill(Integer.toString(ordinal + 1));
    page.locator("button[value=add-task]").click();
    page.locator("[name='task.0.executing']").selectOption("SOMTC");
    page.locator("[name='task.0.deliverable']").fill(TASK);
    page.locator("[name='task.0.meeting']").fill(Integer.toString(ordinal + 1));
    page.locator("button[value=keep]").click();
    page.locator("button[value=table]").click();
    assertThat(page.locator("h1")).containsText(TITLE);
    everyWidth(page, "a text that was tabled");
    return page.url().replaceAll(".*/texts/([0-9a-f]{32}).*", "$1");
  }

  private void consultOnTheFirst(String text) {
    for (var code : MEMBERS) {
      state(code, text, code.equals(OBJECTOR) ? "objection" : "no-objection");
    }
    var page = delegations.get(OBJECTOR);
    page.locator("main details:has(form[action$='/amendments']) summary").nth(1).click();
    var form = page.locator("main form[action$='/amendments']").nth(1);
    form.locator("textarea")
        .fill("Invented: each member names a contact point within three months.");
    form.locator("button").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
    everyWidth(page, "a text with an objection");
  }

  private void state(String code, String text, String kind) {
    var page = delegations.get(code);
    page.navigate(base(page) + "/texts/" + text);
    page.locator("#kind-" + kind).check();
    if (!kind.equals("support") && !kind.equals("no-objection")) {
      page.locator("#position-text").fill("Invented: more time.");
    }
    page.locator("#state form[action$='/positions'] button").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
  }

  /// While an objection is maintained no way to adopt is open.
  private static void refusedToAdopt(Page page, String text) {
    page.navigate(base(page) + "/texts/" + text);
    Assertions.assertThat(page.locator("main form[action$='/adoption']").count()).isZero();
  }

  private static void deed(Page page, String text, String button) {
    page.navigate(base(page) + "/texts/" + text);
    button(page, button).click();
    assertThat(page.locator(".m-notice--good")).isVisible();
  }

  private static void amend(Page page, String text) {
    page.navigate(base(page) + "/texts/" + text + "/draft");
    page.locator("textarea[name='clause.0.text']")
        .fill("Invented: each member names a contact point within three months.");
    page.locator("button[value=table]").click();
    assertThat(page.locator(".m-facts")).containsText("2 of 2");
    page.navigate(base(page) + "/texts/" + text + "?from=1&to=2");
    assertThat(page.locator(".m-text-diff ins").first()).containsText("three");
    everyWidth(page, "two versions beside each other");
  }

  private static void adopt(Page page, String text) {
    page.navigate(base(page) + "/texts/" + text);
    page.locator("#mode-meeting-consensus").check();
    page.locator("#evidence").setInputFiles(paper("invented-record.txt"));
    button(page, "Adopt the text").click();
    assertThat(page.locator(".m-facts")).containsText("Adopted");
    page.navigate(base(page) + "/decisions");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE)).first().click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Invented: more time.");
    everyWidth(page, "a decision with a reservation");
  }

  /// The meeting ends, the next one hears of the task.
  private static void followUp(Page page, int ordinal) {
    close(page, ordinal);
    page.navigate(base(page) + "/meetings?convene=" + BODY);
    page.locator("#convene form button[type=submit]").click();
    page.navigate(base(page) + "/meetings/" + BODY + "/" + (ordinal + 1));
    page.locator("main form[action$='/open'] button").click();
    page.navigate(base(page) + "/tasks");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TASK)).first().click();
    page.locator("#what-reported").check();
    page.locator("#report-file").setInputFiles(paper("invented-report.txt"));
    page.locator("#now form button[type=submit]").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
    assertThat(page.locator(".m-timeline")).containsText("23rd");
    everyWidth(page, "a task that was followed up");
  }

  private static void close(Page page, int ordinal) {
    page.navigate(base(page) + "/meetings/" + BODY + "/" + ordinal);
    page.locator("main details:has(form[action$='/close']) summary").click();
    page.locator("#seen").check();
    page.locator("main form[action$='/close'] button").click();
    assertThat(page.locator(".m-notice--good")).isVisible();
  }

  private static void communique(Page page, int ordinal) {
    var address = base(page) + "/meetings/" + BODY + "/" + ordinal + "/papers/communique";
    page.navigate(address);
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("three months");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Invented: more time.");
    everyWidth(page, "a communiqué");
    page.navigate(base(page) + "/meetings/" + BODY + "/" + ordinal);
    var download =
        page.waitForDownload(
            () -> page.locator("main a[href$='/papers/communique.docx']").first().click());
    Assertions.assertThat(document(download.path()))
        .contains("three months")
        .contains("Invented: more time.")
        .doesNotContain("one month.");
  }

  /// The words of a document.
  private static String document(java.nio.file.Path file) {
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", "");
        }
      }
      throw new AssertionError("no document in it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FilePayload paper(String name) {
    return new FilePayload(
        name, "text/plain", "Invented for a test.\n".getBytes(StandardCharsets.UTF_8));
  }

  /// `…/idn/forum` of whatever page of the forum it is.
  private static String base(Page page) {
    return page.url().replaceAll("(/[a-z]{3}/forum).*", "$1");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private static void everyWidth(Page page, String where) {
    PageCheck.here(page, where + ", wide");
    page.setViewportSize(Visits.NARROW, 844);
    PageCheck.hereInOtherWidth(page, where + ", narrow");
    page.setViewportSize(Visits.WIDE, 900);
  }
}
