package org.mufakat.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mufakat.server.regime.Packs;

/// A State is decided by its code, and by a publisher's own name where there is no code.
class PublishersNamesTest {

  private static ReferenceContents read(ReferenceKind kind, String... texts) {
    var rows = new ReferenceRows(kind, Packs.shipped("asean"), 2027);
    rows.row(2, List.of(texts));
    return rows.contents("");
  }

  @Test
  void a_name_that_the_regime_does_not_spell_is_taken_by_its_code() {
    assertThat(
            read(ReferenceKind.POPULATION, "Micronesia, Fed. Sts.", "FSM", "2020", "113131")
                .accepted())
        .extracting(ReferenceValue::state)
        .containsExactly("FSM");
  }

  @Test
  void un_desas_own_names_without_a_code_are_one_state_each() {
    assertThat(
            read(
                    ReferenceKind.MIGRANT_STOCK,
                    "2020",
                    "Philippines",
                    "PHL",
                    "FS Micronesia",
                    "",
                    "9")
                .accepted())
        .extracting(ReferenceValue::partner)
        .containsExactly("FSM");
    assertThat(
            read(ReferenceKind.MIGRANT_STOCK, "2020", "Congo", "", "Philippines", "PHL", "121")
                .accepted())
        .extracting(ReferenceValue::state)
        .containsExactly("COG");
  }
}
