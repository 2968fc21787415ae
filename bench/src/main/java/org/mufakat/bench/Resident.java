package org.mufakat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Memory of processes as Linux counts it, in mebibytes.
final class Resident {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Pattern KIBIBYTES = Pattern.compile("\\D*(\\d+) kB.*");

  private Resident() {}

  /// What a process has in memory now.
  static double now(long process) {
    return mebibytes(process, "status", "VmRSS:");
  }

  /// The most that a process ever had in memory.
  static double peak(long process) {
    return mebibytes(process, "status", "VmHWM:");
  }

  /// What several processes have in memory, where what they share counts once.
  static double together(List<Long> processes) {
    return processes.stream().mapToDouble(p -> mebibytes(p, "smaps_rollup", "Pss:")).sum();
  }

  /// The PostgreSQL server of a data folder and its children; empty when none runs.
  ///
  /// @param cluster the folder with `postmaster.pid`
  static List<Long> ofDatabase(Path cluster) {
    try {
      var file = cluster.resolve("postmaster.pid");
      if (Files.notExists(file)) {
        return List.of();
      }
      long server = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      var all = new ArrayList<Long>(List.of(server));
      ProcessHandle.of(server)
          .ifPresent(handle -> handle.descendants().forEach(child -> all.add(child.pid())));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mebibytes(long process, String file, String name) {
    try (Stream<String> lines =
        Files.lines(PROCESSES.resolve(Long.toString(process)).resolve(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .flatMap(Resident::kibibytes)
          .map(size -> size / 1024)
          .orElse(Double.NaN);
    } catch (IOException | UncheckedIOException e) {
      return Double.NaN;
    }
  }

  private static Optional<Double> kibibytes(String line) {
    var matcher = KIBIBYTES.matcher(line);
    return matcher.matches() ? Optional.of(Double.parseDouble(matcher.group(1))) : Optional.empty();
  }
}
