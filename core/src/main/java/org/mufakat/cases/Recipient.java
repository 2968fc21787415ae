package org.mufakat.cases;

import org.mufakat.ledger.Compartment;

/// Who may be told.
public sealed interface Recipient {

  /// Those of the other side of this node's wall.
  record Within(Compartment compartment) implements Recipient {}

  /// A member State's authority, by the member's code.
  record State(String member) implements Recipient {}

  /// A partner organization, by its code in the node's list.
  record Partner(String code) implements Recipient {}
}
