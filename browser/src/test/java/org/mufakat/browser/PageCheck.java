package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

/// What holds for every page: axe finds nothing serious, nothing sticks out of a telephone, and
/// paper shows the content.
final class PageCheck {

  private PageCheck() {}

  /// Wide and narrow, opened so and made so, and on paper. English is opened wide and Indonesian
  /// narrow, so that the colours are looked at in both widths.
  ///
  /// @param window at whatever page it was left
  static void everywhere(MainPage page, Page window, String nodeAddress, String language) {
    int width = language.equals("en") ? Visits.WIDE : Visits.NARROW;
    int other = Visits.WIDE + Visits.NARROW - width;
    window.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    window.setViewportSize(width, 900);
    page.show(window, nodeAddress);
    here(window, page + ", " + language + ", " + width + " px");
    window.setViewportSize(other, 900);
    hereInOtherWidth(window, page + ", " + language + ", made " + other + " px wide");
    onPaper(window, page.name());
  }

  static void here(Page window, String where) {
    window.waitForLoadState();
    Accessibility.assertNothingSerious(window, where);
    fits(window, where);
  }

  /// The same page after [#here] in another width.
  static void hereInOtherWidth(Page window, String where) {
    Accessibility.assertNothingElseSerious(window, where);
    fits(window, where);
  }

  private static void fits(Page window, String where) {
    assertThat(window.locator("h1").count()).as("first headings on " + where).isEqualTo(1);
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
