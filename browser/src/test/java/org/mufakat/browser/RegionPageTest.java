package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The regional picture of the totals that are typed into the pack, as everyone sees it who starts
/// the demo.
@AtTheHouse
class RegionPageTest {

  private static final String REGION = "/hub/region";

  @Test
  void the_map_and_the_series_are_drawn_over_tables_with_the_same_numbers(Visits visits) {
    var page = visits.anyone().open(REGION);

    assertThat(drawn(page, "#map").locator(".m-chart svg path").first()).isVisible();
    assertThat(drawn(page, "#series").locator(".m-chart svg").first()).isVisible();
    assertThat(row(page, "#series", "Thailand").locator("td"))
        .hasText(new String[] {"471", "417", "1,541", "155", "190", "295", "3,069", "2017–2022"});
  }

  @Test
  void suppressed_counts_stand_as_intervals_and_years_without_a_value_as_such(Visits visits) {
    var page = visits.anyone().open(REGION);

    assertThat(row(page, "#series", "Singapore").locator("td").nth(1)).containsText("0–4");
    assertThat(row(page, "#series", "Indonesia").locator("td").nth(4))
        .containsText("not in this excerpt");
    assertThat(row(page, "#series", "Indonesia").locator("td").last()).hasText("2017–2020");
  }

  @Test
  void every_figure_carries_its_source_and_release(Visits visits) {
    var page = visits.anyone().open(REGION);

    for (var figure : page.locator("section.m-figure:visible").all()) {
      if (figure.locator("table, .m-chart, .m-big").count() > 0) {
        assertThat(figure.locator(".m-source").last().textContent())
            .as(figure.getAttribute("aria-labelledby"))
            .contains("UNODC")
            .contains("2025-04-14");
      }
    }
  }

  @Test
  void the_page_says_that_it_shows_an_excerpt_and_what_its_map_does_not_mean(Visits visits) {
    var page = visits.anyone().open(REGION);

    assertThat(page.getByText("This is a small excerpt")).isVisible();
    assertThat(page.locator("#map .m-legend")).containsText("not in this excerpt");
    assertThat(page.locator("#map .m-legend")).not().containsText("State of citizenship");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("no value published");
    assertThat(page.locator("#map")).containsText("A citizenship is not an origin");
    assertThat(page.locator("#map")).containsText("imply no opinion");
  }

  @Test
  void other_years_are_shown_and_kept_in_the_address(Visits visits) {
    var page = visits.anyone().open(REGION);

    page.getByLabel("From year").selectOption("2018");
    page.getByLabel("To year").selectOption("2021");
    page.getByRole(AriaRole.BUTTON, named("Show")).click();

    assertThat(page).hasURL(Pattern.compile(".*from=2018&to=2021.*"));
    assertThat(row(page, "#series", "Thailand").locator("td"))
        .hasText(new String[] {"417", "1,541", "155", "190", "2,303", "2018–2021"});
  }

  @Test
  void another_release_gives_its_own_numbers_and_names_itself(Visits visits) {
    var page = visits.anyone().open(REGION + "?release=2023-05-30&from=2018&to=2021");

    assertThat(row(page, "#series", "Thailand").locator("td"))
        .hasText(new String[] {"417", "1,540", "146", "134", "2,237", "2018–2021"});
    assertThat(page.locator("#series .m-source")).containsText("2023-05-30");
  }

  @Test
  void a_choice_that_is_none_is_answered_by_what_to_do(Visits visits) {
    var page = visits.anyone().expecting(400).open(REGION + "?from=2021&to=2018");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("run backwards");
  }

  @Test
  void without_script_every_number_is_there_and_no_dead_button(Visits visits) {
    var with = visits.anyone().open(REGION);
    var without = visits.anyone().withoutScript().open(REGION);

    assertThat(numbers(without)).isEqualTo(numbers(with)).hasSizeGreaterThan(50);
    assertThat(without.locator("#series noscript")).isVisible();
    assertThat(without.locator("[data-format]:visible")).hasCount(0);
  }

  private static List<String> numbers(Page page) {
    return page.locator("main table td, main .m-big").allTextContents().stream()
        .map(String::strip)
        .toList();
  }

  private static Locator drawn(Page page, String figure) {
    return page.locator(figure + "[data-drawn=yes]");
  }

  private static Locator row(Page page, String figure, String name) {
    return page.locator(figure + " tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("th", having(name))));
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
