package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people rely on when a commit is answered, on the cluster as a server starts it.
class DurabilityTest {

  @TempDir private Path temporary;

  @Test
  void the_server_promises_that_a_commit_is_on_the_disk_and_logs_no_statement() throws Exception {
    try (var folder =
        DataFolder.openForServer(
            temporary.resolve("data"),
            HostingFixture.examplePack(),
            new Databases.Embedded(),
            DiskSpace.usual())) {
      var node = folder.node(HostingFixture.memberOfTheExample(0));

      assertThat(setting(node, "fsync")).isEqualTo("on");
      assertThat(setting(node, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(node, "full_page_writes")).isEqualTo("on");
      assertThat(setting(node, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(node, "log_min_error_statement")).isEqualTo("panic");
    }
  }

  private static String setting(HostedNode node, String name) throws Exception {
    return HostingFixture.text(node, "SELECT current_setting('" + name + "')");
  }
}
