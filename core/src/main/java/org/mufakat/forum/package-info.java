/// Meetings that decide by consultation and consensus, and the tasks they follow up. It knows no
/// vote.
///
/// Start with [org.mufakat.forum.Forum]: events go in, and what is not refused is the record. The
/// rules stand in [org.mufakat.forum.ForumRule], each refusal in [org.mufakat.forum.Refusal].
///
/// It is the state machine alone. Who signs events, where they are kept and how each State checks
/// them is the server's.
@NullMarked
package org.mufakat.forum;

import org.jspecify.annotations.NullMarked;
