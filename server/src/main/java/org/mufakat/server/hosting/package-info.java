/// Which nodes run in this process, and on what: their data folder, their databases, their keys,
/// and the web server that gives each its part of the address space (`/tha/…`, `/hub/…`).
///
/// It is not where a node's features are served: those are the packages named after the core's.
/// Start at [org.mufakat.server.hosting.NodeDirectory] and [org.mufakat.server.hosting.DataFolder].
@NullMarked
package org.mufakat.server.hosting;

import org.jspecify.annotations.NullMarked;
