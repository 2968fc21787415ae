package org.mufakat.server.tables;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The desks of the nodes of this process, and the preparations that go on for them.
@Component
final class NodeTables implements DisposableBean {

  private final Map<NodeId, ReleaseDesk> desks = new LinkedHashMap<>();
  private final PreparationJobs jobs = new PreparationJobs();
  private final SecureRandom chance = new SecureRandom();

  NodeTables(NodeDirectory nodes, NodeLedgers ledgers, ObjectProvider<InstantSource> time) {
    var clock = time.getIfAvailable(InstantSource::system);
    for (HostedNode node : nodes.all()) {
      desks.put(node.id(), new ReleaseDesk(node, ledgers.of(node.id()), chance, clock));
    }
  }

  ReleaseDesk of(HostedNode node) {
    return Objects.requireNonNull(desks.get(node.id()));
  }

  PreparationJobs jobs() {
    return jobs;
  }

  /// Computes what a release would be, in the background.
  void compute(HostedNode node, StoredRelease stored) {
    var desk = of(node);
    jobs.start(
        stored.id(),
        watch -> {
          var unpaid = desk.unpaid(stored.asked());
          if (unpaid.isPresent()) {
            return List.of(unpaid.get());
          }
          var preparation =
              new Preparation(
                  node.id().value(),
                  stored.id(),
                  stored.asked(),
                  desk.counted(stored),
                  desk.outAlready(),
                  new Preparation.Chances(
                      new SplittableRandom(chance.nextLong()), desk.noise(stored)),
                  watch);
          return switch (preparation.answer()) {
            case PreparationAnswer.NotPrepared(var why) -> why;
            case PreparationAnswer.Prepared prepared ->
                desk.keep(stored.id(), stored.version(), prepared)
                    ? List.of()
                    : List.of(PersonsFault.of("changed", 0));
          };
        });
  }

  @Override
  public void destroy() {
    jobs.close();
  }
}
