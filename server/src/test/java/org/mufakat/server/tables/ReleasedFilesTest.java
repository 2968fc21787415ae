package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.mufakat.server.sheets.CellGuard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a release, read back as other programs read them.
class ReleasedFilesTest {

  private static final Pattern SDMX_ID = Pattern.compile("[A-Za-z0-9_@$-]+");

  private final TablesPackage release = InventedTables.release(InventedTables.table());

  private static List<CSVRecord> read(String csv) throws IOException {
    try (var parser = CSVFormat.RFC4180.builder().get().parse(new StringReader(csv))) {
      return StreamSupport.stream(parser.spliterator(), false).toList();
    }
  }

  @Test
  void a_table_as_csv_reads_back_cell_by_cell() throws IOException {
    var table = release.tables().getFirst();

    var lines = read(ReleasedCsv.of(table));

    assertThat(lines.getFirst().toList())
        .containsExactly("origin", "Sex of the person", "persons", "low", "high", "mark");
    assertThat(lines).hasSize(10);
    for (int i = 0; i < 9; i++) {
      var cells = lines.get(i + 1).toList();
      var at = new ArrayList<Integer>();
      for (int v = 0; v < 2; v++) {
        var category = CellGuard.unguarded(cells.get(v));
        var variable = table.variables().get(v);
        at.add(
            category.equals("Total") ? variable.total() : variable.categories().indexOf(category));
      }
      assertThat(value(cells)).isEqualTo(table.values().get(table.index(at)));
    }
  }

  private static ReleasedValue value(List<String> cells) {
    return switch (cells.get(5)) {
      case "withheld" -> new ReleasedValue.Withheld();
      case "about" ->
          new ReleasedValue.About(
              Long.parseLong(cells.get(2)),
              Long.parseLong(cells.get(3)),
              Long.parseLong(cells.get(4)));
      default -> new ReleasedValue.Count(Long.parseLong(cells.get(2)));
    };
  }

  @Test
  void no_cell_of_a_csv_runs_as_a_formula() throws IOException {
    var cells = read(ReleasedCsv.of(release.tables().getFirst())).stream();

    assertThat(cells.flatMap(r -> r.toList().stream()))
        .noneMatch(c -> !c.isEmpty() && "=+@\t".indexOf(c.charAt(0)) >= 0);
  }

  /// The rules of JSON-stat 2.0 for a dataset, each looked at by itself.
  @Test
  void a_table_as_json_stat_keeps_the_rules_of_a_dataset() {
    var all = JsonMapper.shared().readTree(JsonStat.of(release, 0, "2031-05-06T07:08:09Z"));

    assertThat(all.path("version").asString()).isEqualTo("2.0");
    assertThat(all.path("class").asString()).isEqualTo("dataset");
    var ids = all.path("id").values().stream().map(JsonNode::asString).toList();
    var sizes = all.path("size").values().stream().map(JsonNode::asInt).toList();
    assertThat(ids).hasSameSizeAs(sizes).doesNotHaveDuplicates();
    assertThat(all.path("dimension").propertyNames()).containsExactlyInAnyOrderElementsOf(ids);
    int cells = 1;
    for (int d = 0; d < ids.size(); d++) {
      var category = all.path("dimension").path(ids.get(d)).path("category");
      var index = category.path("index").values().stream().map(JsonNode::asString).toList();
      assertThat(index).hasSize(sizes.get(d)).doesNotHaveDuplicates();
      assertThat(category.path("label").propertyNames()).containsExactlyInAnyOrderElementsOf(index);
      cells *= sizes.get(d);
    }
    assertThat(all.path("value").size()).isEqualTo(cells);
    for (int i = 0; i < cells; i++) {
      var value = all.path("value").path(i);
      var status = all.path("status").path(Integer.toString(i)).asString("");
      var told = release.tables().getFirst().values().get(i);
      assertThat(value.isNull()).isEqualTo(told instanceof ReleasedValue.Withheld);
      assertThat(status.equals("c")).isEqualTo(told instanceof ReleasedValue.Withheld);
    }
  }

  @Test
  void a_table_as_sdmx_csv_has_the_header_and_ids_of_the_field_guide() throws IOException {
    var lines = read(SdmxCsv.of(release, 0));
    var header = lines.getFirst().toList();

    assertThat(header.subList(0, 3)).containsExactly("STRUCTURE", "STRUCTURE_ID", "ACTION");
    assertThat(header).contains("TIME_PERIOD", "OBS_VALUE").doesNotHaveDuplicates();
    assertThat(header.subList(3, 5)).containsExactly("ORIGIN", "SEX_OF_THE_PERSON");
    Map<String, String> values = new HashMap<>();
    for (CSVRecord line : lines.subList(1, lines.size())) {
      assertThat(line.size()).isEqualTo(header.size());
      assertThat(line.get(0)).isEqualTo("dataflow");
      assertThat(line.get(1)).matches("MUFAKAT\\.XNO:DF_[0-9a-f]{32}_1\\(1\\.0\\.0\\)");
      assertThat(line.get(2)).isEqualTo("I");
      assertThat(line.get(3)).matches(SDMX_ID);
      assertThat(line.get(4)).matches(SDMX_ID);
      assertThat(line.get(5)).isEqualTo("2021");
      var before = values.put(line.get(3) + "." + line.get(4), line.get(6) + line.get(8));
      assertThat(before).isNull();
    }
    assertThat(values)
        .hasSize(9)
        .containsEntry("LA_north.F", "40F")
        .containsEntry("LA_north._18", "C")
        .containsEntry("_T._T", "60F");
  }

  /// Neither a spreadsheet nor the guard against formulas changes an id.
  @Test
  void an_id_never_begins_as_a_formula_does() {
    var variable = new CodedVariable("@origin", List.of("-2+3", "@SUM(1)", "=1", "+1", "_T"));

    var ids = new ArrayList<>(SdmxNames.codes(variable));
    ids.addAll(SdmxNames.dimensions(List.of(variable)));

    assertThat(ids)
        .doesNotHaveDuplicates()
        .doesNotContain(SdmxNames.TOTAL)
        .allMatch(id -> CellGuard.guarded(id).equals(id))
        .allMatch(id -> SDMX_ID.matcher(id).matches());
  }

  @Test
  void spans_of_years_are_written_as_sdmx_does() {
    assertThat(SdmxCsv.timePeriod("2018-2021")).isEqualTo("2018-01-01/P4Y");
    assertThat(SdmxCsv.timePeriod("2021")).isEqualTo("2021");
    assertThat(SdmxCsv.timePeriod("since the flood")).isEmpty();
  }

  @Test
  void names_that_become_the_same_id_stay_apart() {
    var variable = new CodedVariable("age", List.of("<18", ">18", "_18", "_T", "18"));

    assertThat(SdmxNames.codes(variable))
        .doesNotHaveDuplicates()
        .doesNotContain(SdmxNames.TOTAL)
        .allMatch(SDMX_ID.asMatchPredicate());
    assertThat(
            SdmxNames.dimensions(List.of(variable, new CodedVariable("time_period", List.of("a")))))
        .containsExactly("AGE", "TIME_PERIOD_OF_DATA");
  }

  /// Every name in the record is one of a prefix that the context gives, so that JSON-LD readers
  /// find a meaning for it; each file is told with its true length and hash.
  @Test
  void the_record_for_catalogues_is_well_formed() {
    var record =
        JsonMapper.shared().readTree(DcatRecord.of(release, "North", "2031-05-06T07:08:09Z", true));
    var prefixes = record.path("@context").propertyNames();

    assertThat(record.path("@type").asString()).isEqualTo("dcat:Dataset");
    assertThat(record.propertyNames())
        .contains("dct:title", "dct:description", "dct:publisher", "dct:issued")
        .allMatch(name -> name.startsWith("@") || prefixes.contains(name.split(":", 2)[0]));
    assertThat(record.path("adms:status").path("@id").asString()).endsWith("/WITHDRAWN");
    var files = record.path("dcat:distribution");
    assertThat(files.size()).isEqualTo(3);
    assertThat(files.path(0).path("dcat:downloadURL").path("@id").asString())
        .isEqualTo(InventedTables.ID + "/1.csv");
    assertThat(files.path(0).path("dcat:byteSize").path("@value").asString())
        .isEqualTo(
            Integer.toString(
                ReleasedCsv.of(release.tables().getFirst())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    .length));
  }

  @Test
  void a_package_reads_back_as_it_was_and_in_one_form_only() {
    var bytes = PackageJson.bytes(release);

    assertThat(PackageJson.read(bytes)).contains(release);
    var spaced = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).replaceFirst(":", ": ");
    assertThat(PackageJson.read(spaced.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
  }
}
