package org.mufakat.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The stable word of an enum's value in entries: `IDENTITY_READ` is `identity-read`.
final class Code {

  private Code() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> find(Class<E> list, String code) {
    return Arrays.stream(list.getEnumConstants()).filter(v -> of(v).equals(code)).findFirst();
  }
}
