package org.mufakat.server.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.demo.DemoLogin;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.demo.Demonstration;
import org.mufakat.server.hosting.DiskSpace;
import org.mufakat.server.hosting.Lifetime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;

/// `demo`: the hub and the members' nodes in one process, with logins made for this run.
@Command(
    name = "demo",
    description =
        "Starts the hub and every member's node on this machine, with ready-made logins, to try"
            + " Mufakat out. Ctrl-C stops it.",
    footer = {
      "",
      "Example: ./mufakat demo --states THA,IDN --keep ~/mufakat-demo",
      "",
      "Exit codes: 130 after Ctrl-C and 143 after SIGTERM, both a clean stop; 2 the command was"
          + " not",
      "understood; 3 it refused to start."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to serve on; 8080 unless given, 0 for any.")
  private int port = 8080;

  @Option(
      names = "--states",
      paramLabel = "CODES",
      split = ",",
      description = "Only these members' nodes beside the hub: THA,IDN.")
  private List<String> states = List.of();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the data in this folder, and go on with what is there.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--glotip",
      paramLabel = "FILE",
      description = "Import this file of UNODC's figures at the hub first.")
  private Optional<Path> glotip = Optional.empty();

  @Option(
      names = "--cases",
      paramLabel = "N",
      description =
          "How many invented cases each State's node begins with, 0 to 100000; ${DEFAULT-VALUE}"
              + " unless given. A folder that has cases is left as it is.")
  private int cases = 30;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "Other cases: the same number gives the same ones; ${DEFAULT-VALUE} unless given.")
  private long seed = 2015;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "The regime pack; regimes/asean unless given.")
  private Optional<Path> pack = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public Integer call() throws InterruptedException {
    var wishes = wishes();
    try (var lifetime = Lifetime.begin()) {
      var demonstration = Demonstration.start(wishes, this::say, lifetime);
      Printed.lines(
          spec.commandLine(),
          json ? asJson(demonstration, wishes) : asLines(demonstration, wishes));
      tellWhenLoaded(demonstration);
      lifetime.await();
    } catch (Lifetime.StopAsked e) {
      return ExitCode.OK;
    }
    return ExitCode.OK;
  }

  private DemoWishes wishes() {
    try {
      return new DemoWishes(
          Packs.read(pack),
          states.stream().map(s -> s.toUpperCase(Locale.ROOT)).toList(),
          port,
          keep,
          glotip,
          caseload(),
          database.databases(System.getenv()),
          DiskSpace.usual());
    } catch (TypeConversionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private DemoWishes.Caseload caseload() {
    if (cases < 0 || cases > DemoWishes.Caseload.MOST) {
      throw new ParameterException(
          spec.commandLine(), "--cases %d: give a number from 0 to 100000.".formatted(cases));
    }
    return new DemoWishes.Caseload(cases, seed);
  }

  private void tellWhenLoaded(Demonstration demonstration) {
    int loaded = demonstration.loadedCases();
    if (loaded > 0) {
      say("%,d invented cases are loaded".formatted(loaded), "");
    }
  }

  private static String asJson(Demonstration demonstration, DemoWishes wishes) {
    var logins = new LinkedHashMap<String, String>();
    for (DemoLogin login : DemoLogin.all()) {
      logins.put(login.username(), demonstration.logins().passwordOf(login));
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("address", demonstration.address().toString());
    answer.put("nodes", demonstration.nodes().all().stream().map(n -> n.slug()).toList());
    answer.put("logins", logins);
    answer.put("cases", wishes.caseload().cases());
    answer.put("seed", wishes.caseload().seed());
    return JsonMapper.builder().build().writeValueAsString(answer);
  }

  private String asLines(Demonstration demonstration, DemoWishes wishes) {
    var lines = new StringBuilder();
    RegimePack regime = wishes.pack();
    int members = demonstration.nodes().all().size() - 1;
    lines.append(
        "Mufakat serves %s: the hub and %s.%n%n"
            .formatted(regime.name().in("en"), NodeCommand.nodes(members)));
    lines.append("  Open       %s%n%n".formatted(demonstration.address()));
    for (DemoLogin login : DemoLogin.all()) {
      lines.append(
          "  Sign in as %-26s %-28s %s"
              .formatted(login.username(), demonstration.logins().passwordOf(login), where(login))
              .stripTrailing());
      lines.append(System.lineSeparator());
    }
    lines.append("%n  Figures    %s%n".formatted(figures(demonstration, wishes)));
    lines.append("  Cases      %s%n".formatted(cases(wishes)));
    lines.append(
        "  Data       %s%n"
            .formatted(
                wishes
                    .keep()
                    .map(k -> "kept in " + k)
                    .orElse("goes when you stop; --keep DIR keeps it")));
    lines.append("  Stop       Ctrl-C%n".formatted());
    return lines.toString();
  }

  /// Where somebody signs in; empty where that is at any node.
  private static String where(DemoLogin login) {
    if (login.role().isAtTheHub() && login.role().isAtAState()) {
      return "";
    }
    return login.role().isAtTheHub() ? "at the hub" : "at a State";
  }

  private static String cases(DemoWishes wishes) {
    if (wishes.caseload().cases() == 0) {
      return wishes.keep().isPresent() ? "those stored" : "none; --cases N invents some";
    }
    var text =
        "%d invented ones at each State's node, seed %d; they load while you sign in"
            .formatted(wishes.caseload().cases(), wishes.caseload().seed());
    return wishes.keep().isPresent() ? text + ", unless it has cases" : text;
  }

  private static String figures(Demonstration demonstration, DemoWishes wishes) {
    if (!demonstration.imported().isEmpty()) {
      return demonstration.imported().getFirst();
    }
    return wishes.keep().isPresent()
        ? "those stored, and totals typed in with their source"
        : "a few totals typed in with their source; --glotip FILE brings UNODC's whole release";
  }

  /// Told to whoever waits, with the seconds since the program began.
  private void say(String what) {
    say(what, " …");
  }

  private void say(String what, String end) {
    if (!json) {
      var since = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
      PrintWriter err = spec.commandLine().getErr();
      err.println("[%4.1f s] %s%s".formatted(since, what, end));
      err.flush();
    }
  }
}
