package org.mufakat.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Looks at finished tables from the outside, with everything that was ever published, and finds
/// how far apart two whole tables can be in each withheld cell. Knows nothing of how the cells were
/// chosen.
public final class Audit {

  /// Nobody's id: releases that are audited may be given the same one.
  private static final String LAST = "the release under audit";

  private Audit() {}

  /// What was found of one withheld cell.
  ///
  /// @param cell the withheld sum
  /// @param low fewest persons of a whole table that was found
  /// @param high most
  /// @param exact whether no whole table has fewer or more; else the true interval may be wider
  public record Width(WithheldSum cell, long low, long high, boolean exact) {
    public long apart() {
      return high - low;
    }
  }

  /// The widths of all withheld sums of these releases together, as whoever reads all of them has
  /// them.
  public sealed interface AuditAnswer {

    record Audited(List<Width> widths) implements AuditAnswer {
      public Audited {
        widths = List.copyOf(widths);
      }

      /// Cells narrower than this.
      public List<Width> narrowerThan(int width) {
        return widths.stream().filter(w -> w.apart() < width).toList();
      }
    }

    /// The releases are not of these rows, or are too large.
    record NotAudited(List<Finding> findings) implements AuditAnswer {
      public NotAudited {
        findings = List.copyOf(findings);
      }
    }
  }

  /// @param rows the persons whom the releases count: the search starts from their table
  /// @param releases the release under audit and all before it
  /// @param kept what they were proved with; the tables that keep all these sums are where the
  ///   search begins, so no cell is told narrower than the proof has it
  /// @param enough where the search for a cell may stop; [Integer#MAX_VALUE] for whole intervals
  public static AuditAnswer of(
      Microdata rows,
      List<Earlier> releases,
      List<Witnesses> kept,
      int enough,
      RandomGenerator chance,
      Watch watch) {
    return of(rows, releases, sums -> widths(sums, rows, kept, enough, chance, watch));
  }

  /// The same without a proof, in bounded time: what is found may be narrower than what is so.
  static AuditAnswer quickly(
      Microdata rows, List<Earlier> releases, int enough, RandomGenerator chance, Watch watch) {
    return of(rows, releases, sums -> new Widths(sums, chance, watch).found(enough));
  }

  private static List<Width> widths(
      Sums sums,
      Microdata rows,
      List<Witnesses> kept,
      int enough,
      RandomGenerator chance,
      Watch watch) {
    var widths = new Widths(sums, chance, watch);
    new Lifted(sums).of(rows, kept).forEach(widths::know);
    return widths.stretched(enough);
  }

  private static AuditAnswer of(
      Microdata rows, List<Earlier> releases, Function<Sums, List<Width>> widths) {
    var findings = new ArrayList<Finding>();
    try {
      var sums = Sums.of(rows, List.of(), releases, ProtectionRules.Zeros.SHOWN, findings);
      return findings.isEmpty()
          ? new AuditAnswer.Audited(widths.apply(sums))
          : new AuditAnswer.NotAudited(findings);
    } catch (Sums.Unfit e) {
      return new AuditAnswer.NotAudited(findings);
    }
  }

  /// Checks the proof that came with a release by adding up, without any search: every whole table
  /// of it keeps every sum of these releases, and in every withheld sum two are so far apart.
  ///
  /// @param releases the release and those before it that it was prepared with
  /// @return empty when the proof holds
  public static List<Finding> proof(
      Microdata rows, List<Earlier> releases, Witnesses proof, int width) {
    var findings = new ArrayList<Finding>(ScopeCheck.of(rows, List.of(), releases));
    if (findings.isEmpty()) {
      var world = World.of(rows, List.of(), Sums.scopes(releases));
      if (world == null) {
        long most = World.MOST_BASE_CELLS;
        findings.add(new Finding.TooLarge("base cells", most + 1, most));
      } else {
        findings.addAll(Gate.findings(world, releases, proof, width));
      }
    }
    return findings;
  }

  /// As [#proof], and for insiders too: the tables that each person alone in a cell, and each
  /// source, could take for the true one are so far apart as the rules say.
  public static List<Finding> proof(
      Microdata rows, List<Earlier> releases, Witnesses proof, ProtectionRules rules) {
    var findings = proof(rows, releases, proof, rules.width());
    if (findings.isEmpty() && rules.singletons()) {
      var world =
          java.util.Objects.requireNonNull(World.of(rows, List.of(), Sums.scopes(releases)));
      findings.addAll(new InsidersGate(world, releases, proof).findings(rows, rules));
    }
    if (findings.isEmpty()) {
      findings.addAll(minimality(rows, releases, proof, rules));
    }
    return findings;
  }

  /// Against those who reason from that a cell was withheld. Where one source with more than its
  /// share withholds cells too, nobody knows which tables would have withheld them.
  static List<Finding> minimality(
      Microdata rows, List<Earlier> releases, Witnesses proof, ProtectionRules rules) {
    if (rules.dominantShare().isPresent() || releases.isEmpty()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    var last = releases.getLast();
    var all = new ArrayList<>(releases);
    all.set(all.size() - 1, new Earlier(LAST, last.known(), last.withheld()));
    var sums = Sums.of(rows, List.of(), all, ProtectionRules.Zeros.SHOWN, findings);
    var gate = new MinimalityGate(sums, rules.threshold(), LAST);
    findings.addAll(gate.findings(proof, rules.width()));
    return findings;
  }
}
