package org.mufakat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program run to its end in a process of its own. One of ours that measures says so on its
/// standard output, a line `name value` for each measurement.
final class Program {

  private Program() {}

  /// How a process ended.
  ///
  /// @param output everything it said, errors too
  record Outcome(int exitCode, String output) {

    /// What it measured, by name, in order.
    ///
    /// @throws IllegalStateException with what it said, when it failed
    Measurements measured() {
      if (exitCode != 0) {
        throw new IllegalStateException("a process ended with " + exitCode + ":\n" + output);
      }
      var measured = new Measurements();
      output
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 2 && words[1].matches("[0-9.E-]+"))
          .forEach(words -> measured.add(words[0], Double.parseDouble(words[1])));
      return measured;
    }
  }

  /// Runs a class of this class path.
  static Outcome java(Class<?> main, List<String> jvmOptions, List<String> arguments)
      throws InterruptedException {
    var command = new ArrayList<String>(List.of(Application.java()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", Application.classPath(), main.getName()));
    command.addAll(arguments);
    return run(command);
  }

  /// Runs any program.
  static Outcome run(List<String> command) throws InterruptedException {
    Path output = null;
    try {
      output = Files.createTempFile("mufakat-bench", ".out");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      return new Outcome(exitCode, Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(output);
    }
  }

  /// Says what was measured, for the process that started this one.
  static void tell(String name, double value) {
    System.out.println(name + " " + value);
  }

  private static void deleteQuietly(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
