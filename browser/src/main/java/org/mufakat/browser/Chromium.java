package org.mufakat.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine, or where it was looked for in vain.
///
/// It is looked for in `MUFAKAT_CHROMIUM`, then where Debian, Ubuntu and Google's packages put it,
/// then along `PATH`.
public sealed interface Chromium {

  /// What a person types who has none.
  String HOW_TO_INSTALL =
      "sudo apt-get update && sudo apt-get install --no-install-recommends chromium"
          + " fonts-noto-core";

  /// The names that packages give it.
  List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

  record Found(Path executable) implements Chromium {}

  /// @param why one sentence: where was looked
  record Missing(String why) implements Chromium {

    /// What is missing, and how to mend it on Debian and elsewhere.
    public String whatToDo() {
      return why
          + "\nOn Debian or Ubuntu type:\n\n    "
          + HOW_TO_INSTALL
          + "\n\nElsewhere install Chromium or Chrome, and name it:\n\n"
          + "    export MUFAKAT_CHROMIUM=/path/to/chromium";
    }
  }

  static Chromium ofThisMachine() {
    return lookFor(System.getenv(), Path.of("/"));
  }

  /// @param environment the process's environment: `MUFAKAT_CHROMIUM` and `PATH` are read
  /// @param root the top of the file system, `/` but for tests
  static Chromium lookFor(Map<String, String> environment, Path root) {
    var named = environment.getOrDefault("MUFAKAT_CHROMIUM", "");
    if (!named.isBlank()) {
      var executable = Path.of(named);
      return canRun(executable)
          ? new Found(executable)
          : new Missing("MUFAKAT_CHROMIUM names " + named + ", which is no program to run.");
    }
    return places(environment, root)
        .filter(Chromium::canRun)
        .findFirst()
        .<Chromium>map(Found::new)
        .orElseGet(
            () ->
                new Missing(
                    "No Chromium was found in /usr/bin nor along PATH under the names "
                        + String.join(", ", NAMES)
                        + "."));
  }

  private static Stream<Path> places(Map<String, String> environment, Path root) {
    var usual = root.resolve("usr/bin");
    var path =
        Stream.of(environment.getOrDefault("PATH", "").split(":"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(Stream.of(usual), path)
        .flatMap(folder -> NAMES.stream().map(folder::resolve));
  }

  private static boolean canRun(Path executable) {
    return Files.isRegularFile(executable) && Files.isExecutable(executable);
  }

  /// The executable, if there is one.
  default Optional<Path> path() {
    return switch (this) {
      case Found found -> Optional.of(found.executable());
      case Missing _ -> Optional.empty();
    };
  }
}
