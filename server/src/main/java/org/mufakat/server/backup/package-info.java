/// A node's whole database as one sealed file, and back again.
///
/// It holds no key: neither the node's nor those that its identities rest on. Start at
/// [org.mufakat.server.backup.NodeBackup] and [org.mufakat.server.backup.NodeRestore]; the guide
/// *Run a national node* tells when to use them.
@NullMarked
package org.mufakat.server.backup;

import org.jspecify.annotations.NullMarked;
