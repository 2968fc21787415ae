package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Everything can be reached and done by keyboard alone, and one always sees where one is.
@AtTheHouse
class KeyboardTest {

  @Test
  void the_first_stop_skips_to_the_content(Visits visits) {
    var page = visits.anyone().open("/hub/region");

    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    assertThat(page.locator(":focus")).isInViewport();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");

    assertThat((Boolean) page.evaluate("document.activeElement.closest('main') !== null"))
        .as("the next stop after skipping is in the content")
        .isTrue();
  }

  @Test
  void the_stops_follow_the_page_from_top_to_bottom_and_leave_nothing_out(Visits visits) {
    var page = visits.anyone().open("/hub/region");
    assertThat(page.locator("#map[data-drawn=yes]")).hasCount(1);

    var stops = stops(page);

    assertThat(stops).isEqualTo(reachable(page));
    assertThat(new LinkedHashSet<>(stops)).hasSameSizeAs(stops);
  }

  @Test
  void every_stop_can_be_seen(Visits visits) {
    var page = visits.anyone().open("/hub/region");

    var unseen = new ArrayList<String>();
    page.keyboard().press("Tab");
    for (int stop = 0; stop < 60 && !atTheTop(page); stop++) {
      if (!(Boolean) page.evaluate(SEEN)) {
        unseen.add((String) page.evaluate("document.activeElement.outerHTML.slice(0, 160)"));
      }
      page.keyboard().press("Tab");
    }

    assertThat(unseen).as("stops without a visible mark of focus").isEmpty();
  }

  @Test
  void years_are_chosen_and_shown_without_a_mouse(Visits visits) {
    var page = visits.anyone().open("/hub/region");

    page.getByLabel("From year").focus();
    page.keyboard().type("2019");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*from=2019.*"));
  }

  /// The mark of focus: an outline, a shadow or a change of ground that the same element lacks when
  /// it is not focused.
  private static final String SEEN =
      """
      (() => {
        const it = document.activeElement;
        const look = () => { const s = getComputedStyle(it);
          return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join(); };
        const focused = look();
        const style = getComputedStyle(it);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        it.blur();
        const plain = look();
        it.focus({ preventScroll: true });
        return outlined || focused !== plain;
      })()
      """;

  private static boolean atTheTop(Page page) {
    return (Boolean) page.evaluate("document.activeElement === document.body");
  }

  /// Where the Tab key leads, until it leaves the page; each stop by its place among all elements.
  private static List<Integer> stops(Page page) {
    var stops = new ArrayList<Integer>();
    page.keyboard().press("Tab");
    while (!atTheTop(page) && stops.size() < 500) {
      stops.add(
          (Integer)
              page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"));
      page.keyboard().press("Tab");
    }
    return stops;
  }

  /// What one can do something with, in the order of the page.
  @SuppressWarnings("unchecked")
  private static List<Integer> reachable(Page page) {
    return (List<Integer>)
        page.evaluate(
            """
            () => { const all = [...document.querySelectorAll('*')];
              return all.filter(e => e.matches(
                  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
                && e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
                .map(e => all.indexOf(e)); }
            """,
            Map.of());
  }
}
