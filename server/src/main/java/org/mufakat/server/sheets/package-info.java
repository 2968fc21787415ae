/// Tables in files that may come from anywhere, read forward only and in bounded memory: workbooks,
/// and the watch that stands before a parser of CSV. What a row means is for whoever reads one:
/// [org.mufakat.server.statistics] for figures, [org.mufakat.server.cases.htcds] for cases.
///
/// Start at [org.mufakat.server.sheets.XlsxRows].
@NullMarked
package org.mufakat.server.sheets;

import org.jspecify.annotations.NullMarked;
