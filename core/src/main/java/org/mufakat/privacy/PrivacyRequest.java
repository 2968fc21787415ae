package org.mufakat.privacy;

import java.util.Map;
import java.util.Optional;
import org.mufakat.tables.Microdata;
import org.mufakat.tables.Variable;

/// What shall be counted with noise, and at what cost.
///
/// @param most the most the result may cost; all of its rho is used
/// @param codeLists whether the categories' names tell something about the rows
/// @param untold for a variable the category that says nothing about a row, such as "no" or "not
///   known": rows that have it are in no combination with the variable
/// @param rowsPerPerson the most rows one person may have; all of them are protected together
public record PrivacyRequest(
    Cost most, CodeLists codeLists, Map<String, String> untold, int rowsPerPerson) {

  public static final int MOST_ROWS_PER_PERSON = 100;

  public PrivacyRequest {
    untold = Map.copyOf(untold);
    if (rowsPerPerson < 1 || rowsPerPerson > MOST_ROWS_PER_PERSON) {
      throw new IllegalArgumentException("1 to 100 rows a person");
    }
  }

  /// The most that keeps this guarantee alone. Categories that were found in the rows take a tenth
  /// of its delta.
  public static Cost within(Guarantee guarantee, CodeLists codeLists) {
    return switch (codeLists) {
      case PUBLISHED -> guarantee.cost();
      case FOUND_IN_THE_ROWS -> {
        double own = guarantee.delta() / 10;
        var rest = new Guarantee(guarantee.epsilon(), guarantee.delta() - own);
        yield new Cost(rest.cost().rho(), own);
      }
    };
  }

  /// The delta that the code lists take: none where they are published.
  double deltaForCodes() {
    return codeLists == CodeLists.PUBLISHED ? 0 : most.delta();
  }

  int untoldPlace(Variable variable) {
    var category = untold.get(variable.name());
    return category == null ? -1 : variable.indexOf(category);
  }

  /// What stands in the way before any row is looked at.
  Optional<PrivacyRefusal> fault(Microdata rows) {
    for (var entry : untold.entrySet()) {
      int place = rows.indexOf(entry.getKey());
      if (place < 0 || rows.variables().get(place).indexOf(entry.getValue()) < 0) {
        return Optional.of(new PrivacyRefusal.NoSuchCategory(entry.getKey(), entry.getValue()));
      }
    }
    if (codeLists == CodeLists.FOUND_IN_THE_ROWS && most.delta() == 0) {
      return Optional.of(new PrivacyRefusal.NeedsDelta());
    }
    return most.rho() > 0
        ? Optional.empty()
        : Optional.of(new PrivacyRefusal.TooLittleToSpend(most));
  }
}
