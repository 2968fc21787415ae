package org.mufakat.server.provider;

/// What a provider says about whoever was sent to it.
sealed interface ProviderAnswer {

  /// Who it is.
  ///
  /// @param person as the provider names one, and no other
  /// @param secondFactor whether the provider says that more than one thing was shown
  record Proven(String person, boolean secondFactor) implements ProviderAnswer {

    /// Never shows the person.
    @Override
    public String toString() {
      return "Proven[secondFactor=" + secondFactor + "]";
    }
  }

  /// Why nobody is known by it.
  enum Refused implements ProviderAnswer {
    /// No question asked from this browser, of now, of this node and this provider was answered.
    NOT_ASKED,
    /// The provider says no: whoever was asked went away, or may not.
    DECLINED,
    /// The provider does not know the code, or what it says of the person cannot be believed.
    UNTRUSTED,
    /// The provider, or the line to it, is down, slow, or not as it was configured.
    UNREACHABLE,
    /// The person is somebody, but no open account goes with them.
    NOT_LINKED,
    /// This server does not know its own address.
    NO_ADDRESS,
    /// The account has a link to this provider already.
    HAS_ONE,
    /// The person opens another account of the node.
    OPENS_ANOTHER;

    /// The end of its message's key.
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
