package org.mufakat.server.access;

import java.time.Instant;
import org.mufakat.node.NodeId;

/// A sign-in that goes on: who, where, since when, and with what kind of browser. No address and
/// nothing else of the device.
///
/// @param id names it on the person's own page; it opens nothing
/// @param epoch the account's when it began: another one ends it
/// @param lastSeen to the minute or so, when its browser last asked for something at this node
public record OpenSignIn(
    String id,
    NodeId node,
    AccountId account,
    int epoch,
    SignInWay way,
    Instant since,
    Instant lastSeen,
    BrowserKind browser) {

  OpenSignIn seenAt(Instant at) {
    return new OpenSignIn(id, node, account, epoch, way, since, at, browser);
  }
}
