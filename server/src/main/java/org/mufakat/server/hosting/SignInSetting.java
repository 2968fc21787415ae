package org.mufakat.server.hosting;

import java.util.List;

/// How people sign in at a node beyond the password that each has.
///
/// @param providers by which else they may, in the order of the configuration
public record SignInSetting(SecondFactorRule secondFactor, List<ProviderSetting> providers) {

  public static final SignInSetting USUAL = new SignInSetting(SecondFactorRule.OPTIONAL);

  public SignInSetting {
    providers = List.copyOf(providers);
  }

  /// A node without a provider.
  public SignInSetting(SecondFactorRule secondFactor) {
    this(secondFactor, List.of());
  }
}
