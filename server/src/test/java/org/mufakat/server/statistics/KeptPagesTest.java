package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.statistics.Releases.cell;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.statistics.MemoryShelf;

/// A page of figures whose content is kept is the same page, and never an old one.
class KeptPagesTest {

  private static final List<String> PAGES = List.of("/hub/region", "/hub/states/XNO");

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

  @Test
  void a_page_asked_for_again_is_the_same_to_the_letter() throws Exception {
    shelf.put(Releases.whole(Releases.MAY, "m", cell(1, "XNO", 2030, 7_001)));

    for (var page : PAGES) {
      var first = get(page + "?lang=id");
      var again = get(page + "?lang=id");

      assertThat(first).contains("7.001").isEqualTo(again);
      assertThat(get(page + "?lang=en")).contains("7,001").doesNotContain("7.001");
    }
  }

  @Test
  void the_title_names_what_the_page_shows() throws Exception {
    shelf.put(Releases.whole(Releases.MAY, "m", cell(1, "XNO", 2030, 7_001)));

    assertThat(get("/hub/region?lang=en"))
        .contains("<title>The regional picture, Hub – Mufakat</title>");
    assertThat(get("/hub/states/XNO?lang=en")).containsPattern("<title>[A-Z][a-z]+, Hub – Mufakat");
  }

  @Test
  void an_import_shows_on_the_next_page() throws Exception {
    shelf.put(Releases.whole(Releases.APRIL, "a", cell(1, "XNO", 2030, 7_001)));
    for (var page : PAGES) {
      assertThat(get(page + "?lang=en")).contains("7,001").doesNotContain("8,002");
    }

    shelf.put(Releases.whole(Releases.MAY, "m", cell(1, "XNO", 2030, 8_002)));

    for (var page : PAGES) {
      assertThat(get(page + "?lang=en")).contains("8,002", "value=\"2031-04-14\"");
    }
  }

  @Test
  void another_choice_is_another_page() throws Exception {
    shelf.put(
        Releases.whole(
            Releases.MAY, "m", cell(1, "XNO", 2029, 7_001), cell(2, "XNO", 2030, 8_002)));

    for (var page : PAGES) {
      assertThat(get(page + "?lang=en&from=2029&to=2029"))
          .contains("7,001")
          .doesNotContain("8,002");
      assertThat(get(page + "?lang=en&from=2030&to=2030"))
          .contains("8,002")
          .doesNotContain("7,001");
    }
  }

  private String get(String address) throws Exception {
    return site.page(address);
  }
}
