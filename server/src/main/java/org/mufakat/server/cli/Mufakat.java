package org.mufakat.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The launcher's commands.
@CommandLine.Command(
    name = "mufakat",
    description =
        "Open infrastructure for states that act together against trafficking in persons.",
    subcommands = {
      DemoCommand.class,
      NodeCommand.class,
      RollbackCommand.class,
      BundleCommand.class,
      RehearseCommand.class,
      FigureCommand.class,
      CheckClaim.class,
      RevisionsCommand.class,
      ImportCommand.class,
      QuarantineCommand.class,
      LedgerCommand.class,
      ForumCommand.class,
      KeysCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      EstimateCommand.class,
      FlowsCommand.class,
      ReleaseCommand.class,
      CheckPack.class,
      LauncherCommands.Bench.class,
      LauncherCommands.Screenshots.class,
      HelpCommand.class,
      VersionCommand.class
    })
public final class Mufakat implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Mufakat() {}

  public static void main(String[] args) {
    quietLog();
    int exitCode = commandLine().execute(args);
    System.exit(exitCode);
  }

  /// Without a command it says which there are.
  @Override
  public Integer call() {
    HelpCommand.print(spec.commandLine());
    return ExitCode.OK;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Mufakat())
        .setParameterExceptionHandler(Misunderstood::explain)
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

  private static int explain(
      Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    int exitCode =
        switch (thrown) {
          case RefusedToStart refused -> {
            err.println(refused.refusal().sentence());
            yield refused.refusal() instanceof Refusal.BadInput
                ? ExitCode.BAD_INPUT
                : ExitCode.REFUSED_TO_START;
          }
          default -> {
            err.println("Something broke that should not, in Mufakat or in the machine under it:");
            thrown.printStackTrace(err);
            yield ExitCode.BROKEN;
          }
        };
    err.flush();
    return exitCode;
  }
}
