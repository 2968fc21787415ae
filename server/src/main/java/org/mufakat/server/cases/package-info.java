/// The case register's edge: cases and sealed identities in the database, each compartment's in a
/// schema of its own. Nothing but tests writes to these tables yet: pages and commands are still to
/// come.
///
/// Start with [org.mufakat.server.cases.JdbcCaseRegister] and
/// [org.mufakat.server.cases.JdbcIdentities].
@NullMarked
package org.mufakat.server.cases;

import org.jspecify.annotations.NullMarked;
