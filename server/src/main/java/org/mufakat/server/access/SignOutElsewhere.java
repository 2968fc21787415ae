package org.mufakat.server.access;

import java.util.List;
import org.mufakat.node.NodeId;

/// Where else somebody who signs out of a node may still be signed in, and can sign out. Nobody is
/// taken there unasked: others may use what they are signed in to there.
public interface SignOutElsewhere {

  List<Place> places(NodeId node);

  /// @param label as the sign-in page names it
  /// @param address for a browser to go to
  record Place(String label, String address) {}
}
