package org.mufakat.server.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What someone is told whose command was not understood: what is wrong, the nearest word where one
/// is near, and where to read on.
final class Misunderstood {

  /// So many letters changed, left out or put in still make a typing error.
  private static final int FEW_LETTERS = 2;

  private Misunderstood() {}

  static int explain(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(sentence(wrong));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      nearest(unmatched).ifPresent(word -> err.println("Did you mean %s?".formatted(word)));
    }
    err.println(whereToRead(command));
    err.flush();
    return ExitCode.WRONG_USAGE;
  }

  private static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && unmatched.getCommandLine().getParent() == null
        && !unmatched.isUnknownOption()) {
      return "There is no command \"%s\".".formatted(unmatched.getUnmatched().getFirst());
    }
    return String.valueOf(wrong.getMessage());
  }

  private static String whereToRead(CommandLine command) {
    var spec = command.getCommandSpec();
    return spec.findOption("--help") == null
        ? "See ./mufakat help."
        : "See ./%s --help.".formatted(spec.qualifiedName());
  }

  /// The suggestion that the unknown word is a typing error of; none where all are far.
  private static Optional<String> nearest(UnmatchedArgumentException unmatched) {
    var typed = unmatched.getUnmatched().getFirst();
    var command = "./" + unmatched.getCommandLine().getCommandSpec().qualifiedName() + " ";
    return unmatched.getSuggestions().stream()
        .filter(word -> isNear(typed, word))
        .map(word -> word.startsWith("-") ? word : command + word)
        .findFirst();
  }

  private static boolean isNear(String typed, String word) {
    int most = Math.min(FEW_LETTERS, word.length() / 2);
    return word.startsWith(typed) && typed.length() > FEW_LETTERS || distance(typed, word) <= most;
  }

  /// How many letters must be changed, left out or put in to make one word of the other.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int before = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        before = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
