/// Each node's ledger in its database: entries written in the transaction of the change, their
/// places in the tree, checkpoints, and the hub's witness over HTTP.
///
/// What an entry, a tree and a proof are is the core's, see [org.mufakat.ledger]. Start at
/// [org.mufakat.server.ledger.NodeLedger]; what another implementer needs is in
/// `docs/protocol/ledger.md`.
@NullMarked
package org.mufakat.server.ledger;

import org.jspecify.annotations.NullMarked;
