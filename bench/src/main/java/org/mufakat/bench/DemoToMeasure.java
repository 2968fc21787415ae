package org.mufakat.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import picocli.CommandLine.Option;

/// The options that say which demo is measured.
final class DemoToMeasure {

  @Option(
      names = "--file",
      description = "the publisher's file; otherwise shared/data/glotip, else an invented one")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "an option of the measured Java machine, after the launcher's own; repeatable")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(
      names = "--class-path",
      description = "measure the classes of this process, not what the launcher starts")
  private boolean classPath;

  /// The hub and one member, with the release at the hub.
  RunningDemo.Order ofTwoNodes(ReleaseToMeasure release) {
    return order(release.packFolder(), release.regime(), 2, Optional.of(release.file()));
  }

  /// Nodes of the region, with the release at the hub or with no file, as a newcomer starts it.
  ///
  /// @param nodes how many, the hub among them, at least 2
  RunningDemo.Order ofTheRegion(int nodes, Optional<ReleaseToMeasure> release) {
    var region = Checkout.here().region();
    return order(
        region, ReleaseToMeasure.regime(region), nodes, release.map(ReleaseToMeasure::file));
  }

  private RunningDemo.Order order(
      Path packFolder, RegimePack pack, int nodes, Optional<Path> release) {
    var states = pack.members().stream().map(Member::code).limit(nodes - 1L).toList();
    return new RunningDemo.Order(application(), packFolder, states, release);
  }

  Application application() {
    var root = Checkout.here().root();
    return classPath || !Files.isExecutable(root.resolve("mufakat"))
        ? Application.ofThisClassPath(root, jvmOptions)
        : Application.launched(root, jvmOptions);
  }

  ReleaseToMeasure release() {
    return ReleaseToMeasure.find(file);
  }
}
