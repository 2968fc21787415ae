package org.mufakat.server.access;

import java.util.Set;
import org.mufakat.node.NodeId;

/// What people have besides their password: whoever has any is never let in by a password alone.
public interface FurtherMeans {

  boolean has(NodeId node, AccountId account);

  /// Everyone at a node who has any.
  Set<AccountId> owners(NodeId node);

  /// Takes all of a person's away, for someone who lost them.
  ///
  /// @return whether there were any
  boolean removeAll(NodeId node, AccountId account);
}
