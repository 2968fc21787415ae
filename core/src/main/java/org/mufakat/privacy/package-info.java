/// Differential privacy: counts with discrete noise, what they cost of a budget that is kept over all
/// releases, and synthetic records drawn from such counts.
///
/// The choices are in decision record 0022.
@NullMarked
package org.mufakat.privacy;

import org.jspecify.annotations.NullMarked;
