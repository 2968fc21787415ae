/// Published figures at the edge: files of releases read or refused, their import as a service and
/// as a job, the shelf in SQL, figures as text, JSON and CSV, and their pages.
///
/// What a row or a figure means is decided in [org.mufakat.statistics]; here it is only carried and
/// kept. Start at [org.mufakat.server.statistics.FigureReader] for figures, at
/// [org.mufakat.server.statistics.GlotipImport] for imports.
@NullMarked
package org.mufakat.server.statistics;

import org.jspecify.annotations.NullMarked;
