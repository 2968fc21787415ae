package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The check finds what it is there to find, under the content security policy of the real pages.
@ExtendWith(SharedBrowser.class)
class AccessibilityTest {

  @Test
  void a_picture_without_words_is_found(OpenBrowser browser) {
    assertThat(
            findings(
                browser, "<h1>A map</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("image-alt (critical) at 1"));
  }

  @Test
  void a_page_with_its_words_passes(OpenBrowser browser) {
    assertThat(findings(browser, "<main><h1>A map</h1><p>In words.</p></main>")).isEmpty();
  }

  private static List<String> findings(OpenBrowser browser, String body) {
    var html = "<!doctype html><html lang=en><title>A page</title><body>" + body;
    try (var pages = StaticPages.of(Map.of("/page", html));
        var visitor = browser.visitor(new Browser.NewContextOptions())) {
      var page = visitor.newPage();
      page.navigate(pages.origin() + "/page");
      return Accessibility.seriousFindings(page);
    }
  }
}
