package org.mufakat.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mufakat.node.NodeId;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mufakat demo`: the hub and the members' nodes in one process, with logins made for this run.
@Command(
    name = "demo",
    description = "Starts the hub and every member's node on this machine, to try Mufakat out.")
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port to serve on (${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--states", split = ",", description = "only these members' nodes, by code")
  private List<String> states = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    var pack = Packs.read(java.util.Optional.empty());
    var folder = Files.createTempDirectory("mufakat-demo");
    var data = DataFolder.openForServer(folder, pack, null);
    var nodes = new NodeDirectory(data.nodes(chosen(pack), true));
    var server = WebServer.start(nodes, Map.of("server.port", port));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  data.close();
                }));
    out.println("Mufakat serves at http://localhost:" + server.port() + "/");
    out.flush();
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private List<NodeId> chosen(RegimePack pack) {
    var ids = new ArrayList<NodeId>();
    ids.add(NodeId.HUB);
    pack.members().stream()
        .map(Member::code)
        .filter(code -> states.isEmpty() || states.contains(code))
        .map(NodeId::new)
        .forEach(ids::add);
    return ids;
  }
}
