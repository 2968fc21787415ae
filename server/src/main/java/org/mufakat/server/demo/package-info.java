/// The demonstration: the hub and a region's nodes on one machine, with logins made for the run,
/// figures to look at and invented cases. Start at [org.mufakat.server.demo.Demonstration].
///
/// It is not how a State runs its node: see `mufakat node`.
@NullMarked
package org.mufakat.server.demo;

import org.jspecify.annotations.NullMarked;
