package org.mufakat.server.forum;

import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.OpaqueId;

/// Whose node signs.
public sealed interface Signer {

  /// The hub: for the secretariat and for chairs, also where they enter something for a State.
  record Hub() implements Signer {}

  /// The node of a member: for whatever is done under a credential of that member.
  record State(String member) implements Signer {}

  /// Where credentials are looked up.
  interface Credentials {
    Optional<Credential> find(OpaqueId id);
  }

  /// Who has to sign an event.
  ///
  /// @return empty where the credential is not known: the rules refuse it then
  static Optional<Signer> of(ForumEvent event, Credentials credentials) {
    return switch (event) {
      // A member's credential is the member's to give and to end, whatever else is said.
      case ForumEvent.CredentialGiven e -> Optional.of(of(e.credential()));
      case ForumEvent.CredentialEnded e -> credentials.find(e.credential()).map(Signer::of);
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
          credentials.find(event.by()).map(Signer::of);
    };
  }

  private static Signer of(Credential credential) {
    return credential.member().<Signer>map(State::new).orElseGet(Hub::new);
  }
}
