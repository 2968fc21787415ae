package org.mufakat.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.estimation.Watch;

/// How far an estimate is, for someone who watches a terminal: one line with a bar, written over
/// while it goes on and wiped at the end. Ctrl-C ends the process, and nothing is kept.
final class EstimateProgress implements Watch, AutoCloseable {

  private static final int BAR = 24;

  /// Back to the line's begin, and nothing on it.
  private static final String CLEARED = "\r\033[K";

  private final Optional<PrintWriter> terminal;
  private String shown = "";

  private EstimateProgress(Optional<PrintWriter> terminal) {
    this.terminal = terminal;
  }

  /// On the terminal that the command was typed at; none where it was typed at none.
  static EstimateProgress at(PrintWriter err) {
    var console = System.console();
    return new EstimateProgress(
        console != null && console.isTerminal() ? Optional.of(err) : Optional.empty());
  }

  @Override
  public boolean goesOn(Stage stage, long done, long all) {
    terminal.ifPresent(t -> show(t, line(stage, done, all)));
    return true;
  }

  private synchronized void show(PrintWriter to, String line) {
    if (!line.equals(shown)) {
      shown = line;
      to.print(CLEARED + line);
      to.flush();
    }
  }

  static String line(Stage stage, long done, long all) {
    int full = (int) Math.clamp(BAR * done / Math.max(1, all), 0, BAR);
    return String.format(
        Locale.ROOT,
        "[%s%s] %s %,d of %,d (Ctrl-C cancels)",
        "=".repeat(full),
        " ".repeat(BAR - full),
        words(stage),
        done,
        all);
  }

  private static String words(Stage stage) {
    return switch (stage) {
      case MODELS -> "Models tried:";
      case JACKKNIFE -> "Histories with a person less:";
      case REPLICATES -> "Tables resampled:";
      case SENSITIVITY -> "Tables a little different:";
      case GRAPHS -> "Numbers on the grid:";
    };
  }

  /// Leaves an empty line to whatever is printed next.
  @Override
  public void close() {
    terminal.ifPresent(t -> show(t, ""));
  }
}
