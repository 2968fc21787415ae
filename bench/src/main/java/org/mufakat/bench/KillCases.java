package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.cases.CaseImport;

/// Kills (SIGKILL) a program that imports and edits cases, the database with it every other time,
/// opens the folder again, and looks whether everything is whole.
final class KillCases {

  private static final int LONGEST_MILLIS = 1_500;

  /// What is waited for before the time is drawn: half of the kills come when a part of a file
  /// stands.
  private static final List<String> WHEN =
      List.of(
          KilledInside.SAYS,
          KilledInside.SAYS_TAKING,
          KilledInside.SAYS_TAKEN,
          KilledInside.SAYS_TAKEN);

  private final Path pack;
  private final Path data;
  private final Path files;
  private final Random chance;

  KillCases(Path pack, Path folder, long seed) throws IOException {
    this.pack = pack;
    this.data = folder.resolve("data");
    this.files = Files.createDirectories(folder.resolve("files"));
    this.chance = new Random(seed);
  }

  /// @param kills how many
  /// @param whileTaking of these, those that cut an import off
  /// @param cases that stood in the end
  /// @param faults what did not hold, if anything
  record Tally(
      int kills,
      int ofDatabase,
      int whileReading,
      int whileTaking,
      int cases,
      int imports,
      List<String> faults) {}

  Tally kill(int times, Consumer<String> say)
      throws IOException, InterruptedException, SQLException {
    var regime = CaseImportSite.pack(pack);
    var faults = new ArrayList<String>();
    int reading = 0;
    int taking = 0;
    int ofDatabase = 0;
    for (int i = 1; i <= times; i++) {
      boolean database = i % 2 == 0;
      ofDatabase += database ? 1 : 0;
      killOnce(database);
      var cut = check(regime, i, faults);
      reading += cut == CaseImport.State.READING ? 1 : 0;
      taking += cut == CaseImport.State.TAKING ? 1 : 0;
      say.accept("%d of %d, faults so far: %d".formatted(i, times, faults.size()));
    }
    return end(regime, times, ofDatabase, reading, taking, faults);
  }

  private void killOnce(boolean database) throws IOException, InterruptedException {
    var output = Files.createTempFile("mufakat-bench", ".out");
    var process =
        new ProcessBuilder(
                Application.java(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Application.classPath(),
                KilledInside.class.getName(),
                pack.toString(),
                data.toString(),
                files.toString(),
                Long.toString(chance.nextLong()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    await(process, output, WHEN.get(chance.nextInt(WHEN.size())));
    Thread.sleep(chance.nextInt(LONGEST_MILLIS));
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended by itself:\n" + Files.readString(output));
    }
    if (database) {
      killDatabase();
    }
    process.destroyForcibly().waitFor();
    Files.delete(output);
  }

  private static void await(Process process, Path output, String says)
      throws IOException, InterruptedException {
    while (Files.readString(output).lines().noneMatch(says::equals)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("it ended by itself:\n" + Files.readString(output));
      }
      Thread.sleep(50);
    }
  }

  private void killDatabase() throws IOException {
    var pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).getFirst();
    var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    postmaster.onExit().join();
  }

  /// @return what the newest import was at: taking, where some of it was taken and not all
  private CaseImport.State check(RegimePack regime, int kill, List<String> faults)
      throws IOException, SQLException {
    try (var site = CaseImportSite.open(data, regime)) {
      new KilledCheck(site).faults().forEach(f -> faults.add("kill " + kill + ": " + f));
      return site.all().stream()
          .filter(i -> i.state() != CaseImport.State.TAKEN)
          .findFirst()
          .map(i -> i.taken() > 0 ? CaseImport.State.TAKING : CaseImport.State.READING)
          .orElse(CaseImport.State.TAKEN);
    }
  }

  /// Goes on with what was cut off, to its end: then every file is there, whole and once.
  private Tally end(
      RegimePack regime, int times, int ofDatabase, int reading, int taking, List<String> faults)
      throws IOException, SQLException {
    try (var site = CaseImportSite.open(data, regime)) {
      var all = site.all();
      for (CaseImport one : all) {
        if (one.state() != CaseImport.State.TAKEN) {
          site.take(site.readAgain(one.id(), KilledInside.file(files, all.size() - 1)));
        }
      }
      new KilledCheck(site).faults().forEach(f -> faults.add("in the end: " + f));
      site.ledger().settle().ifPresent(faults::add);
      int cases = 0;
      for (CaseImport one : site.all()) {
        cases += one.taken();
        if (one.state() != CaseImport.State.TAKEN || one.taken() != KilledInside.ROWS) {
          faults.add("a file of %d was taken %d times".formatted(KilledInside.ROWS, one.taken()));
        }
      }
      return new Tally(times, ofDatabase, reading, taking, cases, all.size(), List.copyOf(faults));
    }
  }
}
