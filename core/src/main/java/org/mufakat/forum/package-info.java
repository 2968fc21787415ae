/// Meetings that decide by consultation and consensus, and the tasks they follow up. It knows no
/// vote.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.forum;

import org.jspecify.annotations.NullMarked;
