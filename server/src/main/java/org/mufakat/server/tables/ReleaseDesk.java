package org.mufakat.server.tables;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.server.access.Account;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.NodeLedger;

/// Where tables go from a statistician to a second person and out. Every step is one transaction
/// with its entry in the ledger, which commits to what the step was about.
///
/// Guarantees: whoever made, revised or prepared a release does not let it out, whatever role they
/// have by then; what goes out is what was prepared, to the byte; it was audited with everything
/// that is out at that moment; what it was made from is gone once it is out.
final class ReleaseDesk {

  private static final int LONGEST_WORDS = 4_000;

  private final HostedNode node;
  private final TablesLedger ledger;
  private final TableReleases releases;
  private final PartnersDesk partners;
  private final EverythingOut out;
  private final BudgetDesk budget;
  private final RequestedNoise noise;
  private final DraftSeal seal;
  private final ProofSeal proofs;
  private final NoteSigner signer;

  ReleaseDesk(HostedNode node, NodeLedger ledger, SecureRandom chance, InstantSource time) {
    var database = node.dataSource();
    this.node = node;
    this.ledger = new TablesLedger(node.id(), ledger, chance, time);
    this.releases = new TableReleases(database);
    this.seal = new DraftSeal(node.node(), chance);
    this.proofs = new ProofSeal(node.node(), chance);
    this.noise = new RequestedNoise(node.node(), seal);
    this.partners = new PartnersDesk(new MirrorFigures(database), releases, this.ledger);
    this.out = new EverythingOut(releases, partners, proofs);
    this.budget = new BudgetDesk(new BudgetBook(database), releases, noise, this.ledger);
    this.signer = ReleaseKeys.signer(node.node());
  }

  TableReleases releases() {
    return releases;
  }

  PartnersDesk partners() {
    return partners;
  }

  BudgetDesk budget() {
    return budget;
  }

  EverythingOut out() {
    return out;
  }

  /// The key that this node's releases are verified with, as it is published.
  String key() {
    return signer.key().toString();
  }

  Instant now() {
    return ledger.now();
  }

  /// An id that says nothing.
  String drawnId() {
    return ledger.drawnId();
  }

  // ---- the statistician

  /// Begins a release from the persons of a file.
  String make(Account by, AskedTables asked, DraftSeal.Made from) {
    var id = drawnId();
    return ledger.inOne(
        () -> {
          var at = now();
          releases.insert(id, asked.of(from.counted()), seal.sealed(id, from), at);
          untold(by, at, id, ReleaseStep.Deed.MADE);
          return id;
        });
  }

  /// Asks for something else, of the same persons or of those of another file.
  ///
  /// @param from what takes the place of what it was made from; empty where that stays
  DeskAnswer revise(
      Account by, String id, int version, AskedTables asked, Optional<DraftSeal.Made> from) {
    return change(
        id,
        version,
        ReleaseState::isWorkedOn,
        stored -> {
          var at = now();
          var made = from.orElseGet(() -> madeFrom(stored));
          releases.revise(id, asked.of(made.counted()), seal.sealed(id, made), at);
          untold(by, at, id, ReleaseStep.Deed.REVISED);
          return DONE;
        });
  }

  /// What a release is made from, until it is out.
  DraftSeal.Made madeFrom(StoredRelease stored) {
    return seal.made(stored.id(), stored.data().orElseThrow());
  }

  /// What the two persons look at; empty before it was computed and once it is out.
  Optional<ReviewSheet> review(StoredRelease stored) {
    return stored.review().map(sheet -> seal.review(stored.id(), sha256(stored), sheet));
  }

  /// Noise for these tables of these persons, the same each time that it is asked for.
  RandomGenerator noise(StoredRelease stored) {
    return noise.of(stored);
  }

  /// Keeps what was computed, for somebody to see. What costs privacy budget is paid for in the
  /// same transaction: nobody sees a number that was not paid for.
  ///
  /// @return why it was not kept; empty where it was
  Optional<PersonsFault> keep(Account by, StoredRelease of, PreparationAnswer.Prepared prepared) {
    return ledger.inOne(
        () -> {
          releases.oneDecisionAtATime();
          var spend = budget.unpaid(of, prepared.release());
          if (spend.isPresent() && !budget.suffices(spend.get())) {
            return Optional.of(PersonsFault.of("over-budget", 0));
          }
          if (!releases.keep(of.id(), of.version(), sealed(of.id(), prepared), now())) {
            return Optional.of(PersonsFault.of("changed", 0));
          }
          spend.ifPresent(s -> budget.pay(by, of.id(), s));
          return Optional.empty();
        });
  }

  private TableReleases.Computed sealed(String id, PreparationAnswer.Prepared prepared) {
    var bytes = PackageJson.bytes(prepared.release());
    var proof = prepared.proof().map(p -> proofs.sealed(id, p));
    var review = proof.map(p -> prepared.review().opening(p.code())).orElse(prepared.review());
    return new TableReleases.Computed(
        bytes,
        seal.sealed(id, Sha256.hexOf(bytes), review),
        proof.map(ProofSeal.Sealed::bytes).orElse(null));
  }

  /// Puts what another method would cost beside what was computed.
  void compared(StoredRelease of, ReviewSheet.MethodCost cost) {
    review(of)
        .map(sheet -> seal.sealed(of.id(), sha256(of), sheet.with(cost)))
        .map(s -> new TableReleases.Computed(packageOf(of), s, of.proof().orElse(null)))
        .ifPresent(computed -> releases.keep(of.id(), of.version(), computed, now()));
  }

  /// Hands a release to a second person.
  DeskAnswer prepare(Account by, String id, int version) {
    return change(
        id,
        version,
        ReleaseState::isWorkedOn,
        stored -> {
          if (stored.release().isEmpty()) {
            return Optional.of(DeskAnswer.Why.NOT_COMPUTED);
          }
          if (!out.wasCountedIn(stored)) {
            return Optional.of(DeskAnswer.Why.AUDIT_IS_OLD);
          }
          var at = now();
          releases.prepared(id, by.id().value(), at);
          told(by, at, stored, ReleaseStep.Deed.PREPARED, packageOf(stored));
          return DONE;
        });
  }

  /// Throws a draft away, with its data.
  DeskAnswer discard(Account by, String id, int version) {
    return change(
        id,
        version,
        ReleaseState::isWorkedOn,
        _ -> {
          var at = now();
          releases.discarded(id, at);
          untold(by, at, id, ReleaseStep.Deed.DISCARDED);
          return DONE;
        });
  }

  // ---- the second person

  /// Lets a release out: signed, and what it was made from is destroyed.
  DeskAnswer approve(Account by, String id, int version) {
    return change(
        id,
        version,
        ReleaseState.PREPARED::equals,
        stored -> {
          if (hadAHandInIt(by, id)) {
            ledger.tell(by, now(), LedgerEvent.REFUSAL, id, Reason.NOT_PERMITTED);
            return Optional.of(DeskAnswer.Why.SAME_PERSON);
          }
          var release = asPrepared(stored);
          if (release.isEmpty()) {
            return Optional.of(DeskAnswer.Why.NOT_WHAT_WAS_PREPARED);
          }
          if (!out.wasCountedIn(stored)) {
            return Optional.of(DeskAnswer.Why.AUDIT_IS_OLD);
          }
          if (release.get().method().costsBudget() && !budget.hasPaid(stored)) {
            return Optional.of(DeskAnswer.Why.BUDGET);
          }
          letOut(by, stored, release.get());
          return DONE;
        });
  }

  private void letOut(Account by, StoredRelease stored, TablesPackage release) {
    var at = now();
    var file = SignedPackage.sign(release, at.truncatedTo(ChronoUnit.SECONDS), signer).file();
    releases.published(stored.id(), by.id().value(), file, at);
    told(by, at, stored, ReleaseStep.Deed.APPROVED, file);
  }

  /// Sends a release back, saying why.
  DeskAnswer sendBack(Account by, String id, int version, String words) {
    if (words.isBlank() || words.length() > LONGEST_WORDS) {
      return new DeskAnswer.Refused(DeskAnswer.Why.WORDS);
    }
    return change(
        id,
        version,
        ReleaseState.PREPARED::equals,
        stored -> {
          var at = now();
          var said = new TableReleases.Said(words, "", sha256(stored));
          releases.sentBack(id, at);
          told(by, at, id, ReleaseStep.Deed.SENT_BACK, said, packageOf(stored), Reason.NONE);
          return DONE;
        });
  }

  /// Says of a release that it is not to be used any more. What it told stays told: later releases
  /// are audited with it. What it was proved with is destroyed.
  DeskAnswer withdraw(Account by, String id, int version, WithdrawalReason why) {
    return change(
        id,
        version,
        ReleaseState.PUBLISHED::equals,
        stored -> {
          var at = now();
          var said = new TableReleases.Said("", why.slug(), sha256(stored));
          var file = stored.published().orElseThrow();
          releases.withdrawn(id, at);
          told(by, at, id, ReleaseStep.Deed.WITHDRAWN, said, file, why.inLedger());
          return DONE;
        });
  }

  boolean hadAHandInIt(Account person, String id) {
    return releases.steps(id).stream()
        .filter(s -> s.deed().isAHandInIt())
        .anyMatch(s -> s.person().equals(person.id().value()));
  }

  /// The package, if it is the one that was handed on last and reads as one.
  private Optional<TablesPackage> asPrepared(StoredRelease stored) {
    var handed =
        releases.steps(stored.id()).stream()
            .filter(s -> s.deed() == ReleaseStep.Deed.PREPARED)
            .reduce((_, last) -> last)
            .map(ReleaseStep::packageSha256);
    return stored
        .tables()
        .filter(_ -> handed.equals(Optional.of(sha256(stored))))
        .filter(r -> r.id().equals(stored.id()) && r.node().equals(node.id().value()));
  }

  // ---- one transaction

  /// Nothing stood in the way.
  private static final Optional<DeskAnswer.Why> DONE = Optional.empty();

  /// Changes a release that nobody changed since it was looked at, in one transaction.
  ///
  /// @param when it can be changed so
  /// @param deed why it was not done; empty where it was
  private DeskAnswer change(
      String id,
      int version,
      Predicate<ReleaseState> when,
      Function<StoredRelease, Optional<DeskAnswer.Why>> deed) {
    return ledger.inOne(
        () -> {
          releases.oneDecisionAtATime();
          return releases
              .held(id)
              .map(stored -> change(stored, version, when, deed))
              .orElse(Optional.of(DeskAnswer.Why.NOT_THERE))
              .<DeskAnswer>map(DeskAnswer.Refused::new)
              .orElse(new DeskAnswer.Done(id));
        });
  }

  private static Optional<DeskAnswer.Why> change(
      StoredRelease stored,
      int version,
      Predicate<ReleaseState> when,
      Function<StoredRelease, Optional<DeskAnswer.Why>> deed) {
    if (stored.version() != version) {
      return Optional.of(DeskAnswer.Why.CHANGED_SINCE);
    }
    return when.test(stored.state()) ? deed.apply(stored) : Optional.of(DeskAnswer.Why.NOT_NOW);
  }

  /// A step that stays among those at the desk.
  private void untold(Account by, Instant at, String id, ReleaseStep.Deed deed) {
    releases.add(id, deed, by.id().value(), at, TableReleases.Said.NOTHING, null);
  }

  private void told(
      Account by, Instant at, StoredRelease stored, ReleaseStep.Deed deed, byte[] content) {
    var said = new TableReleases.Said("", "", sha256(stored));
    told(by, at, stored.id(), deed, said, content, Reason.NONE);
  }

  /// A step that the ledger tells too, with a commitment to what it was about.
  private void told(
      Account by,
      Instant at,
      String id,
      ReleaseStep.Deed deed,
      TableReleases.Said said,
      byte[] content,
      Reason reason) {
    var salt = ledger.drawnSalt();
    releases.add(id, deed, by.id().value(), at, said, salt);
    ledger.tell(by, at, deed.event().orElseThrow(), id, reason, content, salt);
  }

  private static byte[] packageOf(StoredRelease stored) {
    return stored.release().orElseThrow();
  }

  private static String sha256(StoredRelease stored) {
    return Sha256.hexOf(packageOf(stored));
  }
}
