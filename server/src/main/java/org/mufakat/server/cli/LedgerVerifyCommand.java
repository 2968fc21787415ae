package org.mufakat.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mufakat.ledger.TrustPolicy;
import org.mufakat.server.ledger.LedgerAudit;
import org.mufakat.server.ledger.LedgerJson;
import org.mufakat.server.ledger.LedgerText;
import org.mufakat.server.ledger.NodeLedger;
import org.mufakat.server.ledger.RestoredLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `ledger verify`: whether a node's ledger is as it was when the hub's witness saw it last.
@Command(
    name = "verify",
    description = {
      "Checks a node's ledger against the last checkpoint that the hub witnessed, and says which",
      "entries were altered, removed, moved or inserted, and what the later ones rest on. Of a",
      "ledger that was restored, what came back is checked against what the hub witnessed before."
    },
    footer = {
      "",
      "Example: ./mufakat ledger verify --node THA",
      "",
      "Exit codes: 0 sound; 1 something was found; 2 the command was not understood; 3 it could"
          + " not",
      "be judged: the hub's last checkpoint is not to be had, or the data folder not to be opened."
    },
    mixinStandardHelpOptions = true)
public final class LedgerVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NodeOptions ledger = new NodeOptions();

  @Mixin private WitnessOptions witness = new WitnessOptions();

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Override
  public Integer call() {
    try (var folder = ledger.open()) {
      var node = folder.node(ledger.node(spec.commandLine(), folder));
      var own = NodeLedger.of(node);
      var word = witness.word(spec.commandLine(), folder, own.origin());
      var policy = new TrustPolicy(own.origin(), List.of(own.key()), List.of(word.key()), 1);
      var asked =
          LedgerAudit.Asked.of(
              node.dataSource(),
              node.node().keyring(),
              policy,
              word.last(),
              before ->
                  witness
                      .wordBefore(spec.commandLine(), folder, before)
                      .map(said -> new LedgerAudit.Said(said.last())));
      return switch (LedgerAudit.of(node.dataSource(), asked, _ -> {})) {
        case LedgerAudit.Answer.Audited(LedgerAudit audit) -> {
          Printed.lines(
              spec.commandLine(),
              json
                  ? List.of(JsonMapper.builder().build().writeValueAsString(LedgerJson.of(audit)))
                  : Stream.concat(
                          RestoredLedger.all(node.dataSource()).stream()
                              .map(LedgerVerifyCommand::line),
                          LedgerText.lines(audit).stream())
                      .toList());
          yield audit.isSound() ? ExitCode.OK : ExitCode.NO;
        }
        case LedgerAudit.Answer.NotJudged(var reason) -> {
          Printed.lines(
              spec.commandLine(),
              "Not judged: the checkpoint of the witness is not to be believed, for "
                  + LedgerText.sentence(reason)
                  + ".");
          yield ExitCode.REFUSED_TO_START;
        }
      };
    }
  }

  private static String line(RestoredLedger restored) {
    return "Restored from a backup at %s, and named %s since: %,d entries came with it. %s"
        .formatted(restored.at(), restored.origin(), restored.entries(), comparison(restored));
  }

  /// What came back, beside what the witness had seen.
  static String comparison(RestoredLedger restored) {
    if (restored.witnessed().isEmpty()) {
      return "How many the hub had witnessed under the earlier name (%s) was not asked: ask it, and compare."
          .formatted(restored.earlier());
    }
    long missing = restored.missing().orElseThrow();
    return missing == 0
        ? "The hub had witnessed %,d under the earlier name (%s): none of these is missing."
            .formatted(restored.witnessed().getAsLong(), restored.earlier())
        : "The hub had witnessed %,d under the earlier name (%s): it is shorter than what was witnessed, and the last %,d of these are missing for good."
            .formatted(restored.witnessed().getAsLong(), restored.earlier(), missing);
  }
}
