package org.mufakat.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mufakat.cases.CrossingAnswer.Basis;
import org.mufakat.cases.CrossingAnswer.Obstacle;
import org.mufakat.ledger.OpaqueId;

/// The only way through the wall: a consent that covers the person, the purpose, the recipient, the
/// parts and the moment, or a court's order that covers all but the purpose, which the court has
/// weighed. Role, rank and emergency open nothing.
public final class Door {

  /// @param about the person's record on the side that holds it
  /// @param use a code of the regime's list of uses
  /// @param parts at least one
  public record Asked(OpaqueId about, String use, Recipient recipient, Set<RecordPart> parts) {
    public Asked {
      parts = Set.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a crossing asks for at least one part of a record");
      }
    }
  }

  private final List<Consent> consents;
  private final List<CourtOrder> orders;

  /// @param consents those recorded, withdrawn ones and those that are over too
  public Door(Collection<Consent> consents, Collection<CourtOrder> orders) {
    this.consents = List.copyOf(consents);
    this.orders = List.copyOf(orders);
  }

  /// A consent is preferred to an order: what was agreed to needs no force.
  public CrossingAnswer ask(Asked asked, Instant now) {
    var obstacles = EnumSet.noneOf(Obstacle.class);
    for (Consent consent : consents) {
      if (consent.about().equals(asked.about())) {
        var hindering = obstacles(consent, asked, now);
        if (hindering.isEmpty()) {
          return new CrossingAnswer.Allowed(new Basis.ByConsent(consent.id()));
        }
        obstacles.addAll(hindering);
      }
    }
    for (CourtOrder order : orders) {
      if (order.about().equals(asked.about())) {
        var hindering = obstacles(order, asked, now);
        if (hindering.isEmpty()) {
          return new CrossingAnswer.Allowed(new Basis.ByCourtOrder(order.id()));
        }
        obstacles.addAll(hindering);
      }
    }
    return new CrossingAnswer.Refused(obstacles.isEmpty() ? Set.of(Obstacle.NO_BASIS) : obstacles);
  }

  private static Set<Obstacle> obstacles(Consent consent, Asked asked, Instant now) {
    if (!consent.recipient().equals(asked.recipient())) {
      return Set.of(Obstacle.OTHER_RECIPIENT);
    }
    if (!consent.use().equals(asked.use())) {
      return Set.of(Obstacle.OTHER_PURPOSE);
    }
    if (consent.isWithdrawnAt(now)) {
      return Set.of(Obstacle.WITHDRAWN);
    }
    if (!consent.holdsAt(now)) {
      return Set.of(Obstacle.OVER);
    }
    return consent.parts().containsAll(asked.parts())
        ? Set.of()
        : Set.of(Obstacle.MORE_THAN_COVERED);
  }

  private static Set<Obstacle> obstacles(CourtOrder order, Asked asked, Instant now) {
    if (!order.recipient().equals(asked.recipient())) {
      return Set.of(Obstacle.OTHER_RECIPIENT);
    }
    if (!order.holdsAt(now)) {
      return Set.of(Obstacle.OVER);
    }
    return order.parts().containsAll(asked.parts()) ? Set.of() : Set.of(Obstacle.MORE_THAN_COVERED);
  }
}
