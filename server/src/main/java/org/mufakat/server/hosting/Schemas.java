package org.mufakat.server.hosting;

import org.mufakat.node.NodeId;

/// The tables of each kind of node. A State's database has those for cases; the hub's has none into
/// which a case could be put.
///
/// @param states `db/migration` and `db/cases`, numbered as one sequence
/// @param hub `db/migration`
record Schemas(Schema states, Schema hub) {

  static Schemas ofThisVersion() {
    return new Schemas(Schema.ofStates(), Schema.ofHub());
  }

  Schema of(NodeId node) {
    return node.isHub() ? hub : states;
  }
}
