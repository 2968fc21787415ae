package org.mufakat.privacy;

/// What came of asking for private marginals.
public sealed interface MarginalsAnswer {

  record Made(PrivateMarginals marginals) implements MarginalsAnswer {}

  record Refused(PrivacyRefusal why) implements MarginalsAnswer {}
}
