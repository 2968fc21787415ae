package org.mufakat.server.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mufakat.estimation.Watch;
import org.mufakat.server.estimation.RerunFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `estimate --again`: computes what an estimate's file says again, and says whether it is the
/// same.
final class EstimateAgain {

  /// The largest file that an estimate can have: a table of twenty lists and its numbers.
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private final CommandLine command;
  private final Path file;

  EstimateAgain(CommandLine command, Path file) {
    this.command = command;
    this.file = file;
  }

  int run(int threads, Watch watch) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          command, "%s is no file. Give the JSON file of an estimate's page.".formatted(file));
    }
    return switch (again(threads, watch)) {
      case RerunFile.Again.Same(String sha256, List<String> lines) -> {
        var all = new ArrayList<>(List.of("The same numbers, by their hash: " + sha256, ""));
        all.addAll(lines);
        Printed.lines(command, visible(all));
        yield ExitCode.OK;
      }
      case RerunFile.Again.Other(String sha256, List<String> lines) -> {
        var all = new ArrayList<>(List.of("Other numbers, with the hash " + sha256 + ":"));
        all.addAll(lines);
        Printed.lines(command, visible(all));
        yield ExitCode.NO;
      }
      case RerunFile.Again.Refused(String sentence) -> {
        command.getErr().println(file.getFileName() + ": " + sentence);
        command.getErr().flush();
        yield ExitCode.BAD_INPUT;
      }
    };
  }

  /// A file that someone sent tells the terminal nothing: what no eye sees is shown as `?`.
  private static List<String> visible(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?")).toList();
  }

  private RerunFile.Again again(int threads, Watch watch) {
    try {
      return Files.size(file) > MOST_BYTES
          ? new RerunFile.Again.Refused("Larger than any estimate's file: is it the right one?")
          : RerunFile.again(Files.readString(file), threads, watch);
    } catch (MalformedInputException e) {
      return new RerunFile.Again.Refused("The file is no text in UTF-8.");
    } catch (IOException e) {
      return new RerunFile.Again.Refused("The file could not be read: is it readable?");
    }
  }
}
