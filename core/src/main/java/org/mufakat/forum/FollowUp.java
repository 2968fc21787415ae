package org.mufakat.forum;

import java.util.Optional;
import org.mufakat.ledger.OpaqueId;

/// What a meeting of the tasking body heard of a task. That it heard nothing is never recorded: see
/// [TaskHistory].
public sealed interface FollowUp {

  /// @param paper the report
  record Reported(PaperHash paper) implements FollowUp {}

  /// @param paper what was asked for
  record Completed(PaperHash paper) implements FollowUp {}

  /// @param decision the one that says so
  record Extended(OpaqueId decision) implements FollowUp {}

  record Reassigned(OpaqueId decision) implements FollowUp {}

  record Closed(OpaqueId decision) implements FollowUp {}

  /// The decision that it goes back to, where it takes one.
  default Optional<OpaqueId> decided() {
    return switch (this) {
      case Extended(var decision) -> Optional.of(decision);
      case Reassigned(var decision) -> Optional.of(decision);
      case Closed(var decision) -> Optional.of(decision);
      case Reported _, Completed _ -> Optional.empty();
    };
  }

  /// Whether nothing more is expected.
  default boolean ends() {
    return switch (this) {
      case Completed _, Closed _ -> true;
      case Reported _, Extended _, Reassigned _ -> false;
    };
  }
}
