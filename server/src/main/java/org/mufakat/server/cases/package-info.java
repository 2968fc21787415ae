/// The case register's edge: identities sealed in the database, and later its pages.
///
/// Start with [org.mufakat.server.cases.JdbcIdentities].
@NullMarked
package org.mufakat.server.cases;

import org.jspecify.annotations.NullMarked;
