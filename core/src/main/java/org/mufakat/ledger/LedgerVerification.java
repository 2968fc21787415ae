package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Checks a stored ledger against the checkpoints that were made of it, and says which entries are
/// not as they were.
///
/// An honest ledger is read once. In a tampered one, the roots of the checkpoints lead down to what
/// was changed: to the entry, where its leaf's hash is still known, else to the smallest span whose
/// hash is. Memory does not grow with the ledger, but with the number of findings, which is
/// limited.
///
/// It can say nothing about checkpoints that it was not given: ask the witness for the last one.
public final class LedgerVerification {

  private final StoredLedger ledger;
  private final List<Finding> findings = new ArrayList<>();

  private LedgerVerification(StoredLedger ledger) {
    this.ledger = ledger;
  }

  /// A checkpoint, and whom to believe about it: one ledger may have gone by several names.
  public record Given(TrustPolicy policy, SignedNote checkpoint) {}

  /// @param checkpoints in any order; each that the policy opens as witnessed is an anchor, and of
  ///   those that only the log signed, each that is larger than the largest witnessed
  public static LedgerReport verify(
      StoredLedger ledger, TrustPolicy policy, List<SignedNote> checkpoints) {
    return verify(ledger, checkpoints.stream().map(c -> new Given(policy, c)).toList());
  }

  /// The same, with checkpoints of the names that the ledger had before, each as far as this store
  /// goes on from it.
  public static LedgerReport verify(StoredLedger ledger, List<Given> checkpoints) {
    var verification = new LedgerVerification(ledger);
    return verification.verify(verification.anchors(checkpoints));
  }

  private LedgerReport verify(List<Anchor> anchors) {
    long witnessed =
        anchors.stream().filter(Anchor::witnessed).mapToLong(Anchor::size).max().orElse(0);
    long signed = anchors.isEmpty() ? 0 : anchors.getLast().size();
    var first = new FirstPass(ledger, anchors);
    long listed = first.stored();
    if (!first.clean() || !anchors.stream().allMatch(first::bytesMatch)) {
      listed = locate(first, anchors, signed);
    }
    return new LedgerReport(first.stored(), witnessed, signed, listed, findings);
  }

  private List<Anchor> anchors(List<Given> checkpoints) {
    var opened = new ArrayList<Anchor>();
    for (int i = 0; i < checkpoints.size(); i++) {
      var given = checkpoints.get(i);
      switch (given.policy().open(given.checkpoint())) {
        case CheckpointAnswer.Refused(var reason) ->
            findings.add(new Finding.CheckpointRefused(i, reason));
        case CheckpointAnswer.Opened(var checkpoint, _, boolean witnessed) ->
            opened.add(new Anchor(checkpoint.size(), checkpoint.root(), witnessed));
      }
    }
    opened.sort(Comparator.comparing(Anchor::witnessed).reversed());
    var bySize = new TreeMap<Long, Anchor>();
    bySize.put(0L, new Anchor(0, TreeHash.EMPTY, true));
    for (var anchor : opened) {
      var same = bySize.putIfAbsent(anchor.size(), anchor);
      if (same != null && !same.root().equals(anchor.root())) {
        findings.add(new Finding.CheckpointsContradict(anchor.size()));
      }
    }
    long witnessed =
        bySize.values().stream().filter(Anchor::witnessed).mapToLong(Anchor::size).max().orElse(0);
    return bySize.values().stream()
        .filter(a -> a.size() > 0 && (a.witnessed() || a.size() > witnessed))
        .toList();
  }

  private long locate(FirstPass first, List<Anchor> anchors, long anchored) {
    var authority = new Authority(ledger);
    long byWitness = matched(first, anchors.stream().filter(Anchor::witnessed));
    long byAnyone = matched(first, anchors.stream());
    boolean agrees =
        anchors.stream().filter(Anchor::witnessed).allMatch(a -> a.size() <= byWitness);
    for (var anchor : anchors) {
      boolean matches = first.bytesMatch(anchor) || first.leavesMatch(anchor);
      boolean overtaken = !matches && anchor.size() < (anchor.witnessed() ? byWitness : byAnyone);
      if (overtaken || matches && !anchor.witnessed() && !agrees) {
        findings.add(new Finding.CheckpointsContradict(anchor.size()));
      }
      if (first.bytesMatch(anchor)) {
        authority.know(anchor.size(), Authority.Source.BYTES);
      } else if (matches) {
        authority.know(anchor.size(), Authority.Source.LEAVES);
      } else if (!overtaken) {
        authority.descend(anchor);
      }
    }
    authority.tail(Math.max(first.stored(), anchored));
    var entries = new Classification(ledger, authority, first.stored(), anchored);
    var ofEntries = new ArrayList<>(entries.findings());
    authority.within().list().forEach(s -> ofEntries.add(new Finding.Within(s.from(), s.to())));
    authority
        .unchecked()
        .list()
        .forEach(s -> ofEntries.add(new Finding.Unchecked(s.from(), s.to())));
    ofEntries.sort(Comparator.comparingLong(LedgerVerification::begin));
    findings.addAll(ofEntries);
    addNodes(first.otherNodes(), authority.intact());
    return entries.listed();
  }

  private static long matched(FirstPass first, Stream<Anchor> anchors) {
    return anchors
        .filter(a -> first.bytesMatch(a) || first.leavesMatch(a))
        .mapToLong(Anchor::size)
        .max()
        .orElse(0);
  }

  private void addNodes(List<TreeNode> nodes, Spans intact) {
    for (var node : nodes) {
      var span = new Spans();
      span.add(node.index() << node.level(), node.index() + 1 << node.level());
      if (span.minus(intact).list().isEmpty()) {
        findings.add(new Finding.NodeAltered(node));
      }
    }
  }

  private static long begin(Finding finding) {
    return finding instanceof Finding.OfPlaces places ? places.from() : 0;
  }
}
