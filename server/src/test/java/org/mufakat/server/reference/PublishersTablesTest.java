package org.mufakat.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.server.SharedData;
import org.mufakat.server.regime.Packs;

/// The publishers' own tables, where they are beside the checkout.
class PublishersTablesTest {

  private static final int YEAR = 2026;

  /// Counted in the files: 17,195 lines below the header, 265 codes; 49 of them are groups of
  /// countries with 65 years each.
  @Test
  void the_population_has_every_state_and_no_group_of_countries() {
    var contents = read("population_wb.csv", ReferenceKind.POPULATION);

    assertThat(contents.rowsRead()).isEqualTo(17_195);
    assertThat(contents.refused()).hasSize(49 * 65);
    assertThat(contents.accepted()).hasSize(17_195 - 49 * 65);
    assertThat(contents.accepted())
        .filteredOn(v -> v.state().equals("ZWE") && v.year() == 2024)
        .extracting(ReferenceValue::value)
        .containsExactly(16_634_373L);
  }

  /// 1,482 lines have no code of the origin. "Congo" is elsewhere two States' name and here, beside
  /// "DR Congo", one; "FS Micronesia" is a spelling of this publisher's alone: seven years of each.
  @Test
  void the_migrant_stock_has_every_row_by_the_publishers_own_names_too() {
    var contents = read("undesa_migrant_stock_bilateral_asean.csv", ReferenceKind.MIGRANT_STOCK);

    assertThat(contents.rowsRead()).isEqualTo(5_735);
    assertThat(contents.refused()).isEmpty();
    assertThat(contents.accepted()).hasSize(5_735);
    assertThat(contents.accepted()).filteredOn(v -> v.state().equals("COG")).hasSize(7);
    assertThat(contents.accepted()).filteredOn(v -> v.partner().equals("FSM")).hasSize(7);
  }

  @Test
  void the_borders_are_read_to_the_metre() {
    var contents = read("land_boundaries.csv", ReferenceKind.LAND_BOUNDARIES);

    assertThat(contents.refused()).isEmpty();
    assertThat(contents.accepted())
        .filteredOn(v -> v.state().equals("THA") && v.partner().equals("MMR"))
        .extracting(ReferenceValue::value)
        .containsExactly(2_416_000L);
  }

  private static ReferenceContents read(String name, ReferenceKind kind) {
    Path file = SharedData.file("data/reference/" + name);
    var rows = new ReferenceRows(kind, Packs.shipped("asean"), YEAR);
    return ReferenceCsv.read(file, kind, rows) instanceof ReferenceCsv.Answer.Read(var contents)
        ? contents
        : new ReferenceContents(kind, "", 0, 0, java.util.List.of(), java.util.List.of());
  }
}
