/// Published figures, read honestly: releases, cells, intervals, sums that name what they lack,
/// narrowings that explain themselves, revisions between releases, and claims checked against all
/// of it.
///
/// It is an algorithm package: it sees counts and labels, never a case or a person. Start at
/// [org.mufakat.statistics.Figure].
@NullMarked
package org.mufakat.statistics;

import org.jspecify.annotations.NullMarked;
