package org.mufakat.server.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.node.NodeId;
import org.mufakat.statistics.YearSpan;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where the commands that read stored releases look for them.
final class FigureOptions {

  @Mixin private FolderOptions folder = new FolderOptions();

  @Option(
      names = "--node",
      paramLabel = "CODE",
      description = {
        "The node whose releases are meant; unless given, the hub, or the only node of a folder",
        "without a hub."
      })
  private Optional<String> node = Optional.empty();

  /// Opens the data folder, beside a running server or alone.
  OpenedFigures open(CommandLine command) {
    node.filter(code -> !code.matches("[A-Za-z]{3}"))
        .ifPresent(
            code -> {
              throw wrong(command, "--node", code, "a code of three letters, as HUB");
            });
    return OpenedFigures.open(command, folder, node.map(NodeId::ofSlug));
  }

  /// A wrong value of an option: what, where, and what it may be.
  ///
  /// @param allowed what to give instead, in words
  static ParameterException wrong(
      CommandLine command, String option, String value, String allowed) {
    return new ParameterException(
        command, "%s cannot be \"%s\": give %s.".formatted(option, value, allowed));
  }

  /// Reads `2018` or `2018-2021`.
  static YearSpan years(CommandLine command, String text) {
    return YearSpan.parse(text)
        .orElseThrow(
            () -> wrong(command, "--years", text, "2018, or 2018-2021 with the first year first"));
  }

  /// Reads an option's word that stands for one of several values.
  static <T> T oneOf(
      CommandLine command, String option, String word, List<T> values, Function<T, String> slug) {
    return values.stream()
        .filter(value -> slug.apply(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    command,
                    option,
                    word,
                    "one of " + values.stream().map(slug).collect(Collectors.joining(", "))));
  }
}
