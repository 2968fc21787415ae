package org.mufakat.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import java.io.PrintWriter;
import org.mufakat.server.hosting.RefusedToStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The launcher's commands.
@CommandLine.Command(
    name = "mufakat",
    description =
        "Open infrastructure for states that act together against trafficking in persons.",
    subcommands = {
      DemoCommand.class,
      FigureCommand.class,
      CheckClaim.class,
      RevisionsCommand.class,
      ImportCommand.class,
      QuarantineCommand.class,
      CheckPack.class
    })
public final class Mufakat {

  private Mufakat() {}

  public static void main(String[] args) {
    quietLog();
    int exitCode = commandLine().execute(args);
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Mufakat())
        .setExecutionExceptionHandler(Mufakat::explain)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// A command speaks for itself; what libraries have to say goes to standard error, from warnings
  /// up. Spring sets its own when a server starts.
  private static void quietLog() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
      logging
          .getLogger(Logger.ROOT_LOGGER_NAME)
          .iteratorForAppenders()
          .forEachRemaining(
              appender -> {
                if (appender instanceof ConsoleAppender<?> console) {
                  console.stop();
                  console.setTarget("System.err");
                  console.start();
                }
              });
    }
  }

  private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (thrown instanceof RefusedToStart refused) {
      PrintWriter err = command.getErr();
      err.println(refused.refusal().sentence());
      err.flush();
      return ExitCode.REFUSED_TO_START;
    }
    throw thrown;
  }
}
