package org.mufakat.server.hosting;

import java.util.Optional;
import org.mufakat.node.NodeId;

/// A node's database was brought to a later schema.
///
/// @param copy the database to go back to; empty when none could be made and that was allowed
public record Upgrade(NodeId node, String from, String to, Optional<String> copy) {}
