package org.mufakat.server.provider;

/// What a browser brought back from a provider. Anyone can make it up, and none of it is ever
/// shown.
///
/// @param error what a provider sends that has no code
/// @param issuer by which a provider names itself beside the code (RFC 9207)
record Returned(String state, String code, String error, String issuer) {

  @Override
  public String toString() {
    return "Returned[]";
  }
}
