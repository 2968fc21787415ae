package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.Hindrance;

/// Somebody who does something to a text: under the credential that they have at its body, or,
/// where that is over, under it all the same, so that the rules say what is the matter.
///
/// @param now the moment that would be signed: never before what is in the record already
record TextDoer(ForumRoom room, String body, Instant now) {

  static TextDoer of(ForumRoom room, String body) {
    var now = room.now();
    var last =
        room.look(
            (_, chronicle) ->
                chronicle.latest().isEmpty() ? now : chronicle.latest().getLast().at());
    return new TextDoer(room, body, now.isBefore(last) ? last : now);
  }

  /// The credential that something is done under.
  Optional<OpaqueId> credential() {
    return room.at(body).or(this::former).map(Credential::id);
  }

  private Optional<Credential> former() {
    return room.look(
        (_, chronicle) ->
            chronicle.credentials().stream()
                .filter(c -> c.person().equals(room.person()))
                .reduce(
                    (first, second) ->
                        second.body().equals(body) || !first.body().equals(body) ? second : first));
  }

  /// @param event from the time at which it is signed and the credential
  Doing act(BiFunction<Instant, OpaqueId, ForumEvent> event) {
    return credential()
        .map(by -> room.act(at -> event.apply(at, by)))
        .orElseGet(TextDoer::withoutCredential);
  }

  /// What would be said to it now.
  Optional<Refusal> hinders(Forum forum, BiFunction<Instant, OpaqueId, ForumEvent> event) {
    return credential()
        .map(by -> forum.hinders(event.apply(now, by)))
        .orElse(Optional.of(Refusal.NO_LIVE_CREDENTIAL));
  }

  private static Doing withoutCredential() {
    return new Doing.Refused(new Hindrance.Against(Refusal.NO_LIVE_CREDENTIAL));
  }

  /// Whether the person speaks for the State whose delegation brought a text, or brought it.
  boolean isOfWhoBrought(Forum forum, Proposal text) {
    var brought = forum.credential(text.broughtBy());
    return room.credentials().stream()
        .anyMatch(
            c ->
                c.id().equals(text.broughtBy())
                    || c.member().isPresent()
                        && c.body().equals(text.body())
                        && brought.flatMap(Credential::member).equals(c.member()));
  }

  /// Who holds the draft of a version to come: the State's delegation, or the hub's people.
  String holder() {
    return room.member().orElse(HUB);
  }

  static final String HUB = "HUB";

  /// Who holds the draft of a text that was not tabled yet: whoever brought it.
  static String holderOf(Forum forum, Proposal text) {
    return TextWords.memberOf(forum, text.broughtBy()).orElse(HUB);
  }
}
