package org.mufakat.server.provider;

/// What comes of sending somebody to a provider.
sealed interface ProviderAnswer {

  /// The provider says who it is, and can be believed.
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
    /// This browser waits for no answer of this provider at this node, or not for this one; or
    /// whoever began a link is no longer signed in.
    NOT_ASKED,
    /// The browser brings an error instead of a code: at the provider somebody went away, may not
    /// sign in, or was asked for something it cannot do.
    DECLINED,
    /// There is no code or one that the provider does not take, another provider answered, or what
    /// it says of the person cannot be believed.
    UNTRUSTED,
    /// The provider, or the line to it, is down or slow, or what it says of itself makes no sense.
    UNREACHABLE,
    /// The provider says who the person is, but no open account goes with them.
    NOT_LINKED,
    /// No public address is configured, and the browser did not come to `localhost`: nobody could
    /// be sent back here.
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
