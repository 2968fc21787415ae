package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Position;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.server.forum.ForumLine;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;

/// `forum` as someone types it, on a data folder with the hub and two nodes.
class ForumCommandsTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final OpaqueId SECRETARY = id(1);
  private static final OpaqueId DELEGATE = id(2);
  private static final OpaqueId TEXT = id(3);

  private static CommandSite site;

  @TempDir private Path folder;

  private static OpaqueId id(int number) {
    return new OpaqueId("%032x".formatted(number));
  }

  /// The secretariat tables a text, and the North's node signs an objection.
  @BeforeAll
  static void openFolder() throws IOException {
    site = CommandSite.open();
    var nodes =
        new NodeDirectory(
            Stream.of(NodeId.HUB, NORTH, new NodeId("XSO")).map(site.folder()::node).toList());
    var forum =
        new ForumNodes(
            nodes, new NodeLedgers(nodes, InstantSource.system()), InstantSource.system());
    hub(forum, at -> given(at, SECRETARY, Credential.Capacity.SECRETARIAT, Optional.empty()));
    north(forum, at -> given(at, DELEGATE, Credential.Capacity.DELEGATE, Optional.of("XNO")));
    hub(forum, at -> new ForumEvent.Drafted(at, SECRETARY, TEXT, "MINISTERS", Set.of()));
    hub(
        forum,
        at ->
            new ForumEvent.Tabled(
                at,
                SECRETARY,
                TEXT,
                new TextVersion(
                    1,
                    List.of(new Clause("1", "No action follows.")),
                    Follows.nothing("MINISTERS", "1"))));
    north(
        forum,
        at ->
            new ForumEvent.Stated(
                at, DELEGATE, TEXT, 1, "XNO", Position.Kind.OBJECTION, "", Optional.empty()));
  }

  private static ForumEvent given(
      Instant at, OpaqueId id, Credential.Capacity capacity, Optional<String> member) {
    return new ForumEvent.CredentialGiven(
        at,
        OpaqueId.NONE,
        new Credential(id, id(9), capacity, member, "MINISTERS", at, at.plus(Duration.ofDays(1))));
  }

  private static void hub(ForumNodes forum, Function<Instant, ForumEvent> event) {
    assertThat(forum.desk().orElseThrow().act(event, Actor.NODE))
        .isInstanceOf(ForumReply.Recorded.class);
  }

  private static void north(ForumNodes forum, Function<Instant, ForumEvent> event) {
    assertThat(forum.seat(NORTH).orElseThrow().act(event, Actor.NODE))
        .isInstanceOfSatisfying(
            ForumLine.Submitted.Answered.class,
            answered -> assertThat(answered.reply()).isInstanceOf(ForumReply.Recorded.class));
  }

  @AfterAll
  static void closeFolder() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void the_record_of_the_hub_and_a_members_copy_are_verified() {
    for (var node : new String[] {"HUB", "XNO"}) {
      var ended = site.run("forum", "verify", "--node", node);

      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
      assertThat(ended.out()).contains("5 entries fit", "Sound.");
    }
  }

  @Test
  void a_text_is_proven_and_checked_without_a_folder() throws IOException {
    var proof = folder.resolve("text.json");
    var keys = folder.resolve("keys.txt");
    Files.writeString(keys, site.run("forum", "keys", "--all", "--node", "HUB").out());

    var proven =
        site.run("forum", "prove", TEXT.value(), "--node", "XNO", "--out", proof.toString());
    var checked =
        CommandSite.runAlone("forum", "check", proof.toString(), "--keys", keys.toString());

    assertThat(proven.code()).as(proven.err() + proven.out()).isEqualTo(ExitCode.OK);
    assertThat(checked.code()).as(checked.err() + checked.out()).isEqualTo(ExitCode.OK);
    assertThat(checked.out())
        .contains(
            "XNO: objection",
            "objection maintained to the end of version 1: XNO (entry 5)",
            "Not adopted.",
            "Shown: each entry is signed by who had to");
  }

  @Test
  void a_proof_that_was_changed_shows_nothing_and_ends_with_1() throws IOException {
    var proof = folder.resolve("text.json");
    var keys = folder.resolve("keys.txt");
    Files.writeString(keys, site.run("forum", "keys", "--all", "--node", "HUB").out());
    site.run("forum", "prove", TEXT.value(), "--node", "HUB", "--out", proof.toString());
    Files.writeString(proof, Files.readString(proof).replace("objection", "support"));

    var checked =
        CommandSite.runAlone("forum", "check", proof.toString(), "--keys", keys.toString());

    assertThat(checked.code()).isEqualTo(ExitCode.NO);
    assertThat(checked.out()).contains("NOT SHOWN: entry 5: the node of XNO did not sign it (I4).");
  }

  @Test
  void a_file_that_is_no_proof_ends_with_4_and_an_unknown_text_with_1() throws IOException {
    var file = Files.writeString(folder.resolve("nothing.json"), "{}");
    var keys = folder.resolve("keys.txt");
    Files.writeString(keys, site.run("forum", "keys", "--all", "--node", "HUB").out());

    var checked =
        CommandSite.runAlone("forum", "check", file.toString(), "--keys", keys.toString());
    var withoutKeys =
        CommandSite.runAlone("forum", "check", file.toString(), "--keys", file.toString());
    var unknown = site.run("forum", "prove", id(77).value(), "--node", "HUB");

    assertThat(checked.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(withoutKeys.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.code()).isEqualTo(ExitCode.NO);
  }

  @Test
  void a_nodes_key_is_printed_as_others_need_it() {
    var own = site.run("forum", "keys", "--node", "XNO").out().strip();

    assertThat(own).startsWith("XNO mufakat/example/XNO/forum+");
    assertThat(site.run("forum", "keys", "--all", "--node", "HUB").out()).contains(own);
  }
}
