/// The forum between States: the hub's desk, which keeps the record of what happened; the copy that
/// each member's node keeps and checks; who signs what; the text form of events and the wire
/// between.
///
/// The rules are the core's, see [org.mufakat.forum]: this package asks them and never answers for
/// them. No page. Start at [org.mufakat.server.forum.ForumDesk]; what another implementer needs is
/// in `docs/protocol/forum.md`.
@NullMarked
package org.mufakat.server.forum;

import org.jspecify.annotations.NullMarked;
