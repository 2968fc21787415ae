package org.mufakat.server.forum;

import java.util.List;
import org.mufakat.ledger.SignedNote;

/// How the members' nodes show each other what the hub told each of them: in one process calls,
/// between several the wire. A hub that shows two States two records cannot hide it from States
/// that compare.
public interface ForumPeers {

  /// The furthest head that the hub signed for each of the other nodes, of those that answer.
  /// Nothing in it is believed but the hub's signature.
  List<SignedNote> heads();
}
