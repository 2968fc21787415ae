package org.mufakat.node;

import org.mufakat.regime.RegimePack;
import org.mufakat.statistics.ReleaseShelf;

/// One State's side of the federation, or the secretariat's hub. Built by its constructor from what
/// it is given; a process hosts any number of them, each with its own keys and its own stores.
public final class Node {

  private final NodeId id;
  private final Keyring keyring;
  private final RegimePack regime;
  private final ReleaseShelf releases;

  /// @param releases the published releases this node kept for itself
  public Node(NodeId id, Keyring keyring, RegimePack regime, ReleaseShelf releases) {
    if (!id.isHub() && regime.member(id.value()).isEmpty()) {
      throw new IllegalArgumentException("a node serves the hub or a member of its regime");
    }
    this.id = id;
    this.keyring = keyring;
    this.regime = regime;
    this.releases = releases;
  }

  public NodeId id() {
    return id;
  }

  public Keyring keyring() {
    return keyring;
  }

  public RegimePack regime() {
    return regime;
  }

  public ReleaseShelf releases() {
    return releases;
  }
}
