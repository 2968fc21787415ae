package org.mufakat.server.forum;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.LedgerBooks;

/// The forum in this process: the hub's desk, and the seat of each member whose node runs here. The
/// keys of these nodes are believed as the process holds them; those of nodes elsewhere come with
/// the wire.
public final class ForumNodes implements AutoCloseable {

  private final Optional<ForumDesk> desk;
  private final Map<NodeId, ForumSeat> seats = new LinkedHashMap<>();
  private final List<ForumPulls> pulls = new ArrayList<>();

  /// Where the hub does not run here there is no forum.
  public ForumNodes(NodeDirectory nodes, LedgerBooks ledger, InstantSource time) {
    desk = nodes.find(NodeId.HUB).map(hub -> desk(hub, ledger, time));
    desk.ifPresent(
        d ->
            nodes.all().stream()
                .filter(node -> !node.id().isHub())
                .forEach(node -> seats.put(node.id(), seat(node, d, ledger, time))));
    desk.ifPresent(
        d ->
            nodes.all().stream()
                .filter(node -> !node.id().isHub())
                .map(HostedNode::node)
                .forEach(node -> believe(d, node)));
  }

  private static ForumDesk desk(HostedNode hub, LedgerBooks ledger, InstantSource time) {
    var pack = hub.node().regime();
    var signer = ForumKeys.of(hub.node());
    var genesis =
        new JdbcForumRecord(hub.dataSource())
            .genesis()
            .orElseGet(() -> new Genesis(pack.id(), time.instant(), signer.key()));
    return new ForumDesk(
        hub.dataSource(), genesis, new PackCharter(pack, genesis.begins()), signer, ledger, time);
  }

  private static ForumSeat seat(
      HostedNode node, ForumDesk desk, LedgerBooks ledger, InstantSource time) {
    var genesis = desk.genesis();
    var line = desk.line();
    var copy =
        new ForumCopy(
            node.id(),
            node.dataSource(),
            genesis,
            new PackCharter(node.node().regime(), genesis.begins()),
            ledger,
            line,
            time);
    return new ForumSeat(node.id(), ForumKeys.of(node.node()), copy, line, ledger, time);
  }

  private void believe(ForumDesk d, Node member) {
    var key = ForumKeys.of(member).key();
    d.believe(member.id().value(), key);
    seats.values().forEach(seat -> seat.copy().believe(member.id().value(), key));
  }

  /// Begins to keep the copies of the members' nodes beside the record, until this is closed.
  ///
  /// @param every how often each looks without being told
  ForumNodes start(Duration every) {
    desk.ifPresent(
        d ->
            seats.forEach(
                (member, seat) ->
                    pulls.add(
                        new ForumPulls(member, seat.copy(), d.line(), othersThan(seat), every)
                            .start())));
    return this;
  }

  private ForumPeers othersThan(ForumSeat seat) {
    return () ->
        seats.values().stream()
            .filter(other -> other != seat)
            .flatMap(other -> other.copy().furthestSaid().stream())
            .distinct()
            .toList();
  }

  @Override
  public void close() {
    pulls.forEach(ForumPulls::close);
  }

  public Optional<ForumDesk> desk() {
    return desk;
  }

  /// The seat of a member whose node runs here, where the hub does too.
  public Optional<ForumSeat> seat(NodeId member) {
    return Optional.ofNullable(seats.get(member));
  }

  public Collection<ForumSeat> seats() {
    return Collections.unmodifiableCollection(seats.values());
  }
}
