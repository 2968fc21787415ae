package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.browser.Fault.Kind.CONSOLE_ERROR;
import static org.mufakat.browser.Fault.Kind.NO_ANSWER;
import static org.mufakat.browser.Fault.Kind.OTHER_HOST;
import static org.mufakat.browser.Fault.Kind.SCRIPT_ERROR;
import static org.mufakat.browser.Fault.Kind.STATUS;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mufakat.browser.Fault.Kind;

/// The watch sees what it says it sees: each fault is planted on a page of its own.
@ExtendWith(SharedBrowser.class)
class WatchTest {

  private static final String FINE =
      "<!doctype html><html lang=en><title>A page</title><h1>A page</h1>";

  private static StaticPages pages;

  @BeforeAll
  static void serve() {
    pages =
        StaticPages.of(
            Map.of(
                "/fine", FINE,
                "/inline-script", FINE + "<script>document.title = 'x'</script>",
                "/inline-style", FINE + "<p style='color: red'>red</p>",
                "/throws", FINE + "<script src=/throws.js></script>",
                "/throws.js", "throw new Error('planted')",
                "/complains", FINE + "<script src=/complains.js></script>",
                "/complains.js", "console.error('planted'); console.warn('let pass')",
                "/other-host", FINE + "<img alt='' src=https://tiles.example.org/1.png>",
                "/missing-part", FINE + "<script src=/gone.js></script>",
                "/no-answer", FINE + "<script src=/fetch.js></script>"));
  }

  @AfterAll
  static void stop() {
    pages.close();
  }

  @Test
  void a_page_without_faults_has_none(OpenBrowser browser) {
    assertThat(faultsOf(browser, "/fine")).isEmpty();
  }

  @Test
  void a_script_or_style_that_the_security_policy_forbids_is_a_fault(OpenBrowser browser) {
    assertThat(kindsOf(browser, "/inline-script")).containsExactly(CONSOLE_ERROR);
    assertThat(faultsOf(browser, "/inline-style"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("Content Security Policy"));
  }

  @Test
  void a_script_that_throws_is_a_fault(OpenBrowser browser) {
    assertThat(kindsOf(browser, "/throws")).containsExactly(SCRIPT_ERROR);
  }

  @Test
  void an_error_on_the_console_is_a_fault_and_a_warning_is_none(OpenBrowser browser) {
    assertThat(kindsOf(browser, "/complains")).containsExactly(CONSOLE_ERROR);
  }

  @Test
  void a_picture_from_another_host_is_a_fault(OpenBrowser browser) {
    assertThat(kindsOf(browser, "/other-host")).contains(OTHER_HOST);
  }

  @Test
  void a_part_of_the_page_that_is_not_there_is_a_fault(OpenBrowser browser) {
    assertThat(faultsOf(browser, "/missing-part"))
        .contains(new Fault(STATUS, "404 for GET " + pages.origin() + "/gone.js"));
  }

  @Test
  void a_status_that_the_visit_expects_is_none(OpenBrowser browser) {
    var visitor = browser.visitor(new Browser.NewContextOptions());
    var watch = Watch.over(visitor, pages.origin()).expecting(404);
    visitor.newPage().navigate(pages.origin() + "/nowhere");
    visitor.close();

    assertThat(watch.faults()).isEmpty();
  }

  @Test
  void a_request_without_an_answer_is_a_fault(OpenBrowser browser) {
    var stopped = StaticPages.of(Map.of("/fine", FINE));
    var visitor = browser.visitor(new Browser.NewContextOptions());
    var watch = Watch.over(visitor, stopped.origin());
    var page = visitor.newPage();
    page.navigate(stopped.origin() + "/fine");
    stopped.close();
    page.evaluate("fetch('/fine').catch(() => null)");
    visitor.close();

    assertThat(watch.faults()).extracting(Fault::kind).contains(NO_ANSWER);
  }

  private static List<Kind> kindsOf(OpenBrowser browser, String path) {
    return faultsOf(browser, path).stream().map(Fault::kind).toList();
  }

  private static List<Fault> faultsOf(OpenBrowser browser, String path) {
    var visitor = browser.visitor(new Browser.NewContextOptions());
    var watch = Watch.over(visitor, pages.origin());
    visitor.newPage().navigate(pages.origin() + path);
    visitor.close();
    return watch.faults();
  }
}
