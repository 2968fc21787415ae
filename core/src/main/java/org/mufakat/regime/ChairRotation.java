package org.mufakat.regime;

import java.util.List;

/// How the chair passes from member to member.
///
/// @param order member codes in the order in which they take the chair, as the rule gives it; a
///   region may depart from it by a decision of its own
public record ChairRotation(LocalText text, List<String> order, Attribution attribution) {

  public ChairRotation {
    order = List.copyOf(order);
  }
}
