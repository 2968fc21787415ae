package org.mufakat.server.tables;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.tables.Watch;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The desks of the nodes of this process, and the preparations that go on for them.
@Component
public final class NodeTables implements DisposableBean {

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

  /// What the node let out and did not withdraw, newest first.
  public List<Released> released(HostedNode node) {
    return of(node).releases().out().stream()
        .filter(r -> r.state() == ReleaseState.PUBLISHED)
        .flatMap(r -> r.tables().map(t -> new Released(t, r.changedAt())).stream())
        .toList();
  }

  /// A release that is out.
  ///
  /// @param at when it was let out
  public record Released(TablesPackage tables, Instant at) {}

  PreparationJobs jobs() {
    return jobs;
  }

  /// Computes what a release would be, in the background; nothing where nobody works on it.
  ///
  /// @param by whose request it is; in the ledger where it costs privacy budget
  void compute(HostedNode node, Account by, String id) {
    workedOn(node, id)
        .ifPresent(stored -> jobs.start(id, watch -> computed(node, by, stored, watch)));
  }

  private List<PersonsFault> computed(
      HostedNode node, Account by, StoredRelease stored, Watch watch) {
    var desk = of(node);
    var unpaid = desk.budget().inTheWay(stored);
    if (unpaid.isPresent()) {
      return List.of(unpaid.get());
    }
    return switch (preparation(node, stored, watch).answer()) {
      case PreparationAnswer.NotPrepared(var why) -> why;
      case PreparationAnswer.Prepared prepared -> desk.keep(by, stored, prepared).stream().toList();
    };
  }

  /// Computes what another method without noise would cost, beside what was computed.
  void compare(HostedNode node, String id, ReleaseMethod other) {
    workedOn(node, id)
        .ifPresent(
            stored ->
                jobs.start(
                    id,
                    watch -> {
                      of(node).compared(stored, preparation(node, stored, watch).compared(other));
                      return List.of();
                    }));
  }

  private Optional<StoredRelease> workedOn(HostedNode node, String id) {
    return of(node).releases().find(id).filter(r -> r.state().isWorkedOn() && r.data().isPresent());
  }

  Preparation preparation(HostedNode node, StoredRelease stored, Watch watch) {
    var desk = of(node);
    var from = desk.madeFrom(stored);
    return new Preparation(
        node.id().value(),
        stored.id(),
        stored.asked(),
        from.counted(),
        desk.out().all(from.codes()),
        new Preparation.Chances(new SplittableRandom(chance.nextLong()), desk.noise(stored)),
        watch);
  }

  @Override
  public void destroy() {
    jobs.close();
  }
}
