package org.mufakat.server.forum;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mufakat.forum.Charter;
import org.mufakat.forum.Forum;
import org.mufakat.ledger.Actor;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.ledger.LedgerBooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member's own copy of the record: pulled from the hub, every signature and hash checked, and
/// gone through by the same rules. What does not fit is kept as [Evidence], told to the node's
/// ledger, and never takes the place of what the node holds.
public final class ForumCopy {

  private static final Logger LOG = LoggerFactory.getLogger(ForumCopy.class);

  private final NodeId node;
  private final JdbcForumRecord store;
  private final Genesis genesis;
  private final Charter charter;
  private final LedgerBooks ledger;
  private final ForumLine line;
  private final InstantSource time;
  private SignerKeys keys;
  private @Nullable Replay replay;
  private volatile @Nullable RecordHead furthest;

  /// @param genesis of the record, got from the hub's people: it holds the key that the hub is
  ///   believed by
  public ForumCopy(
      NodeId node,
      DataSource database,
      Genesis genesis,
      Charter charter,
      LedgerBooks ledger,
      ForumLine line,
      InstantSource time) {
    this.node = node;
    this.store = new JdbcForumRecord(database);
    this.charter = charter;
    this.ledger = ledger;
    this.line = line;
    this.time = time;
    store.begin(genesis);
    this.genesis = store.genesis().orElseThrow();
    if (!this.genesis.equals(genesis)) {
      throw new IllegalStateException("this node holds a copy of another record");
    }
    this.keys = store.keys(genesis);
  }

  /// Believes a member's key from now on.
  public synchronized void believe(String member, VerifierKey key) {
    store.believe(member, key, time.instant());
    keys = store.keys(genesis);
  }

  /// What came of a pull.
  public sealed interface Pulled {

    /// All that the hub has is in the copy.
    record UpToDate(RecordPoint head) implements Pulled {}

    /// What the hub shows does not fit; the copy goes as far as it fitted.
    record Doubted(RecordPoint head, Evidence evidence) implements Pulled {}

    record Silent(String why) implements Pulled {}

    /// The copy in this node's own database was altered.
    record NotSound(RecordFault fault) implements Pulled {}
  }

  /// How the copy stands.
  ///
  /// @param evidence all that ever did not fit, the oldest first
  public record Standing(RecordPoint head, List<Evidence> evidence) {
    public Standing {
      evidence = List.copyOf(evidence);
    }
  }

  /// @throws IllegalStateException where the stored copy is not sound; [#pull] says why
  public synchronized Standing standing() {
    return new Standing(replayed().head(), store.evidence());
  }

  /// Looks at the forum as this node knows it. What is handed out of it must not change with it.
  public synchronized <T> T look(Function<Forum, T> at) {
    return at.apply(replayed().forum());
  }

  /// Looks at the forum and at how it came to be so.
  public synchronized <T> T look(BiFunction<Forum, Chronicle, T> at) {
    var replay = replayed();
    return at.apply(replay.forum(), replay.chronicle());
  }

  synchronized RecordPoint head() {
    return replayed().head();
  }

  synchronized Instant moment() {
    return replayed().moment();
  }

  Genesis genesis() {
    return genesis;
  }

  private Replay replayed() {
    load()
        .ifPresent(
            fault -> {
              throw new IllegalStateException(
                  "the copy of the forum's record is not sound at position " + fault.position());
            });
    return loaded();
  }

  private Replay loaded() {
    if (replay == null) {
      throw new IllegalStateException("the copy was not read");
    }
    return replay;
  }

  /// Reads the stored copy, where that is to be done.
  private Optional<RecordFault> load() {
    if (replay != null) {
      return Optional.empty();
    }
    var fresh = new Replay(genesis, charter, Chronicle.kept());
    var fault =
        new RecordReading(fresh, keys, RecordReading.Signatures.AS_STORED).read(store.after(0));
    if (fault.isEmpty()) {
      replay = fresh;
      store.headsFrom(0).forEach(s -> RecordHead.open(s.note(), genesis).ifPresent(this::said));
    }
    return fault;
  }

  private void said(RecordHead head) {
    var before = furthest;
    if (before == null || head.point().position() > before.point().position()) {
      furthest = head;
    }
  }

  private void remember(RecordHead head) {
    store.remember(head);
    said(head);
  }

  /// Gets from the hub what the copy does not hold, as far as it fits.
  public synchronized Pulled pull() {
    var fault = load();
    if (fault.isPresent()) {
      return new Pulled.NotSound(fault.get());
    }
    while (true) {
      switch (line.read(head().position(), ForumLine.MOST)) {
        case ForumLine.Read.Silent(var why) -> {
          return new Pulled.Silent(why);
        }
        case ForumLine.Read.Page page -> {
          var head = RecordHead.open(page.head(), genesis);
          var evidence = head.isEmpty() ? Optional.of(falseHead(page)) : take(page, head.get());
          if (evidence.isPresent()) {
            return doubt(evidence.get());
          }
          if (head().position() == head.orElseThrow().point().position()) {
            return new Pulled.UpToDate(head());
          }
        }
      }
    }
  }

  private Evidence falseHead(ForumLine.Read.Page page) {
    return evidence(
        head().position(), Evidence.Kind.FALSE_HEAD, Optional.empty(), Optional.empty(), page);
  }

  private static Evidence evidence(
      long position,
      Evidence.Kind kind,
      Optional<String> ours,
      Optional<String> theirs,
      ForumLine.Read.Page page) {
    return new Evidence(position, kind, ours, theirs, Optional.of(page.head().toString()));
  }

  /// Takes a page in and stores it, up to what does not fit.
  private Optional<Evidence> take(ForumLine.Read.Page page, RecordHead head) {
    var before = hindersHead(head, page);
    if (before.isPresent()) {
      return before;
    }
    var fitting = new ArrayList<RecordEntry>();
    try {
      var evidence = takeEntries(page, head, fitting);
      if (evidence.isPresent()) {
        store.appendAll(fitting);
      } else if (!fitting.isEmpty() || !head.equals(furthest)) {
        store.appendAll(fitting, head);
        said(head);
      }
      return evidence;
    } catch (RuntimeException e) {
      // What is in memory may not be in the store: it is read anew.
      replay = null;
      throw e;
    }
  }

  /// What the hub says of its record, beside what it said before and what this node holds.
  private Optional<Evidence> hindersHead(RecordHead head, ForumLine.Read.Page page) {
    var own = head();
    var said = store.headsFrom(0);
    var furthest = said.isEmpty() ? own : said.getLast().point();
    if (head.point().position() < Math.max(own.position(), furthest.position())) {
      var ours = said.isEmpty() ? own.toString() : said.getLast().note().toString();
      return Optional.of(
          evidence(
              head.point().position(),
              Evidence.Kind.ROLLED_BACK,
              Optional.of(ours),
              Optional.empty(),
              page));
    }
    boolean other =
        said.stream()
            .anyMatch(
                s ->
                    s.point().position() == head.point().position()
                        && !s.point().equals(head.point()));
    return other || head.point().position() == own.position() && !head.point().equals(own)
        ? Optional.of(fork(page))
        : Optional.empty();
  }

  /// @param fitting is given what may be stored
  private Optional<Evidence> takeEntries(
      ForumLine.Read.Page page, RecordHead head, List<RecordEntry> fitting) {
    var said = new ArrayList<>(store.headsFrom(head().position() + 1));
    said.add(new JdbcForumRecord.Said(head.point(), head.note()));
    var agreed =
        page.entries().stream().takeWhile(entry -> contradicted(said, entry).isEmpty()).toList();
    long before = head().position();
    var fault =
        new RecordReading(loaded(), keys, RecordReading.Signatures.CHECKED)
            .read(taker -> taker.take(agreed));
    fitting.addAll(agreed.subList(0, (int) (head().position() - before)));
    if (fitting.size() < page.entries().size()) {
      var next = page.entries().get(fitting.size());
      return fault
          .map(f -> evidence(f, next, page))
          .or(() -> Optional.of(contradicting(next, contradicted(said, next), page)));
    }
    return page.entries().isEmpty() && head.point().position() > head().position()
        ? Optional.of(
            evidence(
                head().position() + 1,
                Evidence.Kind.MISSING,
                Optional.empty(),
                Optional.empty(),
                page))
        : Optional.empty();
  }

  private static Evidence contradicting(
      RecordEntry entry, Optional<String> said, ForumLine.Read.Page page) {
    return evidence(
        entry.position(), Evidence.Kind.OTHER_CONTENT, said, Optional.of(entry.note()), page);
  }

  /// The hub's own word against an entry, where there is one.
  private static Optional<String> contradicted(List<JdbcForumRecord.Said> said, RecordEntry entry) {
    return said.stream()
        .filter(s -> s.point().position() == entry.position())
        .filter(s -> !s.point().hash().equals(entry.hash()))
        .map(s -> s.note().toString())
        .findFirst();
  }

  private Evidence evidence(RecordFault fault, RecordEntry entry, ForumLine.Read.Page page) {
    return fault instanceof RecordFault.OtherHash
        ? fork(page)
        : evidence(
            fault.position(),
            Evidence.kindOf(fault),
            Optional.empty(),
            Optional.of(entry.note()),
            page);
  }

  /// The first position at which the hub shows another entry than this node holds: both are kept.
  private Evidence fork(ForumLine.Read.Page page) {
    long low = 1;
    long high = head().position() + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (shown(middle).map(RecordEntry::hash).equals(store.at(middle).map(RecordEntry::hash))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return evidence(
        low,
        Evidence.Kind.OTHER_CONTENT,
        store.at(low).map(RecordEntry::note),
        shown(low).map(RecordEntry::note),
        page);
  }

  private Optional<RecordEntry> shown(long position) {
    return line.read(position - 1, 1) instanceof ForumLine.Read.Page(var entries, SignedNote _)
        ? entries.stream().filter(e -> e.position() == position).findFirst()
        : Optional.empty();
  }

  private Pulled doubt(Evidence evidence) {
    boolean fresh =
        ledger.recording(
            node,
            () -> store.keep(evidence, time.instant()),
            kept ->
                kept
                    ? Optional.of(
                        ForumHappenings.of(
                            LedgerEvent.FORUM_CONTRADICTED,
                            EntryHash.of(evidence.sha256()),
                            time.instant(),
                            Actor.NODE))
                    : Optional.empty());
    if (fresh) {
      LOG.error(
          "Node {}: the hub's record of the forum does not fit at position {} ({}): it is kept in"
              + " table forum_evidence, and nothing of this node's copy was changed.",
          node,
          evidence.position(),
          evidence.kind());
    }
    return new Pulled.Doubted(head(), evidence);
  }

  /// Keeps the hub's receipt of something that this node signed: a record without it would
  /// contradict the hub's own word.
  ///
  /// @return whether the hub signed it
  synchronized boolean keepReceipt(SignedNote note) {
    var head = RecordHead.open(note, genesis);
    head.filter(h -> h.point().position() > head().position()).ifPresent(this::remember);
    return head.isPresent();
  }

  /// The furthest that the hub signed its record to go, as far as this node knows since it read its
  /// copy: what it shows to the others.
  Optional<SignedNote> furthestSaid() {
    return Optional.ofNullable(furthest).map(RecordHead::note);
  }

  /// Holds what another node shows as signed by the hub against what this node holds. What the hub
  /// did not sign says nothing; what goes further than the copy is kept in mind until the copy goes
  /// so far.
  ///
  /// @return what does not fit; kept and told to the ledger, the first time
  synchronized Optional<Evidence> compare(SignedNote shown) {
    if (furthestSaid().filter(shown::equals).isPresent()) {
      return Optional.empty();
    }
    var head = RecordHead.open(shown, genesis);
    var other = head.flatMap(this::contradiction);
    if (other.isPresent()) {
      return Optional.of(knownFork().orElseGet(() -> kept(other.get())));
    }
    head.filter(h -> h.point().position() > head().position()).ifPresent(this::remember);
    return Optional.empty();
  }

  private Evidence kept(Evidence evidence) {
    doubt(evidence);
    return evidence;
  }

  /// What stands against a head: what the hub signed for this node at its position, or the entry
  /// there.
  private Optional<Evidence> contradiction(RecordHead other) {
    long position = other.point().position();
    return store.headsFrom(position).stream()
        .filter(s -> s.point().position() == position)
        .findFirst()
        .map(s -> new Held(s.point().hash(), s.note().toString()))
        .or(() -> store.at(position).map(e -> new Held(e.hash(), e.note())))
        .filter(ours -> !ours.hash.equals(other.point().hash()))
        .map(
            ours ->
                new Evidence(
                    position,
                    Evidence.Kind.OTHER_CONTENT,
                    Optional.of(ours.text),
                    Optional.of(other.note().toString()),
                    Optional.of(other.note().toString())));
  }

  /// What this node holds at a position: a head or an entry.
  private record Held(EntryHash hash, String text) {}

  /// That heads do not fit is kept once: from then on they never fit again.
  private Optional<Evidence> knownFork() {
    return store.evidence().stream()
        .filter(e -> e.kind() == Evidence.Kind.OTHER_CONTENT && e.theirs().equals(e.head()))
        .findFirst();
  }
}
