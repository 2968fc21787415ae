package org.mufakat.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.PackCounts;
import org.mufakat.server.regime.PackFault;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `check-pack DIR`: prints every fault of a regime pack, or one line of counts.
@Command(
    name = "check-pack",
    description =
        "Checks a regime pack: prints every fault with file and line, or one line of counts.",
    footer = {
      "",
      "Example: ./mufakat check-pack regimes/example",
      "",
      "Exit codes: 0 the pack has no fault; 1 it has; 2 the command was not understood."
    },
    mixinStandardHelpOptions = true)
public final class CheckPack implements Callable<Integer> {

  private static final int FAULTY = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The pack's folder.")
  private Path folder = Path.of(".");

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "%s is no folder. Give the folder that holds pack.yaml.".formatted(folder));
    }
    return switch (new PackReader().read(folder)) {
      case PackReading.Read(RegimePack pack) -> {
        var counts = PackCounts.of(pack);
        Printed.lines(spec.commandLine(), json ? write(good(pack, counts)) : line(pack, counts));
        yield CommandLine.ExitCode.OK;
      }
      case PackReading.Faulty(List<PackFault> faults) -> {
        if (json) {
          Printed.lines(spec.commandLine(), write(bad(faults)));
        } else {
          Printed.lines(spec.commandLine(), faults.stream().map(PackFault::toString).toList());
        }
        yield FAULTY;
      }
    };
  }

  private static String line(RegimePack pack, PackCounts counts) {
    return "%s %s: %s".formatted(pack.id(), pack.version(), counts);
  }

  private static Map<String, Object> good(RegimePack pack, PackCounts counts) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("ok", true);
    answer.put("pack", pack.id());
    answer.put("version", pack.version());
    answer.put("counts", counts.byThing());
    answer.put("entries", counts.entries());
    answer.put("verified", counts.verified());
    return answer;
  }

  private static Map<String, Object> bad(List<PackFault> faults) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("ok", false);
    answer.put("faults", faults);
    return answer;
  }

  private static String write(Map<String, Object> answer) {
    return JsonMapper.builder().build().writeValueAsString(answer);
  }
}
