package org.mufakat.server.estimation;

import java.util.List;
import java.util.Locale;
import org.mufakat.cases.VictimStatus;
import org.mufakat.ledger.Compartment;
import org.mufakat.regime.CodeList;

/// What a plan's form offers of a register.
final class RegisterView {

  private RegisterView() {}

  /// @param field the name of its field
  public record Kind(String field, String label) {}

  /// @param sides by slug
  /// @param statuses by slug
  public record Choice(List<String> sides, List<String> statuses, List<Kind> kinds) {}

  static Choice choice(CodeList organizations, Locale locale) {
    return new Choice(
        List.of(Compartment.values()).stream().map(Compartment::slug).toList(),
        List.of(VictimStatus.values()).stream().map(VictimStatus::slug).toList(),
        organizations.codes().stream()
            .map(c -> new Kind(RegisterPart.KIND + c.id(), c.label().in(locale.getLanguage())))
            .toList());
  }
}
