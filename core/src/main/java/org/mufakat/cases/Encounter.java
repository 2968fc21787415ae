package org.mufakat.cases;

import java.util.Optional;
import java.util.regex.Pattern;

/// That an organization came upon a person by itself: found or met them, was told of them or rung
/// by them. Having had them handed on by another organization is no encounter.
///
/// @param kind a code of the regime's list of organizations
/// @param first when the first contact was; empty when not known
/// @param partner the code of an organization that the node's operator has named; empty when it is
///   none of these. A code and never a name: facts are not sealed
public record Encounter(String kind, Optional<CaseDate> first, Optional<String> partner) {

  private static final Pattern PARTNER = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Encounter {
    if (partner.filter(p -> !isCode(p)).isPresent()) {
      throw new IllegalArgumentException("a partner is named by its code");
    }
  }

  /// Whether a text has the form of a partner's code: 1 to 40 small letters, digits and hyphens.
  public static boolean isCode(String text) {
    return PARTNER.matcher(text).matches();
  }
}
