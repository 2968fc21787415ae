/// The keys that a node's identities rest on: where they are kept, how they come back when they are
/// lost. It knows no case and no ledger.
///
/// Start at [org.mufakat.server.keys.KeyShares].
@NullMarked
package org.mufakat.server.keys;

import org.jspecify.annotations.NullMarked;
