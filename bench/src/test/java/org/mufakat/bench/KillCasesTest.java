package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few kills during imports and edits of cases, one of them of the database; `./mufakat bench
/// kill-cases` does two hundred.
class KillCasesTest {

  private static final Path PACK = Path.of("../regimes/example").toAbsolutePath();
  private static final int KILLS = 3;
  private static final long SEED = 20_310_506;

  @TempDir Path folder;

  @Test
  void after_a_kill_every_case_is_whole_and_told_and_an_import_goes_on() throws Exception {
    var tally = new KillCases(PACK, folder, SEED).kill(KILLS, _ -> {});

    assertThat(tally.faults()).as("seed " + SEED).isEmpty();
    assertThat(tally.kills()).isEqualTo(KILLS);
    assertThat(tally.ofDatabase()).isEqualTo(1);
    assertThat(tally.cases()).isEqualTo(tally.imports() * KilledInside.ROWS);
    assertThat(tally.imports()).isPositive();
  }
}
