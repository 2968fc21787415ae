/// Commitments, review cycles, self reports, findings, recommendations and capacity building.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.compliance;

import org.jspecify.annotations.NullMarked;
