/// What happened on a node, entry by entry, never edited: an append-only Merkle tree over the
/// entries, checkpoints that the node signs and the hub witnesses, and proofs that a third party
/// checks offline.
///
/// It is no store and no policy: rows, keys, the clock and chance are the edge's, and who may do
/// what is decided elsewhere. It knows opaque ids and codes, never a person. Start at
/// [org.mufakat.ledger.LedgerEntry], then [org.mufakat.ledger.CompactRange] and
/// [org.mufakat.ledger.LedgerVerification].
///
/// Source: RFC 6962 and RFC 9162, section 2.1 (the tree); C2SP `signed-note`, `tlog-checkpoint`,
/// `tlog-cosignature`, `tlog-witness`, `tlog-proof`.
@NullMarked
package org.mufakat.ledger;

import org.jspecify.annotations.NullMarked;
