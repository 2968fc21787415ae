package org.mufakat.server.access;

/// How a person showed who they are.
public enum SignInWay {
  PASSWORD,
  /// A password, and then a code.
  CODE,
  /// A device that checked its owner itself.
  PASSKEY;

  /// Whether more than one thing was shown.
  public boolean withSecondFactor() {
    return switch (this) {
      case CODE, PASSKEY -> true;
      case PASSWORD -> false;
    };
  }
}
