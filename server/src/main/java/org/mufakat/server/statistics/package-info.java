/// Published figures at the edge: files read, the shelf in SQL, figures as text, JSON and CSV, and
/// their pages.
///
/// What a figure means is decided in [org.mufakat.statistics]; here it is only carried. Start at
/// [org.mufakat.server.statistics.FigureReader].
@NullMarked
package org.mufakat.server.statistics;

import org.jspecify.annotations.NullMarked;
