/// The forum as its people use it: what awaits a delegation, meetings with their agendas and
/// papers, texts under consultation, decisions, tasks and what became of them. What may happen is
/// decided in [org.mufakat.forum], where it is kept in [org.mufakat.server.forum]; here it is shown
/// and asked for.
///
/// Start with [org.mufakat.server.conference.ForumRoom].
@NullMarked
package org.mufakat.server.conference;

import org.jspecify.annotations.NullMarked;
