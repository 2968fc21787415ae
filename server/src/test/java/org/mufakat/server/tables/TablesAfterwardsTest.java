package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What comes after a release: what the ledger holds of it, its proof, a corrected file of the same
/// period, and its withdrawal.
class TablesAfterwardsTest {

  private static final Pattern CODE = Pattern.compile("[0-9a-f]{4}(-[0-9a-f]{4}){7}");

  /// Signed in once: a password check is made to be slow.
  private static final TablesWalk WALK = new TablesWalk(RunningNodes.shared());

  private final RunningNodes nodes = RunningNodes.shared();
  private final TablesWalk walk = WALK;
  private final HostedNode node =
      nodes.bean(NodeDirectory.class).find(RunningNodes.NORTH).orElseThrow();
  private final ReleaseDesk desk = nodes.bean(NodeTables.class).of(node);
  private final JdbcClient sql = JdbcClient.create(node.dataSource());

  private static Map<String, String> of(String period) {
    return Map.of("title", "Invented, of " + period, "period", period);
  }

  private static Map<String, String> with(String period, String name, String value) {
    return Map.of("title", "Invented, of " + period, "period", period, name, value);
  }

  private String released(String period) throws InterruptedException {
    var id = walk.made(TablesWalk.persons(), of(period));
    walk.letOut(id);
    return id;
  }

  private StoredRelease stored(String id) {
    return desk.releases().find(id).orElseThrow();
  }

  private List<String> entries(String id) {
    nodes.bean(NodeLedgers.class).of(RunningNodes.NORTH).settle();
    return sql
        .sql("select convert_from(bytes, 'UTF8') from ledger_entry order by index")
        .query(String.class)
        .list()
        .stream()
        .filter(e -> e.contains("subject tables " + id))
        .toList();
  }

  private static String event(String entry) {
    var line = entry.lines().filter(l -> l.startsWith("event ")).findFirst().orElseThrow();
    return line.substring("event ".length());
  }

  private byte[] salt(String id, String deed) {
    return sql.sql("select salt from table_release_step where release = ? and deed = ?")
        .params(id, deed)
        .query(byte[].class)
        .single();
  }

  @Test
  void the_ledgers_entry_holds_the_hash_of_the_constraint_matrix() throws InterruptedException {
    var id = released("2071");
    var file = stored(id).published().orElseThrow();

    var entry = entries(id).getLast();
    assertThat(event(entry)).isEqualTo("release-approved");
    assertThat(entry).contains("content " + ContentCommitment.to(file, salt(id, "approved")));
    var sound = (SignedPackage.Verdict.Sound) SignedPackage.verify(file, Optional.empty());
    assertThat(ReleaseProof.tellsItsSums(sound.release())).isTrue();
    var hash = sound.release().constraints();
    var text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).contains("\nconstraints " + hash + "\n");
    var other = text.replace(hash, "ab".repeat(32)).getBytes(StandardCharsets.UTF_8);
    assertThat(entry)
        .as("a file with another hash of the matrix does not open the commitment")
        .doesNotContain("" + ContentCommitment.to(other, salt(id, "approved")));
  }

  @Test
  void a_withdrawal_is_a_later_entry_and_changes_nothing_that_was_said_before()
      throws InterruptedException {
    var id = released("2072");
    var before = entries(id);
    var steps = desk.releases().steps(id);
    var file = walk.approver.get("/xno/tables/" + id + ".release").body();
    var page = "/xno/tables/" + id;

    walk.approver.post(
        "/xno/tables/desk/" + id + "/withdraw",
        "version",
        TablesWalk.version(walk.approver, page),
        "reason",
        "disclosure");

    var after = entries(id);
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(after.subList(before.size(), after.size()))
        .extracting(TablesAfterwardsTest::event)
        .containsExactly("release-withdrawn");
    assertThat(desk.releases().steps(id)).startsWith(steps.toArray(ReleaseStep[]::new));
    assertThat(walk.approver.get("/xno/tables/" + id + ".release").body()).isEqualTo(file);
    assertThat(walk.approver.get(page + "?lang=en").body())
        .contains("This release was withdrawn", "Somebody may be found by it");
    assertThat(stored(id).proof()).as("its proof is destroyed").isEmpty();
  }

  @Test
  void a_corrected_file_of_the_same_period_needs_the_word_that_the_register_was_revised()
      throws InterruptedException {
    var before = released("2073");
    var corrected = TablesWalk.persons() + "Invented Person,X2,S2\n".repeat(3);

    var id = walk.made(corrected, of("2073"));
    assertThat(walk.page(id))
        .contains("If the register was revised since, say so in the request")
        .doesNotContain("/prepare\"");

    assertThat(walk.revised(id, "", with("2073", "revised", "yes")).statusCode()).isEqualTo(302);
    assertThat(walk.page(id))
        .contains("The register was revised: 4 earlier sums differ from this file", "/prepare\"");
    walk.letOut(id);
    assertThat(stored(id).state()).isEqualTo(ReleaseState.PUBLISHED);
    assertThat(stored(id).tables().orElseThrow().auditedWith()).containsExactly(before);
  }

  @Test
  void a_proof_stays_with_its_release_and_opens_with_the_code_alone_that_was_shown()
      throws InterruptedException {
    var id = walk.made(TablesWalk.persons(), of("2074"));
    var found = CODE.matcher(walk.page(id));
    assertThat(found.find()).isTrue();
    var code = found.group();
    walk.letOut(id);

    var proof = sql.sql("select proof from table_release where id = ?").param(id);
    var text = new String(proof.query(byte[].class).single(), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("mufakat-witnesses", "SECRET", "origin");
    assertThat(desk.out().isOpenedBy(code)).isTrue();
    assertThat(desk.out().isOpenedBy(code.replace("-", " ").toUpperCase())).isTrue();
    assertThat(desk.out().isOpenedBy("0" + code.substring(1)) && !code.startsWith("0")).isFalse();
    for (String address : List.of("/xno/tables/desk/" + id, "/xno/tables/" + id)) {
      assertThat(walk.statistician.get(address).body()).doesNotContain(code);
    }
    var out = desk.out().all(List.of(code));
    assertThat(out.stream().filter(o -> o.earlier().id().equals(id)).findFirst().orElseThrow())
        .satisfies(o -> assertThat(o.proof()).isPresent());
  }

  @Test
  void a_later_release_takes_the_code_and_tells_a_wrong_one_by_its_line()
      throws InterruptedException {
    var first = walk.made(TablesWalk.persons(), of("2075"));
    var found = CODE.matcher(walk.page(first));
    assertThat(found.find()).isTrue();
    walk.letOut(first);

    var wrong =
        walk.asked(
            TablesWalk.persons(),
            with("2075", "proof-codes", found.group() + "\n" + "1234-".repeat(7) + "5678"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Code 2 of an earlier proof opens nothing here");

    var id =
        walk.made(
            TablesWalk.persons(),
            Map.of(
                "title", "Later", "period", "2075", "tables", "sex", "proof-codes", found.group()));
    assertThat(desk.madeFrom(stored(id)).codes()).containsExactly(found.group());
    assertThat(walk.page(id)).contains("/prepare\"");
    walk.revised(id, "", with("2075", "tables", "origin"));
    assertThat(desk.madeFrom(stored(id)).codes())
        .as("what was typed before is kept")
        .containsExactly(found.group());
  }

  @Test
  void a_file_with_persons_of_another_year_than_the_period_is_told_by_its_line() {
    var answer = walk.asked("origin,sex,year\nX1,S1,2076\nX1,S1,2075\n", of("2076"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Line 3: the column “year” tells a year that is not in");
  }

  @Test
  void the_review_says_whether_the_period_was_held_against_the_file() throws InterruptedException {
    var years =
        TablesWalk.persons().replace("sex\n", "sex,year\n").replaceAll("(S\\d)\n", "$1,2077\n");

    var held = walk.page(walk.made(years, of("2077-2078")));
    var trusted = walk.page(walk.made(TablesWalk.persons(), of("2077-2078")));

    assertThat(held)
        .contains("held against the column “year”", "The file has nobody of 2078.")
        .doesNotContain("taken on trust");
    assertThat(trusted).contains("taken on trust");
  }
}
