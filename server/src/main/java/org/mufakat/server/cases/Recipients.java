package org.mufakat.server.cases;

import java.util.Optional;
import org.mufakat.cases.Recipient;
import org.mufakat.ledger.Compartment;

/// Recipients as tables and addresses write them: `within:law-enforcement`, `state:XSO`,
/// `partner:harbour-house`.
final class Recipients {

  private Recipients() {}

  static String kind(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Within _ -> "within";
      case Recipient.State _ -> "state";
      case Recipient.Partner _ -> "partner";
    };
  }

  static String name(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Within(Compartment side) -> side.slug();
      case Recipient.State(String member) -> member;
      case Recipient.Partner(String code) -> code;
    };
  }

  static String code(Recipient recipient) {
    return kind(recipient) + ":" + name(recipient);
  }

  static Optional<Recipient> read(String code) {
    var colon = code.indexOf(':');
    return colon < 0 ? Optional.empty() : read(code.substring(0, colon), code.substring(colon + 1));
  }

  static Optional<Recipient> read(String kind, String name) {
    return switch (kind) {
      case "within" -> Compartment.bySlug(name).map(Recipient.Within::new);
      case "state" -> Optional.of(new Recipient.State(name));
      case "partner" -> Optional.of(new Recipient.Partner(name));
      default -> Optional.empty();
    };
  }
}
