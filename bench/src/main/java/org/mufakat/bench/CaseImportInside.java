package org.mufakat.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.mufakat.server.cases.CaseImport;

/// Reads a file of cases and takes it, as the pages do, in a process with a heap of its own; then
/// has the ledger place what waits. Tells seconds, seconds of the processor, and mebibytes.
final class CaseImportInside {

  private final CaseImportSite site;

  private CaseImportInside(CaseImportSite site) {
    this.site = site;
  }

  /// @param args the pack, the data folder, the file
  public static void main(String[] args) throws Exception {
    try (var site = CaseImportSite.open(Path.of(args[1]), CaseImportSite.pack(Path.of(args[0])))) {
      new CaseImportInside(site).measure(Path.of(args[2]));
    }
    System.exit(0);
  }

  private void measure(Path file) throws IOException {
    var whole = new Clock();
    var clock = new Clock();
    var read = site.read(file);
    clock.tell("read");
    if (read.state() != CaseImport.State.READ) {
      throw new IllegalStateException("the file was not read: " + read.state());
    }
    clock = new Clock();
    var taken = site.take(read);
    clock.tell("take");
    if (taken.state() != CaseImport.State.TAKEN) {
      throw new IllegalStateException("the file was not taken: " + taken.state());
    }
    clock = new Clock();
    site.ledger().settle().ifPresent(trouble -> System.err.println(trouble));
    clock.tell("place");
    whole.tell("whole");
    Program.tell("rows", taken.found().rows());
    Program.tell("cases", taken.taken());
    Program.tell("persons", taken.takenPersons());
    Program.tell("quarantined", taken.found().quarantined());
    Program.tell("heap-peak", heapPeak());
    Program.tell("resident-peak", Resident.peak(ProcessHandle.current().pid()));
  }

  /// Time since it was made: on the wall, of this process, and of the database's.
  private final class Clock {
    private final long start = System.nanoTime();
    private final long cpu = cpuNanos();
    private final Duration database = database();

    void tell(String name) {
      Program.tell(name, (System.nanoTime() - start) / 1e9);
      Program.tell(name + "-cpu", (cpuNanos() - cpu) / 1e9);
      Program.tell(name + "-database-cpu", database().minus(database).toMillis() / 1e3);
    }
  }

  /// What the database's processes that run had of the processor so far.
  private Duration database() {
    try {
      var pid = site.folder().path().resolve("postgres").resolve("postmaster.pid");
      var postmaster =
          ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
              .orElseThrow();
      return Stream.concat(Stream.of(postmaster), postmaster.descendants())
          .flatMap(p -> p.info().totalCpuDuration().stream())
          .reduce(Duration.ZERO, Duration::plus);
    } catch (IOException e) {
      throw new IllegalStateException("the database does not run", e);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// The most that each part of the heap held, garbage included, added up: an upper bound.
  private static double heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToDouble(pool -> pool.getPeakUsage().getUsed() / (double) (1 << 20))
        .sum();
  }
}
