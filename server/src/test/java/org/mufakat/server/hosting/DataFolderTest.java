package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mufakat.node.NodeId;

/// One folder, its cluster and what becomes of them; the cluster does not promise durability here,
/// so that it is quick.
class DataFolderTest {

  private static final String CASE_TABLES =
      """
      SELECT coalesce(string_agg(schemaname || '.' || tablename, ' '), '') FROM pg_tables
      WHERE schemaname IN ('law_enforcement', 'victim_services') OR tablename = 'emergency'\
      """;
  private static final String LATER = "SELECT coalesce(to_regclass('later')::text, 'gone')";

  private static final NodeId NORTH = HostingFixture.memberOfTheExample(0);
  private static final NodeId SOUTH = HostingFixture.memberOfTheExample(1);

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  private Path place;
  private DataFolder folder;

  @BeforeEach
  void open() {
    place = temporary.resolve("data");
    folder = HostingFixture.folder(place);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void each_node_has_a_database_a_role_and_a_key_that_no_other_can_use() throws SQLException {
    var nodes = folder.nodes(List.of(NodeSetting.usual(NORTH), NodeSetting.usual(SOUTH)));

    var north = nodes.get(0);
    var south = nodes.get(1);
    assertThat(HostingFixture.text(north, "SELECT current_database() || ' ' || current_user"))
        .isEqualTo("mufakat_" + NORTH.slug() + " mufakat_" + NORTH.slug());
    assertThat(HostingFixture.text(south, "SELECT current_user"))
        .isEqualTo("mufakat_" + SOUTH.slug());
    assertThat(north.node().keyring().fingerprint())
        .isNotEqualTo(south.node().keyring().fingerprint());
    var password =
        HostingFixture.read(place.resolve("nodes/" + NORTH.slug() + "/database.password"));
    var url =
        HostingFixture.text(south, "SELECT inet_server_port()::text")
            .transform(port -> "jdbc:postgresql://127.0.0.1:" + port + "/mufakat_" + SOUTH.slug());
    assertThatThrownBy(() -> DriverManager.getConnection(url, "mufakat_" + NORTH.slug(), password))
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "mufakat_" + SOUTH.slug(), "guess"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void without_a_name_the_data_is_in_the_home_that_the_environment_names() {
    assertThat(DataFolder.usual(Map.of("HOME", "/srv/police")))
        .isEqualTo(Path.of("/srv/police/.local/share/mufakat"));
    assertThat(DataFolder.usual(Map.of("HOME", "/srv/police", "XDG_DATA_HOME", "/srv/data")))
        .isEqualTo(Path.of("/srv/data/mufakat"));
    assertThat(DataFolder.usual(Map.of("HOME", "/srv/police", "MUFAKAT_DATA", "/srv/own")))
        .isEqualTo(Path.of("/srv/own"));
  }

  @Test
  void tables_copied_from_the_template_belong_to_the_node_itself() throws SQLException {
    var nodes = folder.nodes(List.of(NodeSetting.usual(NORTH), NodeSetting.usual(SOUTH)));

    var owners =
        HostingFixture.text(
            nodes.get(0),
            "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname ="
                + " 'public'");

    assertThat(owners).isEqualTo("mufakat_" + NORTH.slug());
    folder.tidyUp();
    assertThat(
            HostingFixture.text(
                nodes.get(0),
                "SELECT count(*)::text FROM pg_database WHERE datname LIKE '%template' AND NOT"
                    + " datistemplate"))
        .isEqualTo("0");
  }

  @Test
  void the_hub_has_no_table_that_a_case_could_be_put_into() throws SQLException {
    var nodes =
        folder.nodes(List.of(NodeId.HUB, NORTH, SOUTH).stream().map(NodeSetting::usual).toList());

    assertThat(HostingFixture.text(nodes.get(0), CASE_TABLES)).isEmpty();
    for (HostedNode state : nodes.subList(1, 3)) {
      assertThat(HostingFixture.text(state, CASE_TABLES))
          .contains("law_enforcement.case_file", "victim_services.person_key", "public.emergency");
    }
  }

  @Test
  void a_new_table_for_cases_is_an_upgrade_for_states_and_nothing_to_the_hub() throws Exception {
    folder.nodes(List.of(NodeSetting.usual(NodeId.HUB), NodeSetting.usual(NORTH)));
    folder.close();

    folder =
        HostingFixture.folder(
            place, HostingFixture.withCaseMigration(temporary, "CREATE TABLE later (n int)"));
    var nodes = folder.nodes(List.of(NodeSetting.usual(NodeId.HUB), NodeSetting.usual(NORTH)));

    assertThat(folder.upgrades()).extracting(Upgrade::node).containsExactly(NORTH);
    assertThat(HostingFixture.text(nodes.get(0), LATER)).isEqualTo("gone");
    assertThat(HostingFixture.text(nodes.get(1), LATER)).isEqualTo("later");
  }

  @Test
  void secrets_can_be_read_by_their_owner_alone() throws Exception {
    folder.node(NORTH);

    try (var all = Files.walk(place)) {
      assertThat(
              all.filter(Files::isRegularFile)
                  .filter(f -> !f.startsWith(place.resolve("postgres")))
                  .filter(f -> f.toString().matches(".*(password|pem|properties)"))
                  .map(HostingFixture::permissions))
          .isNotEmpty()
          .allMatch(p -> p.equals("rw-------"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .startsWith("rwx---");
  }

  @Test
  void a_second_user_of_the_folder_goes_on_with_the_same_database() throws SQLException {
    folder.node(NORTH);
    try (var second = DataFolder.open(place, HostingFixture.examplePack())) {
      var north = second.node(NORTH);

      assertThat(second.nodes()).containsExactly(NORTH);
      assertThat(HostingFixture.text(north, "SELECT node FROM node_identity"))
          .isEqualTo(NORTH.value());
    }
    assertThat(HostingFixture.text(folder.node(NORTH), "SELECT 'still there'"))
        .isEqualTo("still there");
  }

  @Test
  void what_was_stored_is_there_after_a_restart() throws SQLException {
    HostingFixture.run(folder.node(NORTH), "CREATE TABLE kept AS SELECT 42 AS answer");
    folder.close();

    folder = HostingFixture.folder(place);

    assertThat(HostingFixture.text(folder.node(NORTH), "SELECT answer::text FROM kept"))
        .isEqualTo("42");
  }

  @Test
  void the_cluster_stops_with_its_last_user() {
    folder.node(NORTH);
    assertThat(place.resolve("postgres/postmaster.pid")).exists();

    folder.close();

    assertThat(place.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void two_servers_on_one_folder_are_refused() {
    assertThatThrownBy(() -> HostingFixture.folder(place))
        .isInstanceOfSatisfying(
            RefusedToStart.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.FolderInUse.class));
  }

  @Test
  void another_key_than_the_database_was_made_with_is_refused() throws Exception {
    folder.node(NORTH);
    folder.close();
    Files.delete(place.resolve("nodes/" + NORTH.slug() + "/key.pem"));
    NodeKeyFile.create(place.resolve("nodes/" + NORTH.slug() + "/key.pem"));
    folder = HostingFixture.folder(place);

    assertThatThrownBy(() -> folder.node(NORTH))
        .isInstanceOfSatisfying(
            RefusedToStart.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.WrongKey.class));
  }

  @Test
  void a_lost_key_is_not_replaced_in_silence() throws Exception {
    folder.node(NORTH);
    folder.close();
    Files.delete(place.resolve("nodes/" + NORTH.slug() + "/key.pem"));
    folder = HostingFixture.folder(place);

    assertThatThrownBy(() -> folder.node(NORTH)).hasMessageContaining("key.pem does not exist");
  }

  @Test
  void a_database_of_another_node_is_refused() throws Exception {
    var north = folder.node(NORTH);
    HostingFixture.run(north, "UPDATE node_identity SET node = '" + SOUTH + "'");
    folder.close();
    folder = HostingFixture.folder(place);

    assertThatThrownBy(() -> folder.node(NORTH))
        .hasMessage(
            "The database given for node %s belongs to node %s: check the configuration."
                .formatted(NORTH, SOUTH));
  }

  @Test
  void a_newer_schema_is_refused() throws Exception {
    HostingFixture.run(
        folder.node(NORTH),
        """
        INSERT INTO flyway_schema_history
        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 1, current_user, 1, true)\
        """);
    folder.close();
    folder = HostingFixture.folder(place);

    assertThatThrownBy(() -> folder.node(NORTH))
        .isInstanceOfSatisfying(
            RefusedToStart.class,
            e -> {
              assertThat(e.refusal()).isInstanceOf(Refusal.NewerSchema.class);
              assertThat(e).hasMessageContaining("schema version 900");
            });
  }

  @Test
  void an_upgrade_keeps_a_copy_to_go_back_to() throws Exception {
    HostingFixture.run(folder.node(NORTH), "CREATE TABLE kept AS SELECT 42 AS answer");
    folder.close();

    folder =
        HostingFixture.folder(
            place, HostingFixture.withMigration(temporary, "CREATE TABLE later (n int)"));
    var upgraded = folder.node(NORTH);

    assertThat(HostingFixture.text(upgraded, "SELECT to_regclass('later')::text"))
        .isEqualTo("later");
    assertThat(folder.upgrades())
        .singleElement()
        .extracting(Upgrade::copy)
        .isEqualTo(Optional.of("mufakat_" + NORTH.slug() + "_before_v900"));

    folder.close();
    folder = HostingFixture.folder(place);
    var rollback = folder.rollBack(NORTH);
    var back = folder.node(NORTH);

    assertThat(rollback.setAside()).isEqualTo("mufakat_" + NORTH.slug() + "_set_aside_1");
    assertThat(HostingFixture.text(back, "SELECT coalesce(to_regclass('later')::text, 'gone')"))
        .isEqualTo("gone");
    assertThat(HostingFixture.text(back, "SELECT answer::text FROM kept")).isEqualTo("42");
  }

  @Test
  void an_upgrade_that_fails_leaves_everything_as_it_was() throws Exception {
    folder.node(NORTH);
    folder.close();
    folder =
        HostingFixture.folder(
            place,
            HostingFixture.withMigration(temporary, "CREATE TABLE later (n int); SELECT 1/0"));

    assertThatThrownBy(() -> folder.node(NORTH))
        .isInstanceOfSatisfying(
            RefusedToStart.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.MigrationFailed.class))
        .hasMessageContaining("it is unchanged");
    folder.close();
    folder = HostingFixture.folder(place);

    assertThat(
            HostingFixture.text(
                folder.node(NORTH), "SELECT coalesce(to_regclass('later')::text, 'gone')"))
        .isEqualTo("gone");
    assertThat(
            HostingFixture.text(
                folder.node(NORTH),
                "SELECT count(*)::text FROM pg_database WHERE datname LIKE '%before%'"))
        .isEqualTo("0");
  }

  @Test
  void going_back_without_a_copy_is_refused() {
    folder.node(NORTH);

    assertThatThrownBy(() -> folder.rollBack(NORTH))
        .hasMessageContaining("has no copy from before an upgrade");
  }

  @Test
  void a_state_outside_the_regime_is_refused() {
    assertThatThrownBy(() -> folder.node(new NodeId("ZZZ")))
        .hasMessageContaining("ZZZ is not a member of the regime");
  }
}
