package org.mufakat.server.tables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.Reason;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.Subject;
import org.mufakat.privacy.BudgetAnswer;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.PrivacyBudget;
import org.mufakat.privacy.Spend;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.ledger.Happening;
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
  private final NodeLedger ledger;
  private final TableReleases releases;
  private final MirrorFigures mirrors;
  private final BudgetBook budget;
  private final DraftSeal seal;
  private final NoteSigner signer;
  private final SecureRandom chance;
  private final InstantSource time;

  ReleaseDesk(HostedNode node, NodeLedger ledger, SecureRandom chance, InstantSource time) {
    this.node = node;
    this.ledger = ledger;
    this.releases = new TableReleases(node.dataSource());
    this.mirrors = new MirrorFigures(node.dataSource());
    this.budget = new BudgetBook(node.dataSource());
    this.seal = new DraftSeal(node.node(), chance);
    this.signer = ReleaseKeys.signer(node.node());
    this.chance = chance;
    this.time = time;
  }

  TableReleases releases() {
    return releases;
  }

  MirrorFigures mirrors() {
    return mirrors;
  }

  BudgetBook budget() {
    return budget;
  }

  /// The key that this node's releases are verified with, as it is published.
  String key() {
    return signer.key().toString();
  }

  Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  // ---- the statistician

  /// Begins a release from the persons of a file.
  String make(Account by, AskedTables asked, CountedPersons counted) {
    var id = drawnId();
    return ledger.recording(
        () -> {
          var at = now();
          releases.insert(id, asked, seal.sealed(id, counted), at);
          step(id, ReleaseStep.Deed.MADE, by, at, TableReleases.Said.NOTHING);
          return id;
        },
        _ -> Optional.empty());
  }

  /// Asks for something else, of the same persons or of those of another file.
  DeskAnswer revise(
      Account by, String id, int version, AskedTables asked, Optional<CountedPersons> other) {
    return inOne(
        id,
        version,
        stored -> {
          if (!stored.state().isWorkedOn()) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          var at = now();
          var data = other.map(c -> seal.sealed(id, c)).or(stored::data).orElseThrow();
          releases.revise(id, asked, data, at);
          step(id, ReleaseStep.Deed.REVISED, by, at, TableReleases.Said.NOTHING);
          return done(id);
        });
  }

  /// The persons that a release is made from, until it is out.
  CountedPersons counted(StoredRelease stored) {
    return seal.counted(stored.id(), stored.data().orElseThrow());
  }

  /// What the two persons look at; empty before it was computed and once it is out.
  Optional<ReviewSheet> review(StoredRelease stored) {
    return stored
        .review()
        .flatMap(
            sheet ->
                stored
                    .release()
                    .map(bytes -> seal.review(stored.id(), Sha256.hexOf(bytes), sheet)));
  }

  /// Keeps what was computed, for somebody to see. What costs privacy budget is paid for in the
  /// same transaction: nobody sees a number that was not paid for.
  ///
  /// @return why it was not kept; empty where it was
  Optional<PersonsFault> keep(Account by, StoredRelease of, PreparationAnswer.Prepared prepared) {
    var release = prepared.release();
    Supplier<Optional<PersonsFault>> change =
        () -> {
          releases.oneDecisionAtATime();
          var spend =
              release.method().costsBudget() ? unpaid(of, release) : Optional.<Spend>empty();
          if (spend.isPresent() && !suffices(spend.get())) {
            return Optional.of(PersonsFault.of("over-budget", 0));
          }
          var bytes = PackageJson.bytes(release);
          var review = seal.sealed(of.id(), Sha256.hexOf(bytes), prepared.review());
          if (!releases.keep(of.id(), of.version(), bytes, review, now())) {
            return Optional.of(PersonsFault.of("changed", 0));
          }
          spend.ifPresent(s -> pay(by, of.id(), s));
          return Optional.empty();
        };
    return ledger.recording(change, _ -> Optional.empty());
  }

  /// Puts what another method would cost beside what was computed.
  void compared(StoredRelease of, ReviewSheet.MethodCost cost) {
    var bytes = of.release();
    review(of)
        .map(sheet -> seal.sealed(of.id(), Sha256.hexOf(bytes.orElseThrow()), sheet.with(cost)))
        .ifPresent(
            sheet -> releases.keep(of.id(), of.version(), bytes.orElseThrow(), sheet, now()));
  }

  /// Hands a release to a second person.
  DeskAnswer prepare(Account by, String id, int version) {
    return inOne(
        id,
        version,
        stored -> {
          if (!stored.state().isWorkedOn()) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          if (stored.release().isEmpty()) {
            return refused(DeskAnswer.Why.NOT_COMPUTED);
          }
          if (!isOfToday(stored)) {
            return refused(DeskAnswer.Why.AUDIT_IS_OLD);
          }
          var at = now();
          releases.prepared(id, by.id().value(), at);
          told(
              stored.id(),
              ReleaseStep.Deed.PREPARED,
              by,
              at,
              new TableReleases.Said("", "", Sha256.hexOf(stored.release().get())),
              stored.release().get(),
              LedgerEvent.RELEASE_PREPARED,
              Reason.NONE);
          return done(id);
        });
  }

  /// Throws a draft away, with its data.
  DeskAnswer discard(Account by, String id, int version) {
    return inOne(
        id,
        version,
        stored -> {
          if (!stored.state().isWorkedOn()) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          var at = now();
          releases.discarded(id, at);
          step(id, ReleaseStep.Deed.DISCARDED, by, at, TableReleases.Said.NOTHING);
          return done(id);
        });
  }

  // ---- the second person

  /// Lets a release out: signed, and what it was made from is destroyed.
  DeskAnswer approve(Account by, String id, int version) {
    return inOne(
        id,
        version,
        stored -> {
          if (stored.state() != ReleaseState.PREPARED) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          if (hadAHandInIt(by, id)) {
            ledger.append(entry(by, now(), LedgerEvent.REFUSAL, id, Reason.NOT_PERMITTED));
            return refused(DeskAnswer.Why.SAME_PERSON);
          }
          var release = asPrepared(stored);
          if (release.isEmpty()) {
            return refused(DeskAnswer.Why.NOT_WHAT_WAS_PREPARED);
          }
          if (!isOfToday(stored)) {
            return refused(DeskAnswer.Why.AUDIT_IS_OLD);
          }
          return let(by, stored, release.get());
        });
  }

  private DeskAnswer let(Account by, StoredRelease stored, TablesPackage release) {
    var at = now();
    if (release.method().costsBudget() && !budget.hasPaid(request(stored))) {
      return refused(DeskAnswer.Why.BUDGET);
    }
    var file = SignedPackage.sign(release, at.truncatedTo(ChronoUnit.SECONDS), signer).file();
    releases.published(stored.id(), by.id().value(), file, at);
    told(
        stored.id(),
        ReleaseStep.Deed.APPROVED,
        by,
        at,
        new TableReleases.Said("", "", Sha256.hexOf(stored.release().orElseThrow())),
        file,
        LedgerEvent.RELEASE_APPROVED,
        Reason.NONE);
    return done(stored.id());
  }

  /// What a request still has to pay; empty where it was paid for when it was asked before.
  private Optional<Spend> unpaid(StoredRelease of, TablesPackage release) {
    var cost =
        new Cost(
            Double.parseDouble(release.rule("rho")), Double.parseDouble(release.rule("delta")));
    return Optional.of(new Spend(request(of), cost)).filter(s -> !budget.hasPaid(s.release()));
  }

  private boolean suffices(Spend spend) {
    return budget.budget().map(b -> b.spend(spend)).orElse(null) instanceof BudgetAnswer.Spent;
  }

  /// Takes what it costs from the budget, for good.
  private void pay(Account by, String release, Spend spend) {
    var at = now();
    var salt = drawnSalt();
    budget.spend(spend, release, by.id().value(), at, salt);
    var content = "rho " + spend.cost().rho() + "\ndelta " + spend.cost().delta() + "\n";
    committed(entry(by, at, LedgerEvent.BUDGET_SPENT, release, Reason.NONE), content, salt);
  }

  private void committed(Happening entry, String content, byte[] salt) {
    ledger.append(
        new Happening(
            entry.at(),
            entry.actor(),
            entry.event(),
            entry.subject(),
            entry.reason(),
            ContentCommitment.to(content.getBytes(StandardCharsets.UTF_8), salt)));
  }

  /// What came of setting the budget.
  enum BudgetSet {
    DONE,
    /// Less than was spent.
    BELOW_SPENT,
    /// More than was promised, and no word why.
    REASON_MISSING
  }

  /// Sets what may be spent in all. Raising it breaks a promise to everyone counted so far, so the
  /// reason is kept and shown.
  ///
  /// @param reason at most 400 letters; needed where more may be spent than before
  BudgetSet setBudget(Account by, Guarantee total, String reason) {
    return ledger.recording(
        () -> {
          releases.oneDecisionAtATime();
          var before = budget.budget();
          boolean raised = before.filter(b -> isMore(total, b.total())).isPresent();
          if (raised && reason.isBlank()) {
            return BudgetSet.REASON_MISSING;
          }
          try {
            var spends = budget.entries().stream().flatMap(e -> e.spend().stream()).toList();
            var _ = new PrivacyBudget(total, spends);
          } catch (IllegalArgumentException e) {
            return BudgetSet.BELOW_SPENT;
          }
          set(by, total, raised ? reason : "");
          return BudgetSet.DONE;
        },
        _ -> Optional.empty());
  }

  private static boolean isMore(Guarantee total, Guarantee before) {
    return total.epsilon() > before.epsilon() || total.delta() > before.delta();
  }

  private void set(Account by, Guarantee total, String reason) {
    var at = now();
    var salt = drawnSalt();
    budget.set(total, reason, by.id().value(), at, salt);
    var content =
        "epsilon %s\ndelta %s\nreason %s\n".formatted(total.epsilon(), total.delta(), reason);
    committed(entry(by, at, LedgerEvent.BUDGET_SET, drawnId(), Reason.NONE), content, salt);
  }

  /// What stands in the way of paying for it, found before it is computed; empty where the budget
  /// suffices, none is needed, or it was paid for before.
  Optional<PersonsFault> unpaid(StoredRelease stored) {
    var asked = stored.asked();
    if (!asked.method().costsBudget() || budget.hasPaid(request(stored))) {
      return Optional.empty();
    }
    var there = budget.budget();
    if (there.isEmpty()) {
      return Optional.of(PersonsFault.of("no-budget", 0));
    }
    var most = NoisyMethods.most(asked);
    return there.get().left(most.delta()).rho() < most.rho()
        ? Optional.of(PersonsFault.of("over-budget", 0))
        : Optional.empty();
  }

  /// Sends a release back, saying why.
  DeskAnswer sendBack(Account by, String id, int version, String words) {
    if (words.isBlank() || words.length() > LONGEST_WORDS) {
      return refused(DeskAnswer.Why.WORDS);
    }
    return inOne(
        id,
        version,
        stored -> {
          if (stored.state() != ReleaseState.PREPARED) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          var at = now();
          releases.sentBack(id, at);
          told(
              id,
              ReleaseStep.Deed.SENT_BACK,
              by,
              at,
              new TableReleases.Said(words, "", Sha256.hexOf(stored.release().orElseThrow())),
              stored.release().orElseThrow(),
              LedgerEvent.RELEASE_SENT_BACK,
              Reason.NONE);
          return done(id);
        });
  }

  /// Says of a release that it is not to be used any more. What it told stays told: later releases
  /// are audited with it.
  DeskAnswer withdraw(Account by, String id, int version, WithdrawalReason why) {
    return inOne(
        id,
        version,
        stored -> {
          if (stored.state() != ReleaseState.PUBLISHED) {
            return refused(DeskAnswer.Why.NOT_NOW);
          }
          var at = now();
          releases.withdrawn(id, at);
          told(
              id,
              ReleaseStep.Deed.WITHDRAWN,
              by,
              at,
              new TableReleases.Said("", why.slug(), Sha256.hexOf(stored.release().orElseThrow())),
              stored.published().orElseThrow(),
              LedgerEvent.RELEASE_WITHDRAWN,
              why.inLedger());
          return done(id);
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
        .release()
        .filter(bytes -> handed.equals(Optional.of(Sha256.hexOf(bytes))))
        .flatMap(PackageJson::read)
        .filter(r -> r.id().equals(stored.id()) && r.node().equals(node.id().value()));
  }

  // ---- what is out already

  /// Everything whoever attacks a release has in hand before it.
  List<OutAlready> outAlready() {
    return Stream.concat(
            releases.out().stream().flatMap(r -> r.tables().stream()).map(OutAlready::of),
            mirrors.all().stream().map(MirrorFigures.Mirror::asOutAlready))
        .toList();
  }

  /// Whether it was audited with what is out now, and nothing is out that it cannot be audited
  /// with.
  boolean isOfToday(StoredRelease stored) {
    var out = outAlready();
    return Preparation.inTheWay(out, stored.asked()).isEmpty()
        && stored
            .tables()
            .map(TablesPackage::auditedWith)
            .equals(Optional.of(Preparation.auditedWith(out, stored.asked())));
  }

  // ---- partners' figures

  /// Takes in sums that a partner published.
  void enter(Account by, List<MirrorFigures.Mirror> sums) {
    var _ =
        ledger.recording(
            () -> {
              releases.oneDecisionAtATime();
              sums.forEach(m -> mirrors.add(m, by.id().value()));
              return sums;
            },
            _ -> Optional.of(entry(by, now(), LedgerEvent.IMPORT, drawnId(), Reason.NONE)));
  }

  /// Takes one out that was entered by mistake.
  void retire(Account by, String mirror) {
    var _ =
        ledger.recording(
            () -> {
              releases.oneDecisionAtATime();
              return mirrors.retire(mirror, now());
            },
            retired ->
                Optional.of(entry(by, now(), LedgerEvent.IMPORT, mirror, Reason.DATA_QUALITY))
                    .filter(_ -> retired));
  }

  // ---- one transaction

  @FunctionalInterface
  private interface Deed {
    DeskAnswer on(StoredRelease stored);
  }

  private DeskAnswer inOne(String id, int version, Deed deed) {
    Supplier<DeskAnswer> change =
        () -> {
          releases.oneDecisionAtATime();
          var stored = releases.held(id);
          if (stored.isEmpty()) {
            return refused(DeskAnswer.Why.NOT_THERE);
          }
          return stored.get().version() == version
              ? deed.on(stored.get())
              : refused(DeskAnswer.Why.CHANGED_SINCE);
        };
    return ledger.recording(change, _ -> Optional.empty());
  }

  private void step(
      String id, ReleaseStep.Deed deed, Account by, Instant at, TableReleases.Said said) {
    releases.add(id, deed, by.id().value(), at, said, null);
  }

  /// A step that the ledger tells, with a commitment to its content.
  private void told(
      String id,
      ReleaseStep.Deed deed,
      Account by,
      Instant at,
      TableReleases.Said said,
      byte[] content,
      LedgerEvent event,
      Reason reason) {
    var salt = drawnSalt();
    releases.add(id, deed, by.id().value(), at, said, salt);
    var entry = entry(by, at, event, id, reason);
    ledger.append(
        new Happening(
            entry.at(),
            entry.actor(),
            event,
            entry.subject(),
            reason,
            ContentCommitment.to(content, salt)));
  }

  private Happening entry(Account by, Instant at, LedgerEvent event, String id, Reason reason) {
    return new Happening(
        at,
        AccountEntries.actor(node.id(), by),
        event,
        new Subject(Subject.Kind.TABLES, new OpaqueId(id)),
        reason);
  }

  private byte[] drawnSalt() {
    var salt = new byte[ContentCommitment.SALT_BYTES];
    chance.nextBytes(salt);
    return salt;
  }

  /// Noise for these tables of these persons, the same each time that it is asked for.
  RandomGenerator noise(StoredRelease stored) {
    return new KeyedChance(ReleaseKeys.noise(node.node()), about(stored));
  }

  /// The name of a request in the budget: who asks for the same of the same persons has paid.
  private String request(StoredRelease stored) {
    var about = new ByteArrayOutputStream();
    about.writeBytes("paid ".getBytes(StandardCharsets.UTF_8));
    about.writeBytes(about(stored));
    return KeyedChance.name(ReleaseKeys.noise(node.node()), about.toByteArray());
  }

  private byte[] about(StoredRelease stored) {
    var asked = stored.asked();
    var data = seal.counted(stored.id(), stored.data().orElseThrow());
    return (asked.tablesText()
            + "\n"
            + asked.method()
            + "\n"
            + asked.epsilon()
            + "\n"
            + data.fingerprint())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// An id that says nothing.
  String drawnId() {
    var id = new byte[16];
    chance.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private static DeskAnswer done(String id) {
    return new DeskAnswer.Done(id);
  }

  private static DeskAnswer refused(DeskAnswer.Why why) {
    return new DeskAnswer.Refused(why);
  }
}
