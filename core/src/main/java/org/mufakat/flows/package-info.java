/// Who was detected where: citizenship by detecting State, and origin by destination where a
/// register has them, as intervals with bands; which corridors are unusual; what mirror figures
/// say.
///
/// Detected is not what there is: nothing here is a prevalence, and corridors whose bands overlap
/// have no order. The choices are in decision record 0023. Start at [FlowTable] for published
/// figures and at [RouteTable] for a register's; [Tiers] has the order, [UnusualFlows] the
/// residuals.
@NullMarked
package org.mufakat.flows;

import org.jspecify.annotations.NullMarked;
