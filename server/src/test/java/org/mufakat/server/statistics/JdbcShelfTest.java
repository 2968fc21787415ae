package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.statistics.Releases.MAY;
import static org.mufakat.server.statistics.Releases.cell;
import static org.mufakat.server.statistics.Releases.whole;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mufakat.server.TestDatabase;
import org.mufakat.statistics.ReleaseShelf;
import org.springframework.dao.DataAccessException;

class JdbcShelfTest extends ReleaseShelfContract {

  @Override
  ReleaseShelf emptyShelf() {
    return new JdbcShelf(TestDatabase.migrated());
  }

  @Test
  void a_release_that_breaks_half_way_leaves_nothing_behind() {
    var shelf = emptyShelf();
    var broken = whole(MAY, "d", cell(4, "XAA", 2020, 1), cell(4, "XAB", 2020, 1));

    assertThatThrownBy(() -> shelf.put(broken)).isInstanceOf(DataAccessException.class);

    assertThat(shelf.releases()).isEmpty();
    assertThat(shelf.cells(MAY, Set.of(), Set.of())).isEmpty();
    assertThat(shelf.areas(MAY)).isEmpty();
    assertThat(shelf.put(whole(MAY, "d", cell(4, "XAA", 2020, 1))))
        .isInstanceOf(ReleaseShelf.PutAnswer.Stored.class);
  }
}
