package org.mufakat.server.access;

/// What the policy says to someone who wants to do something.
public sealed interface AccessAnswer {

  record Allowed() implements AccessAnswer {}

  /// Nobody may; a person of this node perhaps may.
  record SignInFirst() implements AccessAnswer {}

  /// A one-time password opens nothing but the page where it is replaced.
  record ChoosePasswordFirst() implements AccessAnswer {}

  /// Without the second factor that the node wants, nothing opens but the pages where it is set up.
  record SetUpSecondFactorFirst() implements AccessAnswer {}

  record NotForThisRole() implements AccessAnswer {}
}
