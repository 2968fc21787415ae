/// What happened on a node, entry by entry, never edited: hashes, checkpoints and inclusion proofs.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.ledger;

import org.jspecify.annotations.NullMarked;
