/// Cases in files: HTCDS 2.0 of the International Organization for Migration as CSV and as its
/// Excel template, read with quarantine and written with what the standard cannot say in columns of
/// Mufakat's own.
///
/// What this is not: it stores nothing, asks nobody's leave and writes no ledger; whoever calls it
/// does. [org.mufakat.server.cases.htcds.RowWriting] and
/// [org.mufakat.server.cases.htcds.RowReading] know no file and no framework.
///
/// Start at [org.mufakat.server.cases.htcds.HtcdsImport] and
/// [org.mufakat.server.cases.htcds.HtcdsExport]; the fields in docs/reference/htcds.md.
///
/// Source: IOM, Human Trafficking Case Data Standard 2.0, CC BY 4.0. IOM endorses nothing here.
@NullMarked
package org.mufakat.server.cases.htcds;

import org.jspecify.annotations.NullMarked;
