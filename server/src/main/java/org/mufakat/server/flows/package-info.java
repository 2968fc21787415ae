/// The flows' pages and files.
@NullMarked
package org.mufakat.server.flows;

import org.jspecify.annotations.NullMarked;
