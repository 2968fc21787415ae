package org.mufakat.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mufakat.server.hosting.PostgresBinaries;

/// The machine that measures, as a reader of the figures needs to know it. Linux tells all of it,
/// other systems less.
record Machine(
    String processor, int cores, String memory, String system, String jdk, String database) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  static Machine thisOne() throws InterruptedException {
    return new Machine(
        valueOf(PROCESSORS, "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        valueOf(MEMORY, "MemTotal").map(Machine::inGibibytes).orElse("unknown"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        postgres());
  }

  /// What the PostgreSQL that comes with Mufakat calls itself.
  private static String postgres() throws InterruptedException {
    var program = PostgresBinaries.find(System.getenv()).resolve("postgres");
    return Program.run(List.of(program.toString(), "--version")).output().strip();
  }

  /// The load of the last minute: how many threads wanted a core; negative where the system does
  /// not tell.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  String asMarkdown() {
    return """
    | | |
    |---|---|
    | processor | %s, %d cores |
    | memory | %s |
    | system | %s |
    | Java | %s |
    | database | %s |
    """
        .formatted(processor, cores, memory, system, jdk, database);
  }

  private static String inGibibytes(String kibibytes) {
    double size = Double.parseDouble(kibibytes.replaceAll("\\D", "")) / (1 << 20);
    return String.format(Locale.ROOT, "%.0f GiB", size);
  }

  private static Optional<String> valueOf(Path file, String name) {
    Predicate<String> named = line -> line.startsWith(name);
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(named)
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
