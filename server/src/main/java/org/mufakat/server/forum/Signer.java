package org.mufakat.server.forum;

import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;

/// Whose node signs.
public sealed interface Signer {

  /// The hub: for the secretariat and for chairs, also where they enter something for a State.
  record Hub() implements Signer {}

  /// The node of a member: for whatever is done under a credential of that member.
  record State(String member) implements Signer {}

  /// Who has to sign an event.
  ///
  /// @return empty where the credential is not known: the rules refuse it then
  static Optional<Signer> of(ForumEvent event, Forum forum) {
    return switch (event) {
      // A member's credential is the member's to give and to end, whatever else is said.
      case ForumEvent.CredentialGiven e -> Optional.of(of(e.credential()));
      case ForumEvent.CredentialEnded e -> forum.credential(e.credential()).map(Signer::of);
      case ForumEvent.Convened _,
          ForumEvent.Opened _,
          ForumEvent.Closed _,
          ForumEvent.Drafted _,
          ForumEvent.Tabled _,
          ForumEvent.Commented _,
          ForumEvent.Amended _,
          ForumEvent.Sounded _,
          ForumEvent.Stated _,
          ForumEvent.Retracted _,
          ForumEvent.Called _,
          ForumEvent.SilenceAsked _,
          ForumEvent.SilenceObjectedTo _,
          ForumEvent.SilenceBegun _,
          ForumEvent.Receipted _,
          ForumEvent.ReferredToCapitals _,
          ForumEvent.Concluded _,
          ForumEvent.Joined _,
          ForumEvent.FollowedUp _ ->
          forum.credential(event.by()).map(Signer::of);
    };
  }

  private static Signer of(Credential credential) {
    return credential.member().<Signer>map(State::new).orElseGet(Hub::new);
  }
}
