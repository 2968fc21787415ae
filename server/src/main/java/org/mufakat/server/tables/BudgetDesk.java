package org.mufakat.server.tables;

import java.util.List;
import java.util.Optional;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.privacy.BudgetAnswer;
import org.mufakat.privacy.Cost;
import org.mufakat.privacy.Guarantee;
import org.mufakat.privacy.PrivacyBudget;
import org.mufakat.privacy.Spend;
import org.mufakat.server.access.Account;

/// Where a node's privacy budget is set and spent. What is spent is spent in the transaction that
/// keeps what it was spent for, and told in the ledger.
final class BudgetDesk {

  private final BudgetBook book;
  private final TableReleases releases;
  private final RequestedNoise noise;
  private final TablesLedger ledger;

  BudgetDesk(BudgetBook book, TableReleases releases, RequestedNoise noise, TablesLedger ledger) {
    this.book = book;
    this.releases = releases;
    this.noise = noise;
    this.ledger = ledger;
  }

  List<BudgetBook.Entry> entries() {
    return book.entries();
  }

  /// The last total with all that was ever spent; empty before one was set.
  Optional<PrivacyBudget> budget() {
    return book.budget();
  }

  // ---- spending

  /// What stands in the way of paying for a request, found before it is computed; empty where the
  /// budget suffices, none is needed, or it was paid for before.
  Optional<PersonsFault> inTheWay(StoredRelease stored) {
    var asked = stored.asked();
    if (!asked.method().costsBudget() || hasPaid(stored)) {
      return Optional.empty();
    }
    var there = budget();
    if (there.isEmpty()) {
      return Optional.of(PersonsFault.of("no-budget", 0));
    }
    var most = NoisyMethods.most(asked);
    return there.get().left(most.delta()).rho() < most.rho()
        ? Optional.of(PersonsFault.of("over-budget", 0))
        : Optional.empty();
  }

  /// Whether the request was paid for: then it may be computed again, to the same numbers.
  boolean hasPaid(StoredRelease stored) {
    return book.hasPaid(noise.name(stored));
  }

  /// What a request still has to pay; empty where it costs nothing or was paid for when it was
  /// asked before.
  Optional<Spend> unpaid(StoredRelease of, TablesPackage release) {
    if (!release.method().costsBudget() || hasPaid(of)) {
      return Optional.empty();
    }
    var cost =
        new Cost(
            Double.parseDouble(release.rule("rho")), Double.parseDouble(release.rule("delta")));
    return Optional.of(new Spend(noise.name(of), cost));
  }

  boolean suffices(Spend spend) {
    return budget().map(b -> b.spend(spend)).orElse(null) instanceof BudgetAnswer.Spent;
  }

  /// Takes what it costs from the budget, for good. Joins the caller's transaction.
  void pay(Account by, String release, Spend spend) {
    var at = ledger.now();
    var salt = ledger.drawnSalt();
    book.spend(spend, release, by.id().value(), at, salt);
    var content = "rho " + spend.cost().rho() + "\ndelta " + spend.cost().delta() + "\n";
    ledger.tell(by, at, LedgerEvent.BUDGET_SPENT, release, content, salt);
  }

  // ---- setting

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
  BudgetSet set(Account by, Guarantee total, String reason) {
    return ledger.inOne(
        () -> {
          releases.oneDecisionAtATime();
          boolean raised = budget().filter(b -> isMore(total, b.total())).isPresent();
          if (raised && reason.isBlank()) {
            return BudgetSet.REASON_MISSING;
          }
          if (!bears(total)) {
            return BudgetSet.BELOW_SPENT;
          }
          write(by, total, raised ? reason : "");
          return BudgetSet.DONE;
        });
  }

  private static boolean isMore(Guarantee total, Guarantee before) {
    return total.epsilon() > before.epsilon() || total.delta() > before.delta();
  }

  private boolean bears(Guarantee total) {
    try {
      var spends = entries().stream().flatMap(e -> e.spend().stream()).toList();
      var _ = new PrivacyBudget(total, spends);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void write(Account by, Guarantee total, String reason) {
    var at = ledger.now();
    var salt = ledger.drawnSalt();
    book.set(total, reason, by.id().value(), at, salt);
    var content =
        "epsilon %s\ndelta %s\nreason %s\n".formatted(total.epsilon(), total.delta(), reason);
    ledger.tell(by, at, LedgerEvent.BUDGET_SET, ledger.drawnId(), content, salt);
  }
}
