/// The forum as it is kept: each event one line of JSON in a form that has a number.
///
/// No store and no page is here yet. Start at [org.mufakat.server.forum.ForumEventText].
@NullMarked
package org.mufakat.server.forum;

import org.jspecify.annotations.NullMarked;
