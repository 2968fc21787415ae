/// Estimates at the edge: tables of capture histories read from files, and answers as text and
/// JSON.
///
/// Start at [org.mufakat.server.estimation.CaptureCsv].
@NullMarked
package org.mufakat.server.estimation;

import org.jspecify.annotations.NullMarked;
