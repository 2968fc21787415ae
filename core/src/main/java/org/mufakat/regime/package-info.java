/// The rules a group of States has agreed: its members, bodies, instruments, provisions, decision
/// rules, handling codes and code lists, each with the source it was read in and whether anyone has
/// verified it.
///
/// It is not a place for behaviour that belongs to one region: a region is a folder of data, read
/// elsewhere and handed in as a [org.mufakat.regime.RegimePack], which is where to start reading.
@NullMarked
package org.mufakat.regime;

import org.jspecify.annotations.NullMarked;
