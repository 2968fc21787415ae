/// The commands of the launcher, one class each. Start at [org.mufakat.server.cli.Mufakat].
@NullMarked
package org.mufakat.server.cli;

import org.jspecify.annotations.NullMarked;
