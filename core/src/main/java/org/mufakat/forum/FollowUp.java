package org.mufakat.forum;

import org.mufakat.ledger.OpaqueId;

/// What a meeting of the tasking body heard of a task. That it heard nothing is never recorded: see
/// [TaskHistory].
public sealed interface FollowUp {

  /// @param paper SHA-256 of the report, in hex
  record Reported(String paper) implements FollowUp {}

  /// @param paper SHA-256 of what was asked for, in hex
  record Completed(String paper) implements FollowUp {}

  /// @param decision the one that says so
  record Extended(OpaqueId decision) implements FollowUp {}

  record Reassigned(OpaqueId decision) implements FollowUp {}

  record Closed(OpaqueId decision) implements FollowUp {}

  /// Whether nothing more is expected.
  default boolean ends() {
    return switch (this) {
      case Completed _, Closed _ -> true;
      case Reported _, Extended _, Reassigned _ -> false;
    };
  }
}
