package org.mufakat.server.signin;

import org.mufakat.server.hosting.HostedNode;

/// The key that seals what a node's database must not show by itself: 32 bytes, which are not in
/// the database.
@FunctionalInterface
interface SealingKey {

  byte[] of(HostedNode node);
}
