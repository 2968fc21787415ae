package org.mufakat.server.forum;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Refusal;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.SignedNote;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.LedgerBooks;

/// A member's seat in the forum: signs at the member's own node what its people do, hands it in at
/// the hub, and has it come back through the copy. Nobody else can sign in the member's name.
public final class ForumSeat {

  /// Others may be recorded between looking and handing in; after so many times somebody else is
  /// told of it.
  private static final int MOST_TRIES = 8;

  private final NodeId node;
  private final NoteSigner signer;
  private final ForumCopy copy;
  private final ForumLine line;
  private final LedgerBooks ledger;
  private final InstantSource time;

  public ForumSeat(
      NodeId node,
      NoteSigner signer,
      ForumCopy copy,
      ForumLine line,
      LedgerBooks ledger,
      InstantSource time) {
    this.node = node;
    this.signer = signer;
    this.copy = copy;
    this.line = line;
    this.ledger = ledger;
    this.time = time;
  }

  /// What this node knows of the forum.
  public ForumCopy copy() {
    return copy;
  }

  /// Signs an event and hands it in.
  ///
  /// @param at makes the event for a time: now, or the last event's where that is later
  /// @param who in the node's ledger
  public ForumLine.Submitted act(Function<Instant, ForumEvent> at, Actor who) {
    for (int tries = 1; ; tries++) {
      copy.pull();
      var answer = handIn(sign(at), who);
      if (tries == MOST_TRIES || !isToBeSignedAnew(answer)) {
        receipt(answer).ifPresent(copy::keepReceipt);
        copy.pull();
        return answer;
      }
    }
  }

  private SignedEvent sign(Function<Instant, ForumEvent> at) {
    var now = time.instant();
    var moment = now.isBefore(copy.moment()) ? copy.moment() : now;
    return SignedEvent.sign(copy.genesis().hash(), copy.head(), at.apply(moment), signer);
  }

  /// What is signed is told first: a signature cannot be taken back.
  private ForumLine.Submitted handIn(SignedEvent event, Actor who) {
    var note = event.note().toString();
    var hash = EntryHash.ofText(note);
    ledger.append(
        node, ForumHappenings.of(LedgerEvent.FORUM_SIGNED, hash, event.event().at(), who));
    return line.submit(note);
  }

  private static boolean isToBeSignedAnew(ForumLine.Submitted answer) {
    return answer instanceof ForumLine.Submitted.Answered(ForumReply.Refused(var why))
        && (why instanceof Hindrance.SawTooLittle
            || why.equals(new Hindrance.Against(Refusal.BEFORE_THE_LAST)));
  }

  private static Optional<SignedNote> receipt(ForumLine.Submitted answer) {
    return answer instanceof ForumLine.Submitted.Answered(ForumReply.Recorded(_, var head))
        ? Optional.of(head)
        : Optional.empty();
  }
}
