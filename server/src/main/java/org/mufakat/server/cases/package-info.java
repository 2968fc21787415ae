/// The work on cases: who sees which, what is changed and told, what passes the wall, the pages.
/// Each compartment's rows stand in a schema of its own, which a policy opens to a transaction that
/// works for it.
///
/// Start with [org.mufakat.server.cases.CaseDesk] and [org.mufakat.server.cases.CaseRoom].
@NullMarked
package org.mufakat.server.cases;

import org.jspecify.annotations.NullMarked;
