/// Tables on their way out of a node: prepared by a statistician, let out by another person, signed,
/// told in the ledger and written for other programs.
@NullMarked
package org.mufakat.server.tables;

import org.jspecify.annotations.NullMarked;
