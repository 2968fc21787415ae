package org.mufakat.server.ledger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Subject;

/// Which entries of a ledger someone wants to see: those for which everything that is given holds.
///
/// @param events one of these; any where it is empty
/// @param side as entries write it: `none`, `victim-services` or `law-enforcement`
/// @param from the first moment that counts
/// @param to the first moment that no longer counts
public record LedgerFilter(
    Set<LedgerEvent> events,
    Optional<Actor.Role> role,
    Optional<String> side,
    Optional<Subject.Kind> kind,
    Optional<Reason> reason,
    Optional<OpaqueId> actor,
    Optional<OpaqueId> subject,
    Optional<Instant> from,
    Optional<Instant> to) {

  /// Every entry.
  public static final LedgerFilter ALL =
      new LedgerFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// How entries of someone who sees no case write their side.
  public static final String NO_SIDE = "none";

  public LedgerFilter {
    events = events.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(events));
    if (side.isPresent() && !isSide(side.get())) {
      throw new IllegalArgumentException("a side is none or one of the two of the wall");
    }
  }

  public static boolean isSide(String word) {
    return word.equals(NO_SIDE) || Compartment.bySlug(word).isPresent();
  }

  /// Whether nothing is given.
  public boolean isAll() {
    return equals(ALL);
  }

  /// Whether it asks for a word: an event, a role, a side, a kind of subject or a reason.
  boolean asksForWords() {
    return !events.isEmpty()
        || role.isPresent()
        || side.isPresent()
        || kind.isPresent()
        || reason.isPresent();
  }

  boolean matches(Shape shape) {
    return (events.isEmpty()
            || LedgerEvent.byCode(shape.event()).filter(events::contains).isPresent())
        && role.map(Actor.Role::code).filter(r -> !r.equals(shape.role())).isEmpty()
        && side.filter(s -> !s.equals(shape.side())).isEmpty()
        && kind.map(Subject.Kind::code).filter(k -> !k.equals(shape.kind())).isEmpty()
        && reason.map(Reason::code).filter(r -> !r.equals(shape.reason())).isEmpty();
  }

  /// Whether an entry is wanted.
  public boolean matches(LedgerEntry entry) {
    return matches(Shape.of(entry))
        && actor.filter(a -> !a.equals(entry.actor().id())).isEmpty()
        && subject.filter(s -> !s.equals(entry.subject().id())).isEmpty()
        && from.filter(entry.at()::isBefore).isEmpty()
        && to.filter(t -> !entry.at().isBefore(t)).isEmpty();
  }

  /// The words of an entry that come from closed lists, as the function `ledger_shape` puts them
  /// together.
  record Shape(String role, String side, String event, String kind, String reason) {

    static Shape of(LedgerEntry entry) {
      return new Shape(
          entry.actor().role().code(),
          entry.actor().compartmentCode(),
          entry.event().code(),
          entry.subject().kind().code(),
          entry.reason().code());
    }

    /// Reads the function's text; empty when someone has been at the entry it was made of.
    static Optional<Shape> parse(String text) {
      var words = text.split(" ", -1);
      return words.length == 5
          ? Optional.of(new Shape(words[0], words[1], words[2], words[3], words[4]))
          : Optional.empty();
    }
  }
}
