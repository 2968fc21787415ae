package org.mufakat.server.access;

/// Whoever asks at a node, as far as the node knows.
public sealed interface Viewer {

  /// Nobody this node knows; a person signed in at another node is one of them.
  ///
  /// @param pictureIsPublic whether this node shows the published picture to everyone
  record Nobody(boolean pictureIsPublic) implements Viewer {}

  /// A person signed in at this node.
  ///
  /// @param supervisor of those who work on the cases of the role's side
  /// @param passwordIsOneTime a person who still has to choose a password does nothing else first
  record Person(Role role, boolean supervisor, boolean passwordIsOneTime) implements Viewer {}

  /// A person signed in at this node without the second factor that it wants from the role: they do
  /// nothing else before they set one up.
  record LacksSecondFactor(Role role) implements Viewer {}
}
