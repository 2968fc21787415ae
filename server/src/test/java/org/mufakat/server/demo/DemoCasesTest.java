package org.mufakat.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.Keyring;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.TestDatabase;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.cases.CaseDesk;
import org.mufakat.server.cases.CaseFiles;
import org.mufakat.server.cases.CaseQuery;
import org.mufakat.server.cases.CaseRow;
import org.mufakat.server.cases.CaseWorker;
import org.mufakat.server.cases.Notes;
import org.mufakat.server.cases.People;
import org.mufakat.server.cases.TeamWork;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.keys.FileNodeKeys;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.regime.Packs;
import org.mufakat.statistics.MemoryShelf;

/// What the people of a demonstration find on their desks.
class DemoCasesTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final DemoWishes.Caseload THIRTY = new DemoWishes.Caseload(30, 7);

  @TempDir private Path folder;
  private HostedNode node;
  private CaseDesk desk;

  @BeforeEach
  void open() throws SQLException, GeneralSecurityException {
    node =
        new HostedNode(
            new Node(
                new NodeId("XNO"),
                new Keyring(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()),
                Packs.shipped("example"),
                new MemoryShelf()),
            TestDatabase.migrate(TestDatabase.empty()),
            false);
    desk =
        new CaseDesk(
            node,
            FileNodeKeys.openOrMake(folder.resolve("identity-keys"), new SecureRandom()),
            NodeLedger.of(node),
            () -> NOON);
    DemoLogins.of(folder, new Random(7)).openAt(List.of(node), new Random(7), NOON);
  }

  private CaseWorker worker(Role role, boolean supervisor) {
    var account =
        new JdbcAccounts(node.dataSource())
            .named(new Username(new DemoLogin(role, supervisor).username()));
    return CaseWorker.of(node.id(), account.orElseThrow()).orElseThrow();
  }

  private List<CaseRow> rows(CaseWorker worker) {
    return desk.as(worker, room -> new CaseFiles(room).page(CaseQuery.ALL, Optional.empty(), 100));
  }

  private List<String> told() throws SQLException {
    var told = new ArrayList<String>();
    try (var connection = node.dataSource().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select event || ' ' || subject_kind || ' ' || reason || ' ' || actor_role"
                    + " from ledger_pending order by arrival")) {
      while (row.next()) {
        told.add(row.getString(1));
      }
    }
    return told;
  }

  @Test
  void each_side_finds_its_cases_with_something_to_do() throws Exception {
    int loaded = new DemoCases(node, desk).load(THIRTY);

    assertThat(loaded).isEqualTo(30);
    for (Role role : List.of(Role.INVESTIGATOR, Role.VICTIM_SERVICES_WORKER)) {
      var worker = worker(role, false);
      var supervisor = worker(role, true);
      assertThat(rows(supervisor)).hasSize(15);
      assertThat(rows(worker)).hasSizeBetween(10, 14);
      assertThat(rows(supervisor).stream().map(CaseRow::approval))
          .contains(CaseRow.Approval.ASKED, CaseRow.Approval.APPROVED, CaseRow.Approval.NONE);
      List<TeamWork.Task> tasks = desk.as(worker, room -> new TeamWork(room).mine());
      assertThat(tasks).isNotEmpty();
      int unseen = desk.as(worker, room -> new TeamWork(room).unseen());
      assertThat(unseen).isPositive();
      int unseenBySupervisor = desk.as(supervisor, room -> new TeamWork(room).unseen());
      assertThat(unseenBySupervisor).isPositive();
      var first = rows(worker).getFirst().id();
      List<Notes.Note> notes = desk.as(worker, room -> new Notes(room).of(first));
      assertThat(notes)
          .singleElement()
          .satisfies(note -> assertThat(note.text()).startsWith("Invented"));
    }
    assertThat(told())
        .contains(
            "case-changed case intake investigator",
            "case-changed person intake victim-services-worker",
            "case-assigned case supervision investigator");
  }

  @Test
  void the_planted_person_is_found_by_another_spelling() {
    new DemoCases(node, desk).load(THIRTY);

    var found =
        desk.as(
            worker(Role.INVESTIGATOR, false),
            room -> new People(room).search("Thiry Nwe Zahmin", 5));

    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().identity().names().getFirst().text()).isEqualTo("Thiri Nwe Zarmin");
  }

  @Test
  void a_node_that_has_cases_is_left_as_it_is() {
    var cases = new DemoCases(node, desk);
    cases.load(THIRTY);

    assertThat(cases.load(new DemoWishes.Caseload(60, 8))).isZero();
    assertThat(rows(worker(Role.INVESTIGATOR, true))).hasSize(15);
  }

  @Test
  void a_folder_from_before_the_supervisors_keeps_its_passwords_and_gets_theirs()
      throws IOException {
    var before = DemoLogins.of(folder, new Random(8));
    var file = folder.resolve("demo-logins.properties");
    var lines = Files.readAllLines(file);
    Files.write(file, lines.stream().filter(l -> !l.contains("-supervisor=")).toList());

    var after = DemoLogins.of(folder, new Random(9));

    assertThat(after.passwordOf(Role.ANALYST)).isEqualTo(before.passwordOf(Role.ANALYST));
    assertThat(after.passwordOf(new DemoLogin(Role.INVESTIGATOR, true))).isNotEmpty();
    assertThat(DemoLogins.of(folder, new Random(10))).isEqualTo(after);
    assertThat(DemoLogin.all().stream().map(DemoLogin::username))
        .contains("investigator-supervisor", "victim-services-supervisor");
  }
}
