package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Subject;
import org.mufakat.regime.Body;
import org.mufakat.server.access.Account;
import org.mufakat.server.forum.Chronicle;
import org.mufakat.server.ledger.OpaqueIds;

/// Who acts at which body, under what, until when. By capacity and State: a person's name is known
/// at the node alone that has their account.
final class PeopleList {

  private final ForumRoom room;
  private final ForumWords words;
  private final Map<OpaqueId, String> names = new HashMap<>();
  private final List<Credential> own;
  private final List<String> order;

  PeopleList(ForumRoom room, ForumWords words, Collection<Account> accounts) {
    this.room = room;
    this.words = words;
    this.own = room.credentials();
    this.order = room.node().node().regime().bodies().stream().map(Body::id).toList();
    accounts.forEach(a -> names.put(person(a), a.displayName()));
  }

  /// By what the record knows who has an account at this node.
  private OpaqueId person(Account account) {
    return OpaqueIds.of(room.node().id(), Subject.Kind.ACCOUNT, account.id().value());
  }

  /// A credential as the page shows it.
  ///
  /// @param name empty where the account is of another node
  /// @param until its last day
  /// @param state `live`, `to-come`, `over` or `ended`: the last part of a message's key
  /// @param mayEnd whether the reader may end it
  record Row(
      OpaqueId id,
      String body,
      String capacity,
      String member,
      String name,
      boolean isOwn,
      String from,
      String until,
      String state,
      String ended,
      boolean mayEnd) {

    public boolean isOver() {
      return state.equals("over") || state.equals("ended");
    }
  }

  /// The reader's own first, then body by body in the pack's order: those who keep the papers, the
  /// States', the observers.
  List<Row> rows(Optional<String> body, boolean over) {
    return room.look((forum, chronicle) -> rows(forum, chronicle, body, over));
  }

  private List<Row> rows(Forum forum, Chronicle chronicle, Optional<String> body, boolean over) {
    return chronicle.credentials().stream()
        .filter(c -> body.filter(b -> !b.equals(c.body())).isEmpty())
        .filter(c -> isOver(c, chronicle) == over)
        .sorted(over ? Comparator.comparing(Credential::until).reversed() : order())
        .map(c -> row(c, forum, chronicle))
        .toList();
  }

  private Comparator<Credential> order() {
    return Comparator.comparing((Credential c) -> !isOwn(c))
        .thenComparing(c -> order.indexOf(c.body()))
        .thenComparing(c -> rank(c.capacity()))
        .thenComparing(c -> c.member().map(words::member).orElse(""))
        .thenComparing(Credential::from);
  }

  private static int rank(Capacity capacity) {
    return switch (capacity) {
      case CHAIR -> 0;
      case SECRETARIAT -> 1;
      case DELEGATE, ADVISER -> 2;
      case OBSERVER -> 3;
    };
  }

  private boolean isOwn(Credential credential) {
    return credential.person().equals(room.person());
  }

  private boolean isOver(Credential credential, Chronicle chronicle) {
    return chronicle.ended(credential.id()).isPresent() || !room.now().isBefore(credential.until());
  }

  private Row row(Credential credential, Forum forum, Chronicle chronicle) {
    var ended = chronicle.ended(credential.id());
    return new Row(
        credential.id(),
        words.body(credential.body()),
        words.say("forum.capacity." + ForumWords.slug(credential.capacity())),
        credential.member().map(words::member).orElse(""),
        names.getOrDefault(credential.person(), ""),
        isOwn(credential),
        words.day(credential.from()),
        words.day(lastMoment(credential)),
        ended.isPresent() ? "ended" : state(credential),
        ended.map(step -> words.day(step.at())).orElse(""),
        endsUnder(credential.id(), forum, chronicle).isPresent());
  }

  /// It is not live from that moment on: the day before is its last.
  private static Instant lastMoment(Credential credential) {
    return credential.until().minusNanos(1);
  }

  private String state(Credential credential) {
    if (!room.now().isBefore(credential.until())) {
      return "over";
    }
    return room.now().isBefore(credential.from()) ? "to-come" : "live";
  }

  /// Under which of the reader's own credentials they may end another; empty where they may not.
  Optional<Credential> endsUnder(OpaqueId credential) {
    return room.look((forum, chronicle) -> endsUnder(credential, forum, chronicle));
  }

  private Optional<Credential> endsUnder(OpaqueId id, Forum forum, Chronicle chronicle) {
    var at = MeetingCounter.moment(room, chronicle);
    return own.stream()
        .filter(c -> forum.hinders(new ForumEvent.CredentialEnded(at, c.id(), id)).isEmpty())
        .findFirst();
  }
}
