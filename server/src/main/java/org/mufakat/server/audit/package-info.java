/// What an auditor sees of a node: its ledger with filters, each entry with its proof, and
/// verification by a button; the same for programs.
///
/// Reading the ledger is itself told in it, see [org.mufakat.server.audit.LedgerReadings]. How
/// entries are written, placed and witnessed is not here but in [org.mufakat.server.ledger]. Start
/// at [org.mufakat.server.audit.LedgerPage].
@NullMarked
package org.mufakat.server.audit;

import org.jspecify.annotations.NullMarked;
