package org.mufakat.server.estimation;

import java.util.Arrays;
import java.util.Optional;
import org.mufakat.estimation.Method;

/// Methods by the word that forms and files have for them.
final class Methods {

  private Methods() {}

  static Optional<Method> named(String slug) {
    return Arrays.stream(Method.values()).filter(m -> m.slug().equals(slug)).findFirst();
  }
}
