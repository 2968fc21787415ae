package org.mufakat.server.access;

import java.util.Set;
import org.mufakat.node.NodeId;

/// Whose accounts are linked to a provider's, so that the provider's word opens them.
public interface LinkedProviders {

  /// How many providers open an account.
  int count(NodeId node, AccountId account);

  /// Everyone at a node whose account a provider opens.
  Set<AccountId> linked(NodeId node);

  /// Lets no provider open an account any more.
  ///
  /// @return whether one did
  boolean unlinkAll(NodeId node, AccountId account);
}
