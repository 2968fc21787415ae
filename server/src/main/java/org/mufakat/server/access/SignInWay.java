package org.mufakat.server.access;

import java.util.Locale;

/// How a person showed who they are.
public enum SignInWay {
  PASSWORD,
  /// A password, and then a code.
  CODE,
  /// A device that checked its owner itself.
  PASSKEY,
  /// A provider's word, which counts as a password does.
  PROVIDER,
  /// A provider's word, and then a code.
  PROVIDER_AND_CODE,
  /// A provider's word that more than one thing was shown there.
  PROVIDER_SECOND_FACTOR;

  /// `provider-and-code`: the word in messages.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether more than one thing was shown.
  public boolean withSecondFactor() {
    return switch (this) {
      case CODE, PASSKEY, PROVIDER_AND_CODE, PROVIDER_SECOND_FACTOR -> true;
      case PASSWORD, PROVIDER -> false;
    };
  }

  /// Whether it rests on a provider's word.
  public boolean byProvider() {
    return switch (this) {
      case PROVIDER, PROVIDER_AND_CODE, PROVIDER_SECOND_FACTOR -> true;
      case PASSWORD, CODE, PASSKEY -> false;
    };
  }

  /// The same, and a code after it.
  public SignInWay andCode() {
    return byProvider() ? PROVIDER_AND_CODE : CODE;
  }
}
