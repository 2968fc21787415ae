package org.mufakat.server.forum;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mufakat.forum.Charter;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.Refusal;

/// A record gone through from its beginning: the forum that follows from it, and how far it goes.
/// The hub's desk, each member's copy and every verification take events in by these same steps.
///
/// It keeps one forum and the hashes of the last entries. For one thread at a time.
final class Replay {

  private final Forum forum;
  private final Chronicle chronicle;
  private final Genesis genesis;
  private final EntryHash record;
  private final LastHashes hashes;
  private final Set<String> signaturesOfTheMoment = new HashSet<>();
  private Instant moment = Instant.MIN;
  private RecordPoint head;

  /// Of which only the forum is wanted.
  Replay(Genesis genesis, Charter charter) {
    this(genesis, charter, Chronicle.NONE);
  }

  /// @param chronicle is told of each event that is taken in
  Replay(Genesis genesis, Charter charter, Chronicle chronicle) {
    this.chronicle = chronicle;
    this.forum = new Forum(charter);
    this.genesis = genesis;
    this.head = genesis.point();
    this.record = head.hash();
    this.hashes = new LastHashes(head);
  }

  Forum forum() {
    return forum;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  Genesis genesis() {
    return genesis;
  }

  RecordPoint head() {
    return head;
  }

  /// The time of the last event.
  Instant moment() {
    return moment;
  }

  /// What stands between an event and the next position; empty where nothing does. Changes nothing.
  Optional<Hindrance> hinders(SignedEvent event, SignerKeys.Check signature) {
    return beforeTheRules(event, signature)
        .or(() -> forum.hinders(event.event()).map(Hindrance.Against::new));
  }

  /// Takes an event in at the next position, or says what hinders it.
  Optional<Hindrance> take(SignedEvent event, SignerKeys.Check signature) {
    return take(event, signature, head.next(event.note().toString()));
  }

  /// @param next what the head is then: for whoever has made the hash already
  Optional<Hindrance> take(SignedEvent event, SignerKeys.Check signature, RecordPoint next) {
    var hindrance = beforeTheRules(event, signature);
    if (hindrance.isPresent()) {
      return hindrance;
    }
    if (forum.answer(event.event()) instanceof ForumAnswer.Refused(var refusal)) {
      return Optional.of(new Hindrance.Against(refusal));
    }
    if (!event.event().at().equals(moment)) {
      moment = event.event().at();
      signaturesOfTheMoment.clear();
    }
    signaturesOfTheMoment.add(event.signature().base64());
    head = next;
    hashes.add(head);
    chronicle.take(new ProposalStory.Step(head.position(), head.hash(), event.event()));
    return Optional.empty();
  }

  private Optional<Hindrance> beforeTheRules(SignedEvent event, SignerKeys.Check signature) {
    if (!event.record().equals(record)) {
      return Optional.of(new Hindrance.OtherRecord());
    }
    var seen = event.seen();
    var there = hashes.at(seen.position());
    if (there.isEmpty()) {
      return Optional.of(new Hindrance.SawTooLittle(seen.position()));
    }
    if (!there.get().equals(seen.hash())) {
      return Optional.of(new Hindrance.SawAnother(seen.position()));
    }
    if (event.event().at().equals(moment)
        && signaturesOfTheMoment.contains(event.signature().base64())) {
      return Optional.of(new Hindrance.Repeated());
    }
    return hindersBySignature(event, signature);
  }

  private Optional<Hindrance> hindersBySignature(SignedEvent event, SignerKeys.Check signature) {
    var needed = Signer.of(event.event(), forum::credential);
    if (needed.isEmpty()) {
      return Optional.of(
          new Hindrance.Against(forum.hinders(event.event()).orElse(Refusal.NO_LIVE_CREDENTIAL)));
    }
    return switch (signature) {
      case SignerKeys.Check.Unknown() -> Optional.of(new Hindrance.UnknownKey());
      case SignerKeys.Check.False(var named) -> Optional.of(new Hindrance.FalseSignature(named));
      case SignerKeys.Check.By(var signer) ->
          signer.equals(needed.get())
              ? Optional.empty()
              : Optional.of(new Hindrance.WrongSigner(needed.get()));
    };
  }
}
