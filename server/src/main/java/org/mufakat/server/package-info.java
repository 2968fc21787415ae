/// The edge of Mufakat: it hosts nodes, keeps them in SQL, reads packs from YAML, and shows pages
/// and commands.
@NullMarked
package org.mufakat.server;

import org.jspecify.annotations.NullMarked;
