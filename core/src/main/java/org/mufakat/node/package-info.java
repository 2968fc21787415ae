/// One State's side of the federation: its identity, its keys, its regime and its stores. The only
/// place where features meet.
///
/// It is not a server: which nodes run in a process, and on which addresses, is decided at the
/// edge. Start at [org.mufakat.node.Node].
@NullMarked
package org.mufakat.node;

import org.jspecify.annotations.NullMarked;
