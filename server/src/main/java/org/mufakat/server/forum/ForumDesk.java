package org.mufakat.server.forum;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Charter;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.LedgerBooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// The hub's desk of the forum: takes signed events in, one at a time, and keeps the record.
///
/// An event is asked of the rules, then stored and told to the hub's ledger in one transaction, and
/// then applied to the forum in memory: what was answered with `Recorded` is on the disk, and of
/// what was not nothing is left. Where a commit's outcome is not known, the desk reads the record
/// anew before it answers anything else.
public final class ForumDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ForumDesk.class);

  /// How far a signer's clock may be behind the hub's when its event arrives.
  public static final Duration MOST_BEHIND = Duration.ofSeconds(60);

  /// How far it may be ahead: until then nobody else could be recorded before it.
  public static final Duration MOST_AHEAD = Duration.ofSeconds(5);

  private final JdbcForumRecord store;
  private final LedgerBooks ledger;
  private final NoteSigner hub;
  private final InstantSource time;
  private final Replay replay;
  private SignerKeys keys;
  private boolean behind = true;
  private Optional<RecordFault> fault = Optional.empty();
  private @Nullable RecordHead said;

  /// Reads the record whole. What is stored was checked when it was taken in: signatures are made
  /// good again by [RecordVerification], not at every start.
  ///
  /// @param genesis of the record, which is begun if there is none
  /// @param charter of the pack, as of the record's beginning
  public ForumDesk(
      DataSource database,
      Genesis genesis,
      Charter charter,
      NoteSigner hub,
      LedgerBooks ledger,
      InstantSource time) {
    this.store = new JdbcForumRecord(database);
    this.ledger = ledger;
    this.hub = hub;
    this.time = time;
    store.begin(genesis);
    var begun = store.genesis().orElseThrow();
    if (!begun.hub().equals(hub.key())) {
      throw new IllegalStateException("the record was begun under another key of the hub");
    }
    this.replay = new Replay(begun, charter, Chronicle.kept());
    this.keys = store.keys(begun);
    catchUp();
  }

  /// Believes a member's key from now on.
  public synchronized void believe(String member, VerifierKey key) {
    store.believe(member, key, time.instant());
    keys = store.keys(replay.genesis());
  }

  /// What is wrong with the record; empty where nothing is.
  public synchronized Optional<RecordFault> fault() {
    return fault;
  }

  public Genesis genesis() {
    return replay.genesis();
  }

  /// Looks at the forum as it stands. What is handed out of it must not change with it.
  public synchronized <T> T look(Function<Forum, T> at) {
    return at.apply(replay.forum());
  }

  /// Looks at the forum and at how it came to be so.
  public synchronized <T> T look(BiFunction<Forum, Chronicle, T> at) {
    return at.apply(replay.forum(), replay.chronicle());
  }

  public synchronized RecordPoint head() {
    return replay.head();
  }

  /// Takes a note in that a node has signed.
  public synchronized ForumReply answer(String note) {
    return SignedEvent.parse(note)
        .map(event -> answer(event, Actor.NODE))
        .orElseGet(ForumReply.NotReadable::new);
  }

  /// Signs what the secretariat or a chair does, and takes it in.
  ///
  /// @param at makes the event for a time: now, or the last event's where that is later
  /// @param who in the ledger
  public synchronized ForumReply act(Function<Instant, ForumEvent> at, Actor who) {
    catchUp();
    var now = time.instant();
    var event = at.apply(now.isBefore(replay.moment()) ? replay.moment() : now);
    return answer(SignedEvent.sign(genesis().hash(), replay.head(), event, hub), who);
  }

  private ForumReply answer(SignedEvent event, Actor who) {
    catchUp();
    if (fault.isPresent()) {
      return new ForumReply.NotSound(fault.get());
    }
    var signature = keys.check(event);
    var hindrance = replay.hinders(event, signature);
    if (hindrance.isPresent()) {
      return stored(event, signature).orElseGet(() -> new ForumReply.Refused(hindrance.get()));
    }
    var now = time.instant();
    return isOfNow(event.event().at(), now)
        ? record(event, signature, who)
        : new ForumReply.OtherClock(now);
  }

  private static boolean isOfNow(Instant at, Instant now) {
    return !at.isBefore(now.minus(MOST_BEHIND)) && !at.isAfter(now.plus(MOST_AHEAD));
  }

  /// The answer to a note that was recorded before, whose sender did not hear of it.
  private Optional<ForumReply> stored(SignedEvent event, SignerKeys.Check signature) {
    return signature instanceof SignerKeys.Check.By
        ? store.find(event.note().toString()).map(this::recorded)
        : Optional.empty();
  }

  private ForumReply recorded(RecordPoint at) {
    return new ForumReply.Recorded(at, RecordHead.sign(genesis().hash(), at, hub).note());
  }

  private ForumReply record(SignedEvent event, SignerKeys.Check signature, Actor who) {
    var next = replay.head().next(event.note().toString());
    var entry = new RecordEntry(next.position(), next.hash(), event.note().toString());
    behind = true;
    try {
      ledger.recording(
          NodeId.HUB,
          () -> {
            store.append(entry);
            return entry;
          },
          e ->
              Optional.of(
                  ForumHappenings.of(LedgerEvent.FORUM_RECORDED, e.hash(), time.instant(), who)));
    } catch (DuplicateKeyException e) {
      // Another process wrote: read what it did, and judge anew.
      return answer(event, who);
    }
    take(event, signature, next);
    behind = false;
    notifyAll();
    return recorded(next);
  }

  private void take(SignedEvent event, SignerKeys.Check signature, RecordPoint next) {
    replay
        .take(event, signature, next)
        .ifPresent(
            why -> {
              throw new IllegalStateException("what was not hindered is taken in");
            });
  }

  /// Reads what is stored and not yet applied: all at the start, and what a failed commit may have
  /// left.
  private void catchUp() {
    if (behind && fault.isEmpty()) {
      var reading = new RecordReading(replay, keys, RecordReading.Signatures.AS_STORED);
      fault = reading.read(store.after(replay.head().position()));
      behind = false;
      fault.ifPresent(
          f ->
              LOG.error(
                  "The forum's record is not sound at position {}: nothing is added to it. Run"
                      + " `./mufakat forum verify --node HUB`.",
                  f.position()));
    }
  }

  /// A page of the record, up to where this desk has gone.
  ForumLine.Read.Page page(long after, int most) {
    var head = signedHead();
    return new ForumLine.Read.Page(store.read(after, head.point().position(), most), head.note());
  }

  /// How far this desk has gone. What is before does not change: it is read while others are
  /// answered.
  private synchronized RecordHead signedHead() {
    catchUp();
    if (said == null || !said.point().equals(replay.head())) {
      said = RecordHead.sign(genesis().hash(), replay.head(), hub);
    }
    return said;
  }

  /// Waits until something is recorded after a position, at most so long.
  ///
  /// @return whether it is
  synchronized boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos();
        replay.head().position() <= position && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return replay.head().position() > position;
  }

  /// The line to this desk within the process.
  public ForumLine line() {
    return new LocalForumLine(this);
  }
}
