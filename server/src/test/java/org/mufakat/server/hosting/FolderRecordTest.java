package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.VerifierKey;

class FolderRecordTest {

  private static final NodeConfiguration.Hub HUB =
      new NodeConfiguration.Hub(
          URI.create("https://hub.example"),
          VerifierKey.parse(
                  "mufakat/example/HUB/witness+94fc0536+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU")
              .orElseThrow());

  @TempDir private Path folder;

  @Test
  void a_hub_is_remembered_until_the_configuration_names_none() {
    var record = new FolderRecord(folder);

    record.rememberHub(Optional.of(HUB));
    assertThat(new FolderRecord(folder).hub()).contains(HUB);

    record.rememberHub(Optional.empty());
    record.rememberHub(Optional.empty());
    assertThat(new FolderRecord(folder).hub()).isEmpty();
  }
}
