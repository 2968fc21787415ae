/// Walks by chance through the forum, each from a seed of its own, watched by a second and naive
/// statement of its rules.
///
/// Start with [org.mufakat.simulator.forum.ForumWalk].
@NullMarked
package org.mufakat.simulator.forum;

import org.jspecify.annotations.NullMarked;
