package org.mufakat.server.hosting;

/// How people sign in at a node beyond the password that each has.
public record SignInSetting(SecondFactorRule secondFactor) {

  public static final SignInSetting USUAL = new SignInSetting(SecondFactorRule.OPTIONAL);
}
