package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.statistics.Releases.cell;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.MemoryShelf;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Resolution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an excerpt lacks may be published: no page over a few typed-in totals says that it is not,
/// and pages over a publisher's whole file still do.
class ExcerptPagesTest {

  private static final PublishedCell FIRST = cell(1, "XNO", 2028, 71);
  private static final PublishedCell LAST = cell(2, "XNO", 2030, 73);
  private static final PublishedCell CORRIDOR =
      cell(
          3,
          "XNO",
          2030,
          Breakdown.of(Dimension.CITIZENSHIP, "Southmark"),
          new PublishedValue.Count(12),
          new Resolution.OfState("XSO"));
  private static final String CLAIM = "/hub/claims?number=999&state=XNO&from=2028&to=2030";

  private HubSite site;
  private MemoryShelf shelf;

  @BeforeEach
  void starts() throws Exception {
    site = HubSite.start();
    shelf = site.shelf();
  }

  @AfterEach
  void stops() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, not in this excerpt, no value published",
    "id, tidak ada dalam kutipan ini, tidak ada nilai yang diterbitkan"
  })
  void a_year_without_a_row_is_read_differently_in_an_excerpt_and_in_a_whole_release(
      String language, String ofAnExcerpt, String ofAWholeRelease) throws Exception {
    shelf.put(Releases.excerpt(Releases.MAY, "typed in", FIRST, LAST));

    for (var page : List.of("/hub/region", "/hub/states/XNO", "/hub/states")) {
      assertThat(get(page + "?lang=" + language))
          .as(page)
          .contains(ofAnExcerpt)
          .doesNotContain(ofAWholeRelease);
    }

    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST));

    for (var page : List.of("/hub/region", "/hub/states/XNO", "/hub/states")) {
      assertThat(get(page + "?lang=" + language))
          .as(page)
          .contains(ofAWholeRelease)
          .doesNotContain(ofAnExcerpt);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, it says nothing of who published citizenships, No State of the region published",
    "id, tidak menyatakan siapa yang menerbitkan, Tidak ada negara kawasan yang menerbitkan"
  })
  void of_an_excerpt_nobodys_silence_on_citizenships_is_told(
      String language, String ofAnExcerpt, String ofAWholeRelease) throws Exception {
    shelf.put(Releases.excerpt(Releases.MAY, "typed in", FIRST, LAST));

    assertThat(get("/hub/region?lang=" + language))
        .contains(ofAnExcerpt)
        .doesNotContain(ofAWholeRelease);

    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST));

    assertThat(get("/hub/region?lang=" + language))
        .contains(ofAWholeRelease)
        .doesNotContain(ofAnExcerpt);
  }

  @Test
  void the_legend_explains_arrows_only_where_the_map_has_one() throws Exception {
    var arrows = "from the State of citizenship to the detecting State; width by the low end";
    shelf.put(Releases.excerpt(Releases.MAY, "typed in", FIRST, LAST));

    assertThat(get("/hub/region?lang=en"))
        .contains("detected by the State, in the years with a value")
        .doesNotContain(arrows);

    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST, CORRIDOR));

    assertThat(get("/hub/region?lang=en")).contains(arrows);
  }

  @ParameterizedTest
  @CsvSource({
    "en, None of the few totals held here gives this number, No published figure gives this number,"
        + " only an excerpt is here: 2031-04-14",
    "id, Tidak satu pun dari beberapa jumlah, Tidak ada angka terbitan yang menghasilkan angka ini,"
        + " hanya kutipan yang ada di sini: 2031-04-14"
  })
  void only_over_a_whole_release_no_published_figure_gives_a_number(
      String language, String ofExcerpts, String ofWholeReleases, String ofSome) throws Exception {
    var page = CLAIM + "&lang=" + language;
    shelf.put(Releases.excerpt(Releases.APRIL, "typed in", FIRST, LAST));

    assertThat(get(page))
        .contains(ofExcerpts, language.equals("en") ? "2031-04-14 (excerpt)" : "(kutipan)")
        .containsPattern("(?s)<div class=\"m-empty\">.*(after signing in|setelah masuk)")
        .doesNotContain(ofWholeReleases, ofSome);

    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST));

    assertThat(get(page)).contains(ofWholeReleases, ofSome).doesNotContain(ofExcerpts);

    shelf.put(Releases.whole(Releases.APRIL, "whole too", FIRST, LAST));

    assertThat(get(page)).contains(ofWholeReleases).doesNotContain(ofExcerpts, ofSome);
  }

  @Test
  void a_possible_number_and_nothing_to_compare_are_said_of_what_is_held_here() throws Exception {
    var few = new PublishedValue.Suppressed(5);
    shelf.put(
        Releases.excerpt(
            Releases.APRIL, "typed in", cell(1, "XNO", 2028, Breakdown.TOTAL, few), LAST));

    assertThat(get("/hub/claims?number=3&state=XNO&from=2028&to=2028&lang=en"))
        .contains("No exact figure held here gives this number", "many more figures");
    assertThat(get("/hub/claims?number=3&state=XSO&from=2028&to=2028&lang=en"))
        .contains("There is nothing here to compare it with", "many more figures");
  }

  @Test
  void a_number_that_a_typed_in_total_gives_is_given_and_nothing_is_held_against_it()
      throws Exception {
    shelf.put(Releases.excerpt(Releases.APRIL, "typed in", FIRST, LAST));

    assertThat(get("/hub/claims?number=71&state=XNO&from=2028&to=2028&lang=en"))
        .contains("A published figure gives this number")
        .doesNotContain("many more figures");
  }

  @Test
  void programs_are_told_whether_an_answer_rests_on_excerpts_only() throws Exception {
    var operation = "/hub/api/v1/claims?number=999&area=XNO&years=2028-2030";
    shelf.put(Releases.excerpt(Releases.APRIL, "typed in", FIRST, LAST));

    var before = json(operation);
    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST));
    var after = json(operation);

    assertThat(before.get("answer").stringValue()).isEqualTo("not-given");
    assertThat(before.get("excerptsOnly").booleanValue()).isTrue();
    assertThat(after.get("answer").stringValue()).isEqualTo("not-given");
    assertThat(after.get("excerptsOnly").booleanValue()).isFalse();
    assertThat(after.get("excerpts").get(0).stringValue()).isEqualTo("2031-04-14");
  }

  @Test
  void the_choice_of_releases_to_compare_tells_which_is_an_excerpt() throws Exception {
    shelf.put(Releases.excerpt(Releases.APRIL, "typed in", FIRST));
    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST));

    assertThat(get("/hub/revisions?lang=en")).contains(">2031-04-14 (excerpt)<", ">2031-05-30<");
  }

  @Test
  void against_an_excerpt_nothing_is_counted_as_vanished_or_appeared() throws Exception {
    shelf.put(Releases.excerpt(Releases.APRIL, "typed in", FIRST));
    shelf.put(Releases.whole(Releases.MAY, "whole", FIRST, LAST));

    assertThat(get("/hub/revisions?lang=en"))
        .contains("<dt>Changed</dt>", "<dt>Unchanged</dt>")
        .doesNotContain("<dt>Vanished</dt>", "<dt>Appeared</dt>");

    shelf.put(Releases.whole(Releases.APRIL, "whole too", FIRST));

    assertThat(get("/hub/revisions?lang=en")).contains("<dt>Vanished</dt>", "<dt>Appeared</dt>");
  }

  private JsonNode json(String address) throws Exception {
    return JsonMapper.builder().build().readTree(get(address));
  }

  private String get(String address) throws Exception {
    return site.page(address);
  }
}
