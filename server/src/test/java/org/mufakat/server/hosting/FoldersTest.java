package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  @TempDir Path temporary;

  @Test
  void a_folder_of_uploads_is_emptied() throws IOException {
    var folder = Folders.makeEmpty(temporary.resolve("data").resolve("uploads"));
    Files.writeString(folder.resolve("upload_left_by_a_crash.tmp"), "Norra Invented");

    Folders.makeEmpty(folder);

    assertThat(folder).isEmptyDirectory();
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }
}
