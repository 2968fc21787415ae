package org.mufakat.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;

/// The four states of the page of reference tables at one node, one after the other: nothing
/// imported, imported, refused, replaced.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferencePagesTest {

  private static final String PAGE = "/xno/reference-tables";
  private static final String HEADER =
      "year,origin,origin_iso3,destination,destination_iso3,migrants\n";

  private final RunningNodes nodes = RunningNodes.shared();
  private final Browser statistician = Browser.signedIn(nodes, RunningNodes.NORTH, "statistician");

  private static String text(String html) {
    return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  private String bring(Browser who, String content, String release, int status) {
    who.get(PAGE);
    var answer =
        who.upload(PAGE, "migrants.csv", content, "kind", "migrant-stock", "release", release);
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.body();
  }

  @Test
  @Order(1)
  void where_nothing_is_imported_the_page_says_so_and_who_brings_tables() {
    var reader = Browser.signedIn(nodes, RunningNodes.NORTH, "reader");

    assertThat(text(statistician.get(PAGE + "?lang=en").body()))
        .contains("Migrants Stands beside a corridor", "None is imported.", "Bring a table");
    assertThat(text(reader.get(PAGE + "?lang=en").body()))
        .contains("Administrators, analysts and statisticians bring tables.")
        .doesNotContain("Bring a table");
    assertThat(reader.get(PAGE + "/migrant-stock/refused").statusCode()).isEqualTo(404);
    assertThat(reader.get(PAGE + "/none/refused").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void a_table_is_kept_with_its_source_its_terms_and_every_row_told() {
    bring(
        statistician,
        HEADER
            + "2020,Southmark,XSO,Northmark,XNO,71234\n"
            + "2020,Westmark,XWE,Northmark,XNO,\n"
            + "2020,World,WLD,Northmark,XNO,9\n"
            + "2015,Southmark,,Northmark,XNO,70000\n",
        "2021-07-01",
        302);

    var page = statistician.get(PAGE + "?stored=migrant-stock&lang=en").body();
    assertThat(text(page))
        .contains("The table is stored")
        .contains("International Migrant Stock")
        .contains("2021-07-01", "CC BY 3.0 IGO")
        .contains("4 read: 2 taken, 2 not taken", "Of those taken, 1 name");
    assertThat(page).contains("<dd lang=\"en\"");
    assertThat(text(statistician.get(PAGE + "/migrant-stock/refused?lang=en").body()))
        .contains("3 the value is empty: unknown, not zero 2020 Westmark XWE")
        .contains("4 a group of countries or a territory");
    assertThat(statistician.get(PAGE + "/migrant-stock/refused.csv").body())
        .contains("source,release,row,reason,year,origin,origin_iso3")
        .contains(",2021-07-01,3,no-value,2020,Westmark,XWE,Northmark,XNO,");
  }

  @Test
  @Order(3)
  void a_file_that_is_no_such_table_is_refused_and_the_table_in_use_stays() {
    var refused = bring(statistician, "State,Persons\nNorthmark,1\n", "2030", 422);

    assertThat(text(refused))
        .contains("The file was not taken")
        .contains("Row 1 lacks the columns year, origin, origin_iso3")
        .contains("2021-07-01");
    assertThat(text(bring(statistician, "", "", 422))).contains("There was no file");
    assertThat(bring(statistician, HEADER + "2020,Southmark,XSO,Northmark,XNO,1\n", "a\nb", 422))
        .contains("id=\"problem\"");
  }

  @Test
  @Order(4)
  void the_same_rows_change_nothing_and_another_table_replaces_the_one_before() {
    bring(statistician, HEADER + "2020,Southmark,XSO,Northmark,XNO,71235\n", "2022-07-01", 302);

    assertThat(
            text(
                bring(
                    statistician,
                    HEADER + "2020,Southmark,XSO,Northmark,XNO,71235\n",
                    "2023-07-01",
                    200)))
        .contains("These rows are there already");
    assertThat(text(statistician.get(PAGE + "?lang=en").body()))
        .containsSubsequence("2022-07-01", "Replaced by it (1)", "2021-07-01", "not in use");
    assertThat(text(statistician.get(PAGE + "?lang=id").body()))
        .contains("Digantikan olehnya (1)", "2021-07-01");
  }

  @Test
  @Order(5)
  void whoever_may_not_bring_tables_is_turned_away() {
    var reader = Browser.signedIn(nodes, RunningNodes.NORTH, "reader");
    reader.get("/xno/flows");

    assertThat(
            reader
                .upload(
                    PAGE,
                    "migrants.csv",
                    HEADER + "2020,Southmark,XSO,Northmark,XNO,2\n",
                    "kind",
                    "migrant-stock")
                .statusCode())
        .isEqualTo(403);
  }
}
