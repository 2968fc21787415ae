package org.mufakat.server.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.Accounts;
import org.mufakat.server.access.Passwords;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Lifetime;
import org.mufakat.server.hosting.NodeConfiguration;
import org.mufakat.server.hosting.NodeService;
import org.mufakat.server.hosting.Upgrade;
import org.mufakat.server.ledger.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `node`: runs real nodes as a configuration file says.
@Command(
    name = "node",
    description = {
      "Runs the nodes that a configuration file names. The guide"
          + " docs/guides/run-a-national-node.md",
      "explains the file."
    },
    footer = {
      "",
      "Example: ./mufakat node --config /etc/mufakat/node.yaml",
      "",
      "Exit codes: 130 after Ctrl-C and 143 after SIGTERM, both a clean stop; 2 the command was"
          + " not",
      "understood; 3 it refused to start, and says why."
    },
    mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The file.")
  private Path config = Path.of("");

  @Option(
      names = "--create-administrator",
      paramLabel = "NAME",
      description = {
        "Make an administrator's account instead of serving, and print its one-time password; also",
        "beside a server that runs."
      })
  private Optional<String> administrator = Optional.empty();

  @Option(
      names = "--node",
      paramLabel = "CODE",
      description = "The node of --create-administrator, where the file names several.")
  private Optional<String> node = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var configuration = NodeConfiguration.read(config, System.getenv());
    return administrator.isPresent()
        ? createAdministrator(configuration, administrator.get())
        : serve(configuration);
  }

  private int serve(NodeConfiguration configuration) throws InterruptedException {
    var pack = Packs.read(Optional.of(configuration.pack()));
    try (var lifetime = Lifetime.begin()) {
      var service = NodeService.start(configuration, pack, lifetime);
      service.upgrades().forEach(this::tellTheWayBack);
      Printed.lines(
          spec.commandLine(),
          "Serving %s at %s".formatted(nodes(configuration.nodes().size()), service.address()));
      lifetime.await();
    } catch (Lifetime.StopAsked e) {
      return ExitCode.OK;
    }
    return ExitCode.OK;
  }

  /// So many nodes, in words that fit one and several.
  static String nodes(int count) {
    return count == 1 ? "1 node" : count + " nodes";
  }

  private void tellTheWayBack(Upgrade upgrade) {
    Printed.lines(
        spec.commandLine(),
        "The database of node %s was upgraded from schema %s to %s."
            .formatted(upgrade.node(), upgrade.from(), upgrade.to()));
    upgrade
        .copy()
        .ifPresent(
            copy ->
                Printed.lines(
                    spec.commandLine(),
                    "It was copied first, as %s. To go back: stop this server, run `./mufakat rollback --node %s` with the same data folder and database, and start the earlier version."
                        .formatted(copy, upgrade.node())));
  }

  private int createAdministrator(NodeConfiguration configuration, String name) {
    var username =
        Username.typed(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "A username is 2 to 64 small letters, digits, dots, hyphens and"
                            + " underscores."));
    var pack = Packs.read(Optional.of(configuration.pack()));
    try (var folder = DataFolder.open(configuration.data(), pack)) {
      return createAt(folder.node(chosen(configuration)), username);
    }
  }

  private NodeId chosen(NodeConfiguration configuration) {
    var ids = configuration.nodes().stream().map(n -> n.id()).toList();
    if (node.isEmpty() && ids.size() == 1) {
      return ids.getFirst();
    }
    return ids.stream()
        .filter(id -> id.value().equalsIgnoreCase(node.orElse("")))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "Say which node with --node; the file names " + ids + "."));
  }

  private int createAt(HostedNode hosted, Username username) {
    var chance = new SecureRandom();
    var passwords = new Passwords(chance);
    var oneTime = passwords.drawOneTime();
    var account =
        Account.opened(
            AccountId.draw(chance),
            username,
            "Administrator",
            Role.ADMINISTRATOR,
            passwords.keepOneTime(oneTime),
            InstantSource.system().instant());
    var addition = AccountEntries.openByNode(hosted, account);
    NodeLedger.of(hosted).settle().ifPresent(spec.commandLine().getErr()::println);
    return switch (addition) {
      case Accounts.Addition.Added _ -> {
        Printed.lines(
            spec.commandLine(),
            "One-time password (to be replaced at the first sign-in, within 7 days): " + oneTime);
        yield ExitCode.OK;
      }
      case Accounts.Addition.UsernameTaken _ -> {
        Printed.lines(
            spec.commandLine(),
            "Node %s already has an account of that name.".formatted(hosted.id()));
        yield ExitCode.NO;
      }
    };
  }
}
