package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.mufakat.node.NodeId;

/// What holds for every page: axe finds nothing serious, nothing sticks out of a telephone, and
/// paper shows the content.
final class PageCheck {

  private PageCheck() {}

  /// Wide and narrow, opened so and made so, and on paper.
  static void everywhere(MainPage page, NodeId node, String language, Visits visits) {
    var visitor = page.as().map(who -> visits.signedInAs(who, node)).orElse(visits.anyone());
    int width = language.equals("en") ? Visits.WIDE : Visits.NARROW;
    int other = Visits.WIDE + Visits.NARROW - width;
    var window = visitor.reading(language).at(width).window();
    page.show(window, visits.house().origin() + "/" + node.slug());
    here(window, page + ", " + language + ", " + width + " px");
    window.setViewportSize(other, 900);
    here(window, page + ", " + language + ", made " + other + " px wide");
    onPaper(window, page.name());
  }

  static void here(Page window, String where) {
    assertThat(window.locator("h1").count()).as("first headings on " + where).isEqualTo(1);
    Accessibility.assertNothingSerious(window, where);
    assertThat(Width.overflowPixels(window))
        .as("pixels that stick out of %s: %s", where, Width.culprits(window))
        .isZero();
  }

  /// On paper the content stays, and what can only be clicked goes.
  private static void onPaper(Page window, String where) {
    window.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(window.locator("main h1").isVisible()).as("content of %s on paper", where).isTrue();
    assertThat(window.locator("nav.m-nav").isVisible())
        .as("navigation of %s on paper", where)
        .isFalse();
    assertThat(window.locator(".m-filter:visible").count())
        .as("forms for choosing, of %s on paper", where)
        .isZero();
  }
}
