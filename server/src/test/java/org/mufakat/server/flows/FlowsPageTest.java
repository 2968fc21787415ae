package org.mufakat.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mufakat.ledger.Actor;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.reference.ReferenceImport;
import org.mufakat.server.reference.ReferenceKind;
import org.mufakat.server.statistics.HubSite;
import org.mufakat.server.tables.AskedTables;
import org.mufakat.server.tables.PackageJson;
import org.mufakat.statistics.Breakdown;
import org.mufakat.statistics.CellKey;
import org.mufakat.statistics.Dimension;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.PublishedCell;
import org.mufakat.statistics.PublishedValue;
import org.mufakat.statistics.Release;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.ReleaseShelf.Contents;
import org.mufakat.statistics.ReportingArea;
import org.mufakat.statistics.Resolution;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The flows' pages, files and operation over a small invented release.
class FlowsPageTest {

  private static final Pattern MISSING_SENTENCE = Pattern.compile("\\?\\?[^?\\s]+\\?\\?");
  private static final String YEARS = "from=2020&to=2022&lang=en";

  private static HubSite site;
  private static String empty;

  @BeforeAll
  static void starts() throws Exception {
    site = HubSite.start();
    empty = site.ask("/hub/flows/XWE-XNO?lang=en", "text/html").body();
    site.shelf().put(release());
    bringMigrants();
  }

  @AfterAll
  static void stops() {
    if (site != null) {
      site.close();
    }
  }

  /// Eight hundred Westmarkers and a few others at Northmark's; Southmark names some; Eastmark
  /// none.
  private static Contents release() {
    var cells = new ArrayList<PublishedCell>();
    citizens(cells, "XNO", 2020, "Westmark", "XWE", "401");
    citizens(cells, "XNO", 2021, "Westmark", "XWE", "399");
    citizens(cells, "XNO", 2022, "Westmark", "XWE", "no mention");
    citizens(cells, "XNO", 2020, "Southmark", "XSO", "<5");
    citizens(cells, "XNO", 2021, "Southmark", "XSO", "9");
    citizens(cells, "XNO", 2020, "Eastmark", "XEA", "7");
    citizens(cells, "XNO", 2021, "Nationals", "XNO", "5003");
    citizens(cells, "XNO", 2021, "Unknown", "", "31");
    citizens(cells, "XSO", 2020, "Westmark", "XWE", "12");
    citizens(cells, "XSO", 2020, "Northmark", "XNO", "8");
    citizens(cells, "XSO", 2021, "Eastmark", "XEA", "44");
    citizens(cells, "XSO", 2022, "Eastmark", "XEA", "44");
    citizens(cells, "XSO", 2022, "Eastmark", "XEA", "45");
    add(cells, "XSO", 2021, Dimension.COUNTRY_OF_REPATRIATION, "Northmark", "XNO", "2");
    cells.add(total("XNO", Indicator.DETECTED_VICTIMS, 2021, "6100", cells.size()));
    cells.add(total("XNO", Indicator.PERSONS_CONVICTED, 2021, "17", cells.size()));
    var times = new HashMap<CellKey, Integer>();
    cells.forEach(c -> times.merge(c.key(), 1, Integer::sum));
    var counted =
        cells.stream()
            .map(
                c ->
                    new PublishedCell(
                        c.key(),
                        c.value(),
                        c.resolution(),
                        times.getOrDefault(c.key(), 1),
                        c.row()))
            .toList();
    var release =
        new Release(
            new ReleaseId("2031-04-14"),
            "Invented Office",
            "INVENTED",
            "Invented Office, release of April",
            Release.Extent.WHOLE,
            "flows",
            counted.size(),
            Instant.parse("2031-06-01T08:15:30Z"));
    var areas =
        List.of(
            new ReportingArea("XNO", "Northmark", "The Marks"),
            new ReportingArea("XSO", "Southmark", "The Marks"));
    return Contents.of(release, areas, counted, List.of());
  }

  private static void citizens(
      List<PublishedCell> cells, String area, int year, String label, String state, String text) {
    add(cells, area, year, Dimension.CITIZENSHIP, label, state, text);
  }

  private static void add(
      List<PublishedCell> cells,
      String area,
      int year,
      Dimension dimension,
      String label,
      String state,
      String text) {
    var key = new CellKey(area, Indicator.DETECTED_VICTIMS, Breakdown.of(dimension, label), year);
    cells.add(
        new PublishedCell(
            key,
            PublishedValue.read(text).orElseThrow(),
            state.isEmpty() ? new Resolution.NotAState("unknown") : new Resolution.OfState(state),
            1,
            cells.size() + 2));
  }

  private static PublishedCell total(
      String area, Indicator indicator, int year, String text, int row) {
    return new PublishedCell(
        new CellKey(area, indicator, Breakdown.TOTAL, year),
        PublishedValue.read(text).orElseThrow(),
        new Resolution.NotAsked(),
        1,
        row + 2);
  }

  private static void bringMigrants() throws Exception {
    var file = Files.createTempFile("migrants", ".csv");
    Files.writeString(
        file,
        "year,origin,origin_iso3,destination,destination_iso3,migrants\n"
            + "2015,Westmark,XWE,Northmark,XNO,71234\n");
    HostedNode hub = site.context().getBean(NodeDirectory.class).find(NodeId.HUB).orElseThrow();
    new ReferenceImport(
            hub,
            site.context().getBean(NodeLedgers.class).of(NodeId.HUB),
            InstantSource.fixed(Instant.parse("2031-06-01T08:15:30Z")))
        .run(
            file,
            "migrants.csv",
            new ReferenceImport.Told(
                ReferenceKind.MIGRANT_STOCK, Optional.of("Invented migrants"), Optional.of("2016")),
            Actor.NODE);
    Files.delete(file);
  }

  private static String page(String address) throws Exception {
    var body = site.page(address);
    assertThat(MISSING_SENTENCE.matcher(body).results().map(r -> r.group())).isEmpty();
    assertThat(body).doesNotContain(" style=\"");
    return body;
  }

  /// What a reader sees, without markup, in one line.
  private static String text(String html) {
    return html.replaceAll("(?s)<script.*?</script>", "")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void of_an_excerpt_without_citizenships_no_corridor_is_said_to_be_empty() {
    assertThat(text(empty))
        .contains("This release was not imported here: only a few totals are typed in");
  }

  @Test
  void the_region_has_its_corridors_in_groups_and_its_own_citizens_apart() throws Exception {
    var text = text(page("/hub/flows?" + YEARS));

    assertThat(text)
        .contains("Group 1 of 3: one corridor Westmark Northmark 800")
        .contains("surely above 5")
        .contains("Group 2 of 3: one corridor Eastmark Southmark 44")
        .contains("surely below 1, surely above 4")
        .contains("Group 3 of 3: 4 corridors, by name")
        .contains("Northmark 5,003")
        .contains("Of these States no citizenship was published in these years")
        .contains("Northmark 31");
    var third = text.substring(text.lastIndexOf("Group 3 of 3: 4 corridors"));
    assertThat(List.of("Eastmark Northmark 7", "Northmark Southmark 8", "Southmark Northmark 9–13"))
        .map(third::indexOf)
        .isSorted()
        .doesNotContain(-1);
  }

  @Test
  void numbers_and_sentences_follow_the_language() throws Exception {
    var text = text(page("/hub/flows?from=2020&to=2022&lang=id"));

    assertThat(text)
        .contains("Kelompok 1 dari 3: satu koridor Westmark Markia Utara 800")
        .contains("5.003");
  }

  @Test
  void the_matrix_tells_nothing_named_from_no_value_and_from_repeated() throws Exception {
    var html = page("/hub/flows?from=2022&to=2022&lang=en");
    var matrix = html.substring(html.indexOf("id=\"matrix\""), html.indexOf("id=\"domestic\""));

    assertThat(text(matrix))
        .contains("Eastmark · citizenship not named in these years ≠ published more than once")
        .contains("Westmark … no mention · citizenship not named in these years");
  }

  @Test
  void a_corridor_has_its_years_its_bands_and_what_stands_beside_it() throws Exception {
    var text = text(page("/hub/flows/XWE-XNO?" + YEARS));

    assertThat(text)
        .contains("Citizens of Westmark, detected by Northmark")
        .contains("2020 401 362–443")
        .contains("2022 – – no mention")
        .contains("group 1 of 3; surely above 5")
        .contains("2015 71,234")
        .contains("Source: Invented migrants, 2016. Imported on 1 June 2031.")
        .contains("Persons convicted")
        .contains("not made one number");
  }

  /// 71,234 migrants, 800 detected, 17 convicted: no quotient of two of them is anywhere.
  @Test
  void nothing_is_divided_by_what_stands_beside_it() throws Exception {
    var text = text(page("/hub/flows/XWE-XNO?" + YEARS));

    assertThat(text).doesNotContain("0.011", "1.12", "0.0112", "47.0", "per 1,000", "per 100,000");
  }

  @Test
  void mirror_figures_stand_side_by_side_over_the_years_of_both() throws Exception {
    var text = text(page("/hub/flows/XSO-XNO?" + YEARS));

    assertThat(text)
        .contains("2021 9 2 Southmark, by country of repatriation: Northmark.")
        .contains("At least 7 persons apart.");
  }

  @Test
  void a_corridor_that_is_not_named_is_no_zero() throws Exception {
    var text = text(page("/hub/flows/XWE-XEA?" + YEARS));

    assertThat(text).contains("Not named in these years", "That is no zero");
  }

  @Test
  void states_that_nobody_knows_and_years_that_run_backwards_are_refused() throws Exception {
    assertThat(site.ask("/hub/flows/QQQ-XNO", "text/html").statusCode()).isEqualTo(404);
    assertThat(site.ask("/hub/flows/XNO-XWE", "text/html").statusCode()).isEqualTo(404);
    assertThat(site.ask("/hub/flows?from=2022&to=2020", "text/html").statusCode()).isEqualTo(400);
    assertThat(site.ask("/hub/flows/XWE-XNO?from=20xx", "text/html").statusCode()).isEqualTo(400);
    assertThat(site.ask("/hub/flows/none.csv", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void every_table_is_there_as_csv() throws Exception {
    assertThat(site.page("/hub/flows/corridors.csv?" + YEARS).lines())
        .hasSize(8)
        .anyMatch(
            l ->
                l.startsWith(
                    "detected-victims,persons,XWE,Westmark,XNO,Northmark,false,800,800,745."));
    assertThat(site.page("/hub/flows/matrix.csv?" + YEARS))
        .contains("XEA,Eastmark,XSO,Southmark,2022,repeated,,,,,Invented Office INVENTED");
    assertThat(site.page("/hub/flows/XWE-XNO/series.csv?" + YEARS))
        .contains("XWE,Westmark,XNO,Northmark,2022,no-mention,,,,");
    assertThat(site.page("/hub/flows/mirror.csv?" + YEARS))
        .contains("detected-victims,persons,XSO,XNO,XSO,XNO,repatriation,2021,9,9,2,2,7");
    assertThat(site.page("/hub/flows/XWE-XNO/migrant-stock.csv?" + YEARS))
        .contains("migrant-stock,persons,XWE,XNO,2015,71234,71234,Invented migrants,2016");
    assertThat(site.page("/hub/flows/unusual.csv?" + YEARS)).contains("scaled_residual_low");
  }

  /// Every picture of the region and of a corridor, by its slug.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hub/flows/corridors",
        "/hub/flows/map",
        "/hub/flows/sankey",
        "/hub/flows/XWE-XNO/series",
        "/hub/flows/XSO-XNO/map",
        "/hub/flows/XWE-XNO/sankey",
        "/hub/flows/XWE-XNO/effort",
        "/hub/flows/XWE-XNO/migrant-stock"
      })
  void every_picture_is_a_file_that_names_its_source(String picture) throws Exception {
    var svg = site.page(picture + ".svg?" + YEARS);
    var pdf = pdf(picture + ".pdf?" + YEARS);

    var isStock = picture.endsWith("migrant-stock");
    var source =
        isStock ? "Invented migrants, 2016" : "Invented Office, INVENTED, release 2031-04-14";
    assertThat(svg).startsWith("<svg ").contains("<title id=", "<desc id=");
    assertThat(text(svg)).contains(source);
    assertThat(pdf).contains(source).contains("Figure 1");
    assertThat(site.ask(picture + ".svg?from=2022&to=2020", "*/*").statusCode()).isEqualTo(400);
  }

  private static String pdf(String address) throws Exception {
    try (var document = Loader.loadPDF(site.bytes(address))) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void a_picture_on_paper_has_the_numbers_and_what_must_be_known() throws Exception {
    assertThat(pdf("/hub/flows/corridors.pdf?" + YEARS))
        .contains("Westmark → Northmark 1 800")
        .contains("Inside a group they stand by name")
        .contains("exact Poisson limits");
    assertThat(pdf("/hub/flows/XWE-XNO/series.pdf?from=2020&to=2022&lang=id"))
        .contains("2022 – – tidak disinggung");
  }

  /// The page's own pictures are the files' drawings: for a window and for a phone, without script.
  @Test
  void a_page_has_every_picture_drawn_and_loads_no_charts() throws Exception {
    var html = page("/hub/flows?" + YEARS);

    assertThat(html)
        .contains("id=\"corridors-wide-title\"", "id=\"corridors-narrow-title\"")
        .contains("id=\"map-wide-title\"", "id=\"sankey-wide-title\"")
        .contains("/hub/flows/map.csv?", "/hub/flows/sankey.pdf?")
        .doesNotContain("echarts");
  }

  @Test
  void the_numbers_of_a_corridors_picture_are_those_of_the_picture() throws Exception {
    assertThat(site.page("/hub/flows/XSO-XNO/map.csv?" + YEARS).lines())
        .hasSize(3)
        .anyMatch(l -> l.contains(",XSO,Southmark,XNO,Northmark,false,9,13,"))
        .anyMatch(l -> l.contains(",XNO,Northmark,XSO,Southmark,false,8,8,"));
    assertThat(site.page("/hub/flows/XSO-XNO/sankey.csv?" + YEARS).lines())
        .hasSize(4)
        .noneMatch(l -> l.contains(",XNO,Northmark,XNO,"));
    assertThat(site.page("/hub/flows/domestic.csv?" + YEARS).lines()).hasSize(2);
    assertThat(site.ask("/hub/flows/XWE-XNO/none.svg?" + YEARS, "*/*").statusCode()).isEqualTo(404);
  }

  private static void releaseRoutes() throws Exception {
    var tables = ReleasedRoutesTest.release(ReleasedRoutesTest.table());
    HostedNode hub = site.context().getBean(NodeDirectory.class).find(NodeId.HUB).orElseThrow();
    JdbcClient.create(hub.dataSource())
        .sql(
            """
            insert into table_release (id, state, version, request, changed_at, package, published)
            values (?, 'published', 1, ?, now(), ?, ?)
            """)
        .param(tables.id())
        .param(
            JsonMapper.shared()
                .writeValueAsString(
                    new AskedTables(
                        tables.title(),
                        tables.source(),
                        tables.period(),
                        "",
                        AskedTables.tables("origin*transit*destination"),
                        tables.method(),
                        11,
                        11,
                        80,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        "4",
                        5)))
        .param(PackageJson.bytes(tables))
        .param(new byte[] {1})
        .update();
  }

  /// First of a node that let nothing out, then of one that did.
  @Test
  void routes_are_those_of_a_released_table_with_transit_domestic_ones_apart() throws Exception {
    assertThat(text(page("/hub/flows/routes?lang=en"))).contains("No released table has routes");
    assertThat(site.ask("/hub/flows/routes.csv", "*/*").statusCode()).isEqualTo(404);

    releaseRoutes();

    var text = text(page("/hub/flows/routes?lang=en"));
    assertThat(text)
        .contains("Invented victims by route (2029-2030)")
        .contains("2 cells were withheld")
        .contains("33 persons are in no row")
        .contains("Westmark Northmark 60", "Westmark Southmark 12–19")
        .contains("Westmark Eastmark Northmark 0–20")
        .contains("Westmark none recorded Southmark 0–7")
        .contains("corridors across borders, in", "Apart, and in no group.")
        .contains("Southmark 22")
        .contains("Eastmark 17–37");
    assertThat(site.page("/hub/flows/routes.csv"))
        .contains(
            "Invented victims by route,persons,XWE,Westmark,XEA,XNO,Northmark,false,0,20,",
            ",Invented register,0123456789abcdef0123456789abcdef,2029-2030");
    assertThat(pdf("/hub/flows/routes.pdf")).contains("Westmark → Northmark", "Invented register");
    assertThat(text(site.page("/hub/flows/routes.svg"))).contains("Invented register");
    assertThat(text(page("/hub/flows/routes?lang=id"))).contains("2 sel ditahan");
    assertThat(site.ask("/hub/flows/routes?table=none.1", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void programs_get_tiers_bands_and_the_kind_of_every_value() throws Exception {
    var json =
        JsonMapper.builder()
            .build()
            .readTree(site.page("/hub/api/v1/flows?years=2020-2022&from=XWE&to=XNO"));

    assertThat(json.get("tiers").intValue()).isEqualTo(3);
    assertThat(json.get("flows")).hasSize(1);
    var flow = json.get("flows").get(0);
    assertThat(flow.get("tier").intValue()).isEqualTo(1);
    assertThat(flow.get("low").longValue()).isEqualTo(800);
    assertThat(flow.get("byYear").get(2).get("status").stringValue()).isEqualTo("no-mention");
    assertThat(site.ask("/hub/api/v1/flows?years=2020&to=XWE", "*/*").statusCode()).isEqualTo(400);
    assertThat(site.ask("/hub/api/v1/flows", "*/*").statusCode()).isEqualTo(400);
  }
}
