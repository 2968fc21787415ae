package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.forum.Credential;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Databases;
import org.mufakat.server.hosting.DiskSpace;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.PreparedFolder;
import org.mufakat.server.hosting.QuickFolder;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.regime.Packs;
import org.springframework.util.FileSystemUtils;

/// `forum bring-back` as someone types it, on a folder whose hub lost the last entry.
class ForumBringBackCommandTest {

  private Path data;

  private static OpaqueId id(int number) {
    return new OpaqueId("%032x".formatted(number));
  }

  @BeforeEach
  void loseTheLastEntry() throws IOException {
    data = QuickFolder.make().resolve("data");
    PreparedFolder.empty().copyTo(data);
    try (var folder = PreparedFolder.open(data)) {
      recordThree(folder);
      TestDatabase.run(
          folder.node(NodeId.HUB).dataSource(),
          "alter table forum_entry disable trigger user;"
              + " delete from forum_entry where position = 3");
    }
  }

  private static void recordThree(DataFolder folder) {
    var nodes =
        new NodeDirectory(Stream.of(NodeId.HUB, new NodeId("XNO")).map(folder::node).toList());
    var time = InstantSource.system();
    try (var forum = new ForumNodes(nodes, new NodeLedgers(nodes, time), time)) {
      for (int number : List.of(1, 2, 3)) {
        assertThat(
                forum
                    .desk()
                    .orElseThrow()
                    .act(at -> given(at.plusMillis(number), number), Actor.NODE))
            .isInstanceOf(ForumReply.Recorded.class);
      }
      forum.seat(new NodeId("XNO")).orElseThrow().copy().pull();
    }
  }

  private static ForumEvent given(Instant at, int number) {
    return new ForumEvent.CredentialGiven(
        at,
        OpaqueId.NONE,
        new Credential(
            id(number),
            id(9),
            Credential.Capacity.SECRETARIAT,
            Optional.empty(),
            "MINISTERS",
            at,
            at.plus(Duration.ofDays(1))));
  }

  @AfterEach
  void removeFolder() {
    FileSystemUtils.deleteRecursively(data.getParent().toFile());
  }

  private Ended run(String... more) {
    var all = Stream.concat(Stream.of("forum"), Stream.of(more));
    return CommandSite.runAt(data, all.toArray(String[]::new));
  }

  @Test
  void the_hub_has_again_what_its_members_copy_has() {
    var brought = run("bring-back", "--node", "HUB", "--from", "XNO");
    var again = run("bring-back", "--node", "HUB", "--from", "XNO");
    var verified = run("verify", "--node", "HUB");

    assertThat(brought.code()).as(brought.err() + brought.out()).isEqualTo(ExitCode.OK);
    assertThat(brought.out()).contains("Brought back: entries 3 to 3.");
    assertThat(again.out()).contains("The hub has all that it signed for this copy: 3 entries.");
    assertThat(verified.out()).contains("3 entries fit", "Sound.");
  }

  @Test
  void it_is_refused_with_the_position_where_the_two_differ() throws IOException {
    try (var folder = PreparedFolder.open(data)) {
      TestDatabase.run(
          folder.node(NodeId.HUB).dataSource(),
          "alter table forum_entry disable trigger user;"
              + " update forum_entry set hash = sha256(hash) where position = 2");
    }

    var ended = run("bring-back", "--node", "HUB", "--from", "XNO");

    assertThat(ended.code()).isEqualTo(ExitCode.NO);
    assertThat(ended.out()).contains("differ from position 2 on", "Nothing was changed.");
  }

  @Test
  void it_is_refused_beside_a_server() {
    try (var _ =
        DataFolder.openForServer(
            data, Packs.shipped("example"), new Databases.Embedded(), DiskSpace.usual())) {
      assertThat(run("bring-back", "--node", "HUB", "--from", "XNO").code())
          .isEqualTo(ExitCode.REFUSED_TO_START);
    }
  }

  @Test
  void it_is_from_a_member_to_the_hub() {
    assertThat(run("bring-back", "--node", "XNO", "--from", "XNO").code())
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run("bring-back", "--node", "HUB", "--from", "XZZ").code())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }
}
