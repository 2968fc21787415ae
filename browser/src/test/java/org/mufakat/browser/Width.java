package org.mufakat.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/// Whether a page fits its window.
final class Width {

  private Width() {}

  /// How far the page can be scrolled sideways, in CSS pixels; a table that scrolls by itself does
  /// not count.
  static int overflowPixels(Page page) {
    return (Integer)
        page.evaluate(
            "Math.max(0, Math.ceil(document.scrollingElement.scrollWidth - window.innerWidth))");
  }

  /// The elements that stick out, for whoever has to mend it.
  @SuppressWarnings("unchecked")
  static List<String> culprits(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.m-scroll'))
              .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
            """);
  }
}
