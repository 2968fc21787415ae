package org.mufakat.server.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.DisabledAccounts;
import org.mufakat.server.cases.Erasures;
import org.mufakat.server.cases.TakenBack;
import org.mufakat.server.hosting.ErasureList;

/// Does again, before anyone reads an older state of a node's database, what was done since and may
/// not be undone by bringing that state back.
public final class Replay {

  private final ErasureList list;
  private final NodeId node;
  private final InstantSource time;

  public Replay(ErasureList list, NodeId node, InstantSource time) {
    this.list = list;
    this.node = node;
    this.time = time;
  }

  /// @param erased persons and cases
  /// @param withdrawn consents
  /// @param ended courts' orders
  /// @param disabled accounts
  public record Again(int erased, int withdrawn, int ended, int disabled) {
    public static final Again NOTHING = new Again(0, 0, 0, 0);
  }

  /// In the transaction that is open on the connection. Doing so again changes nothing.
  public Again on(Connection connection) throws SQLException {
    var standing = list.standing();
    int erased = new Erasures(list, time).replay(connection, standing);
    var back = new TakenBack(list, time).replay(connection, standing);
    int disabled = DisabledAccounts.replay(connection, node, standing, time.instant());
    return new Again(erased, back.consents(), back.orders(), disabled);
  }
}
