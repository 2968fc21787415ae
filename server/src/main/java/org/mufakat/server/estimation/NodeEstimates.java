package org.mufakat.server.estimation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.cases.CaseList;
import org.mufakat.ledger.ContentCommitment;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.estimation.EstimateRecord.Approval;
import org.mufakat.server.estimation.EstimateRecord.Made;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The estimates of each node of this process: their desks, and the one queue in which they are
/// computed.
@Component
public final class NodeEstimates implements DisposableBean {

  private final Map<NodeId, EstimateDesk> desks = new LinkedHashMap<>();
  private final EstimateJobs jobs = new EstimateJobs();
  private final AccountBooks accounts;
  private final Path folder;

  NodeEstimates(NodeDirectory nodes, NodeLedgers ledgers, AccountBooks accounts, InstantSource time)
      throws IOException {
    this.accounts = accounts;
    this.folder = Files.createTempDirectory("mufakat-lists-");
    var chance = new SecureRandom();
    for (HostedNode node : nodes.all()) {
      var desk = new EstimateDesk(node, ledgers, time, () -> salt(chance));
      desk.store().cut(time.instant());
      desks.put(node.id(), desk);
    }
  }

  private static byte[] salt(SecureRandom chance) {
    var salt = new byte[ContentCommitment.SALT_BYTES];
    chance.nextBytes(salt);
    return salt;
  }

  EstimateDesk desk(HostedNode node) {
    return Objects.requireNonNull(desks.get(node.id()));
  }

  EstimateJobs jobs() {
    return jobs;
  }

  /// Where uploads lie while they are read.
  Path folder() {
    return folder;
  }

  /// Begins an estimate by a plan whose file is there.
  ///
  /// @return its id; empty where too many wait already
  Optional<String> run(HostedNode node, Registered plan, Account by) {
    if (!jobs.hold()) {
      return Optional.empty();
    }
    try {
      var desk = desk(node);
      var table = desk.store().file(plan.id()).orElseThrow().table().table();
      int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      var id = desk.ask(plan, by);
      jobs.start(
          new EstimateJobs.Order(id, table, plan.plan().computation(threads), desk.actor(by)),
          desk);
      return Optional.of(id);
    } finally {
      jobs.free();
    }
  }

  /// All that is known of an estimate that is done.
  Optional<EstimateCase> find(HostedNode node, String id) {
    return desk(node)
        .store()
        .estimate(id)
        .filter(e -> e.result().isPresent())
        .map(e -> of(node, e));
  }

  private EstimateCase of(HostedNode node, Made estimate) {
    var store = desk(node).store();
    var plan = store.plan(estimate.plan()).orElseThrow();
    var file = store.file(estimate.plan()).orElseThrow();
    var ofPlan = store.entries(plan.id());
    var ofEstimate = store.entries(estimate.id());
    return new EstimateCase(
        estimate,
        plan,
        file,
        store.sameFile(file),
        store.estimatesOf(plan.id()),
        plan.plan().register().map(r -> store.countsOf(r.side())).orElse(0),
        new EstimateCase.Places(
            place(ofPlan, LedgerEvent.PLAN_REGISTERED),
            place(ofPlan, LedgerEvent.IMPORT)
                .or(() -> lastPlace(ofPlan, LedgerEvent.REGISTER_COUNTED)),
            place(ofEstimate, LedgerEvent.ESTIMATE_MADE),
            place(ofEstimate, LedgerEvent.ASSUMPTION_APPROVED)),
        new EstimateCase.People(
            name(node, plan.by()),
            name(node, file.by()),
            name(node, estimate.by()),
            estimate.approval().map(Approval::by).map(a -> name(node, a)).orElse("")),
        node.node().regime().codeList(CaseList.ORGANIZATION.id()));
  }

  /// A register may have been counted before in vain, when nobody was on a list.
  private static Optional<Long> lastPlace(List<LedgerEntry> entries, LedgerEvent event) {
    return place(entries.reversed(), event);
  }

  static Optional<Long> place(List<LedgerEntry> entries, LedgerEvent event) {
    return entries.stream().filter(e -> e.event() == event).map(LedgerEntry::index).findFirst();
  }

  /// How an account is called on pages; its id where it is gone, the command where it was none.
  String name(HostedNode node, String account) {
    if (account.equals(EstimateDesk.Doer.NODE.account())) {
      return "./mufakat estimate";
    }
    return accounts
        .of(node.id())
        .find(new AccountId(account))
        .map(Account::displayName)
        .orElse(account);
  }

  @Override
  public void destroy() throws IOException {
    jobs.close();
    Files.deleteIfExists(folder);
  }
}
