package org.mufakat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.Happening;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.ledger.WitnessDesk;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// `ledger` as someone types it, on a data folder with the hub and two nodes.
class LedgerCommandsTest {

  private static final NodeId NORTH = new NodeId("XNO");
  private static final NodeId SOUTH = new NodeId("XSO");

  private static CommandSite site;
  private static NodeLedger north;
  private static NodeLedger south;
  private static WitnessDesk desk;

  @BeforeAll
  static void openFolder() throws IOException {
    site = CommandSite.open();
    desk = NodeLedgers.desk(site.folder().node(NodeId.HUB), InstantSource.system());
    north = ledger(NORTH);
    south = ledger(SOUTH);
  }

  private static NodeLedger ledger(NodeId id) {
    var ledger = NodeLedger.of(site.folder().node(id));
    desk.watch(ledger.key());
    for (int i = 0; i < 1_200; i++) {
      ledger.append(something());
    }
    ledger.settle(desk);
    return ledger;
  }

  private static Happening something() {
    return new Happening(
        Instant.parse("2031-05-06T12:00:00Z"),
        Actor.NODE,
        LedgerEvent.BACKUP,
        Subject.NONE,
        Reason.OPERATION);
  }

  @AfterAll
  static void closeFolder() {
    if (site != null) {
      site.close();
    }
  }

  /// `ledger check` alone takes no data folder.
  private static Ended run(String... arguments) {
    return arguments[1].equals("check") ? CommandSite.runAlone(arguments) : site.run(arguments);
  }

  @Test
  void a_sound_ledger_is_said_to_be_sound_and_what_it_rests_on() {
    south.append(something());
    south.settle();
    south.append(something());

    var ended = run("ledger", "verify", "--node", "XSO");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains(
            "Ledger mufakat/example/XSO/ledger",
            "1,203 entries, read in",
            "entries 0 to 1,201: the word of the witness mufakat/example/HUB/witness of ",
            "entry 1,202: the node's own signature alone",
            "1 entry waits for a place in the ledger: nothing can be said of it yet",
            "Sound: no entry was altered, removed, moved or inserted.");
  }

  @Test
  void what_was_tampered_with_is_named_and_ends_with_1() {
    var sql = new JdbcTemplate(site.folder().node(NORTH).dataSource());
    sql.execute("alter table ledger_entry disable trigger user");
    var kept =
        sql.queryForObject("select bytes from ledger_entry where index = 1100", byte[].class);
    sql.update("update ledger_entry set bytes = set_byte(bytes, 60, 120) where index = 1100");
    try {
      var ended = run("ledger", "verify", "--node", "XNO");
      var json = run("ledger", "verify", "--node", "XNO", "--json");
      var proof = run("ledger", "prove", "1100", "--node", "XNO", "--out", file("tampered"));

      assertThat(ended.code()).isEqualTo(ExitCode.NO);
      assertThat(ended.out())
          .contains("NOT SOUND: 1 finding", "  altered   entry 1,100: says something else now");
      assertThat(json.code()).isEqualTo(ExitCode.NO);
      var read = JsonMapper.shared().readTree(json.out());
      assertThat(read.at("/sound").asBoolean()).isFalse();
      assertThat(read.at("/findings/0/what").asString()).isEqualTo("altered");
      assertThat(read.at("/findings/0/from").asLong()).isEqualTo(1100);
      assertThat(proof.code()).isEqualTo(ExitCode.NO);
      assertThat(proof.out()).contains("cannot be proven");
      assertThat(Path.of(file("tampered"))).doesNotExist();
    } finally {
      sql.update("update ledger_entry set bytes = ? where index = 1100", kept);
    }
  }

  private static String file(String name) {
    return site.beside(name + ".tlog-proof").toString();
  }

  @Test
  void an_entry_is_proven_to_someone_who_has_the_keys_and_nothing_else() throws IOException {
    var proven = run("ledger", "prove", "7", "--node", "XNO", "--out", file("seven"));
    var keys = List.of("--log-key", north.key().toString(), "--witness-key", desk.key().toString());

    assertThat(proven.code()).as(proven.err()).isEqualTo(ExitCode.OK);
    assertThat(proven.out())
        .contains("  --log-key " + north.key(), "  --witness-key " + desk.key());

    var checked = check(file("seven"), keys);
    assertThat(checked.code()).isEqualTo(ExitCode.OK);
    assertThat(checked.out())
        .contains(
            "Proven: this entry stands in the ledger mufakat/example/XNO/ledger",
            "  entry    7",
            "  what     backup");

    var others =
        List.of("--log-key", south.key().toString(), "--witness-key", desk.key().toString());
    assertThat(check(file("seven"), others).code()).isEqualTo(ExitCode.NO);
    Files.writeString(
        Path.of(file("moved")),
        Files.readString(Path.of(file("seven"))).replace("index 7", "index 8"));
    assertThat(check(file("moved"), keys).out()).startsWith("NOT PROVEN: the entry does not stand");
    Files.writeString(Path.of(file("none")), "nothing of ours");
    assertThat(check(file("none"), keys).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private static Ended check(String file, List<String> keys) {
    var all = new ArrayList<>(List.of("ledger", "check", file));
    all.addAll(keys);
    return run(all.toArray(String[]::new));
  }

  @Test
  void an_entry_that_is_not_there_or_not_witnessed_is_not_proven() {
    assertThat(run("ledger", "prove", "99999", "--node", "XNO").out())
        .startsWith("There is no entry 99,999: the ledger holds ");
    assertThat(run("ledger", "prove", "--node", "XNO", "--", "-1").code())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void a_checkpoint_may_come_as_a_file_with_the_witnesss_key() throws IOException {
    var checkpoint = site.beside("last.checkpoint");
    Files.writeString(checkpoint, desk.last(north.origin()).orElseThrow().toString());

    var ended =
        run(
            "ledger",
            "verify",
            "--node",
            "XNO",
            "--checkpoint",
            checkpoint.toString(),
            "--witness-key",
            desk.key().toString());
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.OK);

    Files.writeString(checkpoint, desk.last(south.origin()).orElseThrow().toString());
    var other =
        run(
            "ledger",
            "verify",
            "--node",
            "XNO",
            "--checkpoint",
            checkpoint.toString(),
            "--witness-key",
            desk.key().toString());
    assertThat(other.code()).isEqualTo(ExitCode.REFUSED_TO_START);
    assertThat(other.out()).contains("Not judged", "it is about another ledger");
  }

  @Test
  void a_folder_that_holds_the_hub_knows_the_key_for_a_checkpoint_in_a_file() throws IOException {
    var checkpoint = site.beside("own.checkpoint");
    Files.writeString(checkpoint, desk.last(north.origin()).orElseThrow().toString());

    var ended = run("ledger", "verify", "--node", "XNO", "--checkpoint", checkpoint.toString());

    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.OK);
  }

  @Test
  void without_the_witnesss_word_nothing_is_judged() {
    var ended =
        run(
            "ledger",
            "verify",
            "--node",
            "XNO",
            "--hub",
            "http://127.0.0.1:1/",
            "--witness-key",
            desk.key().toString());

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED_TO_START);
    assertThat(ended.err()).contains("cannot be judged", "http://127.0.0.1:1/ cannot be reached");
  }

  @Test
  void keys_are_printed_and_a_ledger_elsewhere_is_watched() {
    var keys = run("ledger", "keys", "--node", "HUB");
    assertThat(keys.out())
        .contains("ledger:  mufakat/example/HUB/ledger+", "witness: " + desk.key());

    var known = run("ledger", "watch", north.key().toString());
    assertThat(known.code()).isEqualTo(ExitCode.OK);
    assertThat(known.out()).contains("is watched already");
    assertThat(run("ledger", "watch", desk.key().toString()).code())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }
}
