package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.server.hosting.RefusedToStart;

class BundleTest {

  /// A regular file that nobody can read from its beginning, not even root.
  private static final Path UNREADABLE = Path.of("/proc/self/mem");

  @TempDir private Path home;

  @Test
  void what_cannot_be_read_is_named_and_no_half_archive_stays() throws IOException {
    assumeThat(UNREADABLE).as("this system has no file that cannot be read").exists();
    Files.writeString(home.resolve("mufakat"), "the launcher");
    Files.createSymbolicLink(home.resolve("LICENSE"), UNREADABLE);
    var archive = home.resolve("mufakat.tar.gz");

    assertThatThrownBy(() -> new Bundle(home, home.resolve("app"), "mufakat").writeTo(archive))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("LICENSE cannot be read");

    assertThat(archive).doesNotExist();
  }

  @Test
  void an_archive_that_cannot_be_written_is_named() {
    var archive = home.resolve("no such folder").resolve("mufakat.tar.gz");

    assertThatThrownBy(() -> new Bundle(home, home.resolve("app"), "mufakat").writeTo(archive))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("mufakat.tar.gz");
  }
}
