package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.ledger.Ed25519Signer;
import org.mufakat.ledger.KeyKind;
import org.mufakat.server.cli.ExitCode;
import org.mufakat.server.cli.ReleaseVerifyCommand;
import org.mufakat.tables.Watch;
import picocli.CommandLine;

/// `release verify --witnesses` on a signed file: the signature, the hash of the sums, and the
/// proof added up again.
class ReleaseVerifyTest {

  private static final int[][] COUNTS = {{7, 41, 58}, {33, 67, 71}, {86, 52, 94}};

  @TempDir private Path folder;

  private static PreparationAnswer.Prepared prepared() {
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int o = 0; o < 3; o++) {
      for (int s = 0; s < 3; s++) {
        persons.put(List.of("X" + o, "S" + s), COUNTS[o][s]);
      }
    }
    var chances = new Preparation.Chances(new SplittableRandom(1), new SplittableRandom(2));
    return (PreparationAnswer.Prepared)
        new Preparation(
                "XNO",
                InventedTables.ID,
                InventedTables.asked("2021", "origin*sex"),
                new CountedPersons(List.of("origin", "sex"), persons),
                List.of(),
                chances,
                Watch.none())
            .answer();
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] signed(TablesPackage release) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var signer = new Ed25519Signer("mufakat/example/XNO/tables", KeyKind.ED25519, pair);
      return SignedPackage.sign(release, Instant.parse("2031-05-06T07:08:09Z"), signer).file();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int verify(StringWriter said, Path file, Path proof) {
    return new CommandLine(new ReleaseVerifyCommand())
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(file.toString(), "--witnesses", proof.toString());
  }

  @Test
  void a_signed_file_with_its_proof_is_sound_and_proven() throws IOException {
    var prepared = prepared();
    var said = new StringWriter();

    int code =
        verify(
            said,
            written("tables.release", signed(prepared.release())),
            written("proof.json", prepared.proof().orElseThrow().bytes()));

    assertThat(code).as(said.toString()).isEqualTo(ExitCode.OK);
    assertThat(said.toString())
        .contains("Sound: ", "their hash is that of the cells", "differ by 11 or more");
  }

  @Test
  void a_proof_of_other_persons_proves_nothing_of_a_signed_file() throws IOException {
    var prepared = prepared();
    var text = new String(prepared.proof().orElseThrow().bytes(), StandardCharsets.UTF_8);
    var moved = text.replaceFirst("table\\|(\\d+)", "table|9$1");
    assertThat(moved).isNotEqualTo(text);
    var said = new StringWriter();

    int code =
        verify(
            said,
            written("tables.release", signed(prepared.release())),
            written("proof.json", moved.getBytes(StandardCharsets.UTF_8)));

    assertThat(code).as(said.toString()).isEqualTo(ExitCode.NO);
    assertThat(said.toString()).contains("Not proven: ");
  }

  @Test
  void a_node_that_signs_another_hash_of_the_sums_than_that_of_the_cells_is_found_out()
      throws IOException {
    var prepared = prepared();
    var told = prepared.release();
    var other =
        new TablesPackage(
            told.node(),
            told.id(),
            told.title(),
            told.source(),
            told.period(),
            told.notes(),
            told.method(),
            told.rules(),
            told.tables(),
            told.auditedWith(),
            "ab".repeat(32),
            told.records());
    var said = new StringWriter();

    int code =
        verify(
            said,
            written("tables.release", signed(other)),
            written("proof.json", prepared.proof().orElseThrow().bytes()));

    assertThat(code).isEqualTo(ExitCode.NO);
    assertThat(said.toString()).contains("the hash of the sums is not that of the cells");
  }
}
