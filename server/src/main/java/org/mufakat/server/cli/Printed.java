package org.mufakat.server.cli;

import java.util.List;
import picocli.CommandLine;

/// What a command prints: whole lines, flushed at once, for someone may wait for them.
final class Printed {

  private Printed() {}

  static void lines(CommandLine command, List<String> lines) {
    var out = command.getOut();
    lines.forEach(out::println);
    out.flush();
  }

  static void lines(CommandLine command, String... lines) {
    lines(command, List.of(lines));
  }
}
