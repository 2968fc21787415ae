package org.mufakat.server.access;

/// How a person showed who they are.
public enum SignInWay {
  PASSWORD,
  /// A password or an identity provider, and then a code.
  CODE,
  /// A device that checked its owner itself.
  PASSKEY,
  /// The State's own identity provider, which said nothing of a second factor.
  PROVIDER,
  /// The State's own identity provider, which says that it asked for a second factor.
  PROVIDER_WITH_SECOND_FACTOR;

  /// Whether more than one thing was shown.
  public boolean withSecondFactor() {
    return switch (this) {
      case CODE, PASSKEY, PROVIDER_WITH_SECOND_FACTOR -> true;
      case PASSWORD, PROVIDER -> false;
    };
  }
}
