package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static Line millis(String what, double... values) {
    return Line.of(what, Quantity.MILLISECONDS, values);
  }

  private static String rowOf(Line line) {
    return new Table("T", "./mufakat bench t", List.of(line), List.of())
        .asMarkdown()
        .lines()
        .filter(text -> text.startsWith("| " + line.what()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_line_has_median_range_floor_ratio_and_target() {
    var line = millis("import", 900, 1100, 1000).against(millis("walk", 250)).target(3000);

    assertThat(rowOf(line))
        .isEqualTo(
            "| import | 1,000 ms | 900–1,100 | 3 | walk, 250 ms | 4.00× | ≤ 3,000 ms, met |");
  }

  @Test
  void a_missed_target_is_said_aloud() {
    assertThat(rowOf(millis("page", 120).target(100))).endsWith("| ≤ 100 ms, **missed** |");
  }

  @Test
  void a_single_value_has_no_range() {
    assertThat(rowOf(millis("page", 12.34))).isEqualTo("| page | 12.3 ms | – | 1 | – | – | – |");
  }

  @Test
  void the_command_that_repeats_it_stands_above_and_remarks_below() {
    var text = new Table("T", "./mufakat bench t", List.of(), List.of("a remark")).asMarkdown();

    assertThat(text).startsWith("### T\n\n`./mufakat bench t`\n").endsWith("\n- a remark\n");
  }
}
