package org.mufakat.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name a person types to sign in at a node: 2 to 64 small letters, digits, dots, hyphens and
/// underscores. It may be a person's name, so it stays out of logs.
public record Username(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]");

  public Username {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the form of a username");
    }
  }

  /// What was typed, without regard to capitals and surrounding spaces; empty where it cannot be a
  /// username.
  public static Optional<Username> typed(String text) {
    var name = text.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(name).matches() ? Optional.of(new Username(name)) : Optional.empty();
  }

  /// Never shows the name; ask for [#value()] where it is meant to be seen.
  @Override
  public String toString() {
    return "Username[…]";
  }
}
