package org.mufakat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.Member;
import picocli.CommandLine.Option;

/// The options that say which demo is measured.
final class DemoToMeasure {

  @Option(
      names = "--file",
      description = "the publisher's workbook; otherwise shared/data/glotip, else an invented one")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "an option of the measured Java machine, after the launcher's own; repeatable")
  private List<String> jvmOptions = new ArrayList<>();

  /// @param nodes how many nodes, the hub among them, at least 2
  RunningDemo.Order order(int nodes) {
    return new RunningDemo.Order(application(), states(nodes), Optional.of(release()));
  }

  /// A demo as a newcomer starts it, with no file.
  RunningDemo.Order orderWithoutFile(int nodes) {
    return new RunningDemo.Order(application(), states(nodes), Optional.empty());
  }

  Application application() {
    return Application.found(Checkout.here().root(), jvmOptions);
  }

  Path release() {
    return ReleaseToMeasure.file(file);
  }

  private static List<String> states(int nodes) {
    return ReleaseToMeasure.regime(Checkout.here().regime()).members().stream()
        .map(Member::code)
        .limit(nodes - 1L)
        .toList();
  }
}
