package org.mufakat.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mufakat.node.NodeId;
import org.mufakat.regime.Member;
import org.mufakat.server.cases.CaseDesks;
import org.mufakat.server.cases.ConsentTexts;
import org.mufakat.server.conference.ForumPapers;
import org.mufakat.server.conference.MeetingBook;
import org.mufakat.server.estimation.NodeEstimates;
import org.mufakat.server.forum.ForumNodes;
import org.mufakat.server.hosting.DataFolder;
import org.mufakat.server.hosting.Databases;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Lifetime;
import org.mufakat.server.hosting.Meanwhile;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.hosting.NodeSetting;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;
import org.mufakat.server.hosting.WebServer;
import org.mufakat.server.tables.NodeTables;

/// A demonstration that serves: the hub and the members' nodes in this process, on the loopback
/// address alone.
public final class Demonstration {

  private final WebServer server;
  private final NodeDirectory nodes;
  private final DemoLogins logins;
  private final List<String> imported;
  private final Supplier<Integer> loading;

  private Demonstration(
      WebServer server,
      NodeDirectory nodes,
      DemoLogins logins,
      List<String> imported,
      Supplier<Integer> loading) {
    this.imported = imported;
    this.loading = loading;
    this.server = server;
    this.nodes = nodes;
    this.logins = logins;
  }

  /// Starts one, and returns when requests are answered. Whatever it sets up is taken down at the
  /// end of the lifetime.
  ///
  /// @param progress told in a few words what is being done
  /// @throws RefusedToStart before anything was changed
  public static Demonstration start(
      DemoWishes wishes, Consumer<String> progress, Lifetime lifetime) {
    DemoFigures.requireReadable(wishes.glotip());
    WebServer.requireFree("127.0.0.1", wishes.port(), "choose another with --port");
    var ids = chosen(wishes);
    var folder = lifetime.own(Place.of(wishes));
    progress.accept("Starting the database");
    var data =
        lifetime.own(
            DataFolder.openForServer(
                folder.path(), wishes.pack(), wishes.databases(), wishes.disk()));
    if (folder.temporary() && !(wishes.databases() instanceof Databases.Embedded)) {
      lifetime.own(data::discard);
    }
    progress.accept("Opening %d nodes and starting the web server".formatted(ids.size()));
    var meanwhile = Meanwhile.in(lifetime);
    var nodes =
        meanwhile.doing(
            () -> new NodeDirectory(data.nodes(ids.stream().map(NodeSetting::usual).toList())));
    var logins = meanwhile.doing(() -> loginsAt(nodes.get(), folder));
    var imported = meanwhile.doing(() -> figuresAt(nodes.get(), wishes, progress));
    var server = lifetime.own(WebServer.start(nodes, Map.of("server.port", wishes.port())));
    lifetime.goOn();
    logins.get();
    var desks = server.context().getBean(CaseDesks.class);
    var context = server.context();
    var invented =
        new DemoForum(
            nodes.get(),
            context.getBean(ForumNodes.class),
            context.getBean(ForumPapers.class),
            context.getBean(MeetingBook.class),
            new SecureRandom());
    var loading =
        meanwhile.doing(
            () -> {
              invented.load();
              var estimates = context.getBean(NodeEstimates.class);
              DemoEstimates.load(nodes.get(), estimates);
              DemoTables.load(nodes.get(), context.getBean(NodeTables.class));
              return casesAt(nodes.get(), desks, estimates, wishes, lifetime);
            });
    var demonstration =
        new Demonstration(server, nodes.get(), logins.get(), imported.get(), loading);
    meanwhile.afterwards(data::tidyUp);
    return demonstration;
  }

  private static DemoLogins loginsAt(NodeDirectory nodes, Place folder) {
    var chance = new SecureRandom();
    var logins = DemoLogins.of(folder.path(), chance);
    var now = InstantSource.system().instant();
    logins.openAt(nodes.all(), chance, now);
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    nodes.all().stream()
        .flatMap(node -> node.files().stream())
        .forEach(files -> ConsentTexts.inventReviews(files.folder(), today));
    return logins;
  }

  private static List<String> figuresAt(
      NodeDirectory nodes, DemoWishes wishes, Consumer<String> progress) {
    return wishes
        .glotip()
        .map(
            file -> {
              progress.accept("Importing " + file);
              return DemoFigures.importAt(nodes.front(), file);
            })
        .orElse(List.of());
  }

  /// Loads the cases, a node after the other, while it is served already, and an estimate from
  /// them.
  private static int casesAt(
      NodeDirectory nodes,
      CaseDesks desks,
      NodeEstimates estimates,
      DemoWishes wishes,
      Lifetime lifetime) {
    int loaded = 0;
    for (HostedNode node : nodes.all()) {
      lifetime.goOn();
      loaded +=
          desks
              .of(node.id())
              .map(desk -> new DemoCases(node, desk).load(wishes.caseload()))
              .orElse(0);
      if (desks.of(node.id()).isPresent() && wishes.caseload().cases() > 0) {
        DemoEstimates.loadFromRegister(node, estimates);
      }
    }
    return loaded;
  }

  /// Waits until the invented cases are there.
  ///
  /// @return how many were loaded; 0 where every node had cases already
  public int loadedCases() {
    return loading.get();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.port() + "/");
  }

  public NodeDirectory nodes() {
    return nodes;
  }

  public DemoLogins logins() {
    return logins;
  }

  /// What came of importing a publisher's file, in lines; none when there was no file.
  public List<String> imported() {
    return imported;
  }

  private static List<NodeId> chosen(DemoWishes wishes) {
    var ids = new ArrayList<>(List.of(NodeId.HUB));
    var members = wishes.pack().members().stream().map(Member::code).toList();
    for (String code : wishes.states()) {
      if (!members.contains(code)) {
        throw new RefusedToStart(new Refusal.NotAMember(code, wishes.pack().id(), members));
      }
    }
    members.stream()
        .filter(code -> wishes.states().isEmpty() || wishes.states().contains(code))
        .map(NodeId::new)
        .forEach(ids::add);
    return ids;
  }

  /// The data folder: the one to keep, or one that goes when the demonstration ends.
  private record Place(Path path, boolean temporary) implements AutoCloseable {

    static Place of(DemoWishes wishes) {
      return wishes
          .keep()
          .map(folder -> new Place(folder.toAbsolutePath().normalize(), false))
          .orElseGet(Place::made);
    }

    private static Place made() {
      try {
        return new Place(Files.createTempDirectory("mufakat-demo-"), true);
      } catch (IOException e) {
        throw new RefusedToStart(
            new Refusal.NoPermission(
                Path.of(System.getProperty("java.io.tmpdir")), "make a folder in"),
            e);
      }
    }

    @Override
    public void close() {
      if (!temporary) {
        return;
      }
      try (var all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
