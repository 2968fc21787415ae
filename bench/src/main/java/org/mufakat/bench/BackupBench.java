package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.cases.Identity;
import org.mufakat.cases.Identity.PersonName;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.node.NodeId;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.backup.NodeBackup;
import org.mufakat.server.backup.NodeRestore;
import org.mufakat.server.cases.CompartmentTransaction;
import org.mufakat.server.cases.IdentityKeys;
import org.mufakat.server.cases.JdbcIdentities;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench backup`: a backup of invented persons and cases, and its restore.
@Command(
    name = "backup",
    description = "Measures a node's backup and restore.",
    mixinStandardHelpOptions = true)
final class BackupBench implements Callable<Table> {

  private static final double MEBIBYTE = 1024.0 * 1024;

  private static final String CASES =
      """
      INSERT INTO victim_services.case_file (id, reference, version, opened, status)
      SELECT md5('case ' || n), 'BENCH-' || n, 1, now(), 'open' FROM generate_series(1, ?) n\
      """;
  private static final String VERSIONS =
      """
      INSERT INTO victim_services.case_version (id, version, facts, salt)
      SELECT md5('case ' || n), 1, jsonb_build_object('invented', (
        SELECT string_agg(md5(n || ' ' || part), '') FROM generate_series(1, 60) part)),
        decode(md5('salt ' || n), 'hex')
      FROM generate_series(1, ?) n\
      """;

  @Option(
      names = "--persons",
      defaultValue = "20000",
      description = "how many persons, and as many cases (${DEFAULT-VALUE})")
  private int persons;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "how often each is measured (${DEFAULT-VALUE})")
  private int runs;

  @Override
  public Table call() throws IOException, SQLException {
    if (!(new PackReader().read(Checkout.here().example()) instanceof PackReading.Read(var pack))) {
      throw new IllegalStateException("the example's pack has faults");
    }
    var folder = Files.createTempDirectory("mufakat-bench");
    try {
      return measured(folder, pack);
    } finally {
      RunningDemo.delete(folder);
    }
  }

  private Table measured(Path place, RegimePack pack) throws IOException, SQLException {
    var id = new NodeId(pack.members().getFirst().code());
    var data = place.resolve("data");
    var backups = new ArrayList<Double>();
    var restores = new ArrayList<Double>();
    try (var folder = DataFolder.openAlone(data, pack, Optional.empty())) {
      var node = folder.node(id);
      fill(node);
      for (int run = 0; run < runs; run++) {
        long begun = System.nanoTime();
        new NodeBackup(node, InstantSource.system(), new SecureRandom())
            .write(place.resolve("backup-" + run));
        backups.add(secondsSince(begun));
      }
    }
    var file = place.resolve("backup-0");
    for (int run = 0; run < runs; run++) {
      try (var folder = DataFolder.openAlone(data, pack, Optional.empty())) {
        long begun = System.nanoTime();
        new NodeRestore(folder, id, InstantSource.system())
            .from(
                file, new NodeRestore.Wishes(true, Optional.empty(), false), _ -> Optional.empty());
        restores.add(secondsSince(begun));
      }
    }
    return table(Files.size(file), backups, restores);
  }

  private void fill(HostedNode node) throws SQLException {
    var chance = new SecureRandom();
    try (var connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      var side = CompartmentTransaction.on(connection, Compartment.VICTIM_SERVICES);
      var identities = new JdbcIdentities(side, node.id(), IdentityKeys.of(node), chance);
      for (int n = 1; n <= persons; n++) {
        var name = new PersonName("Invented Person " + n, PersonName.Kind.LEGAL);
        identities.keep(
            new OpaqueId(String.format(Locale.ROOT, "%032x", n)),
            new Identity(List.of(name), Optional.empty(), List.of(), List.of()));
      }
      for (String sql : List.of(CASES, VERSIONS)) {
        try (var statement = connection.prepareStatement(sql)) {
          statement.setInt(1, persons);
          statement.executeUpdate();
        }
      }
      connection.commit();
    }
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private Table table(long bytes, List<Double> backups, List<Double> restores) {
    double mebibytes = bytes / MEBIBYTE;
    return new Table(
        "Backup and restore",
        "./mufakat bench backup --persons %d --runs %d".formatted(persons, runs),
        List.of(
            Line.of("the backup's file", Quantity.MEBIBYTES, mebibytes),
            Line.of("backup", Quantity.SECONDS, Samples.of(backups)),
            rate("backup, MiB of the file", mebibytes, backups),
            rate("backup, persons with a case each", persons, backups),
            Line.of("restore", Quantity.SECONDS, Samples.of(restores)),
            rate("restore, MiB of the file", mebibytes, restores),
            rate("restore, persons with a case each", persons, restores)),
        List.of(
            String.format(
                Locale.ROOT,
                "%,d invented persons, sealed as a node seals them, and as many cases of 2 kB of"
                    + " facts, all of one side.",
                persons),
            "Restore into a new database beside the one that stands: making its tables, reading the"
                + " file twice, exchanging the two. The first run warms up Java."));
  }

  private static Line rate(String what, double amount, List<Double> seconds) {
    return Line.of(
        what, Quantity.PER_SECOND, Samples.of(seconds.stream().map(s -> amount / s).toList()));
  }
}
