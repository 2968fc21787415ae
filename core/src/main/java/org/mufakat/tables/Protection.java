package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prepares tables for release: withholds what the rules say, withholds further cells until whoever
/// reads all that was ever published finds two whole tables, far enough apart, for each withheld
/// cell; or refuses. There is no option to pass.
public final class Protection {

  /// Withheld cells times base cells and sums: eight bytes each at most.
  static final long MOST_OF_PROOF = 40_000_000;

  private final Microdata rows;
  private final ReleaseRequest request;
  private final Sums sums;
  private final List<Finding> findings;

  private Protection(Microdata rows, ReleaseRequest request, List<Finding> findings) {
    this.rows = rows;
    this.request = request;
    this.findings = findings;
    this.sums =
        Sums.of(rows, request.tables(), request.earlier(), request.rules().zeros(), findings);
  }

  /// The tables of these rows, prepared.
  ///
  /// @param chance seeded; the same seed gives the same release
  public static ProtectionAnswer prepare(
      Microdata rows, ReleaseRequest request, RandomGenerator chance, Watch watch) {
    return prepare(rows, request, List.of(), chance, watch);
  }

  /// The same, beginning with what earlier releases were proved with: however much they published,
  /// their withheld cells then stay wide, at worst by withholding what those tables change.
  ///
  /// @param kept secret; those that do not fit these rows are left aside
  public static ProtectionAnswer prepare(
      Microdata rows,
      ReleaseRequest request,
      List<Witnesses> kept,
      RandomGenerator chance,
      Watch watch) {
    var findings = new ArrayList<Finding>();
    try {
      return new Protection(rows, request, findings).answer(kept, chance, watch);
    } catch (Sums.Unfit e) {
      return new ProtectionAnswer.Refused(findings);
    }
  }

  private ProtectionAnswer answer(List<Witnesses> kept, RandomGenerator chance, Watch watch) {
    var primary = new PrimarySuppression(sums, rows, request.rules());
    primary.withhold(findings);
    long numbers =
        sums.all.stream().filter(Sum::isWithheld).count() * (sums.base.length + sums.all.size());
    if (numbers > MOST_OF_PROOF) {
      findings.add(new Finding.TooLarge("numbers of the proof", numbers, MOST_OF_PROOF));
    }
    if (!findings.isEmpty()) {
      return new ProtectionAnswer.Refused(findings);
    }
    var lifted = new Lifted(sums).of(rows, kept);
    var suppression = new SecondarySuppression(sums, lifted, chance, watch);
    var proof = suppression.run(views(primary), this::singletons, findings);
    if (sums.all.stream().allMatch(Sum::isWithheld)) {
      findings.add(new Finding.NothingLeft());
    }
    return findings.isEmpty()
        ? passed(reasonable(proof, suppression))
        : new ProtectionAnswer.Refused(findings);
  }

  /// With tables farther apart where those of the proof that could have led to this release are not
  /// far enough.
  private List<WholeTable> reasonable(List<WholeTable> proof, SecondarySuppression suppression) {
    int width = request.rules().width();
    var minimality = new MinimalityGate(sums, request.rules().threshold(), "");
    var all = proof;
    for (int times = 2; times <= 6 && request.rules().dominantShare().isEmpty(); times++) {
      var narrow = minimality.narrow(all, width);
      if (narrow.isEmpty()) {
        return all;
      }
      all = suppression.farther(narrow, times * width, all);
    }
    return all;
  }

  /// Everybody, and with the rule for singletons each source.
  private List<View> views(PrimarySuppression primary) {
    var views = new ArrayList<View>();
    views.add(View.everybody(request.rules().width()));
    if (request.rules().singletons()) {
      var sources = primary.sources();
      for (int s = 0; s < sources.size(); s++) {
        var who = new Knower.Source(rows.sources().get(s));
        views.add(new View(who, sources.get(s), Set.of(), request.rules().insiderWidth()));
      }
    }
    return views;
  }

  /// Each person who is alone in a withheld cell, who is supposed to know that of every cell that
  /// has nobody else.
  private List<View> singletons() {
    var views = new LinkedHashMap<Set<Sum>, View>();
    for (var sum : sums.all) {
      if (request.rules().singletons() && sum.isWithheld() && sum.value == 1) {
        var fixed = aloneIn(sum);
        var who = new Knower.Singleton(SecondarySuppression.nameOf(sum));
        views.putIfAbsent(fixed, new View(who, null, fixed, request.rules().insiderWidth()));
      }
    }
    return List.copyOf(views.values());
  }

  private Set<Sum> aloneIn(Sum sum) {
    int column =
        Arrays.stream(sum.columns).filter(c -> sums.start[c] == 1).findFirst().orElseThrow();
    return Arrays.stream(sums.sumsOf(column))
        .mapToObj(sums.all::get)
        .filter(s -> s.value == 1)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What the gate lets pass.
  private ProtectionAnswer passed(List<WholeTable> proof) {
    var tables = sums.tables.stream().map(Protection::table).toList();
    var constraints = Published.of(tables, request.rules().zeros());
    var persons = proof.stream().map(WholeTable::persons).toList();
    var witnesses = new Witnesses(sums.world.told(), sums.base.clone(), persons);
    var all = new ArrayList<>(request.earlier());
    all.add(constraints.asEarlier("this release"));
    findings.addAll(Gate.findings(sums.world, all, witnesses, request.rules().width()));
    if (request.rules().singletons()) {
      findings.addAll(new InsidersGate(sums.world, all, witnesses).findings(rows, request.rules()));
    }
    if (findings.isEmpty()) {
      findings.addAll(Audit.minimality(rows, all, witnesses, request.rules()));
    }
    return findings.isEmpty()
        ? new ProtectionAnswer.Protected(tables, constraints, witnesses)
        : new ProtectionAnswer.Refused(findings);
  }

  private static SafeTable table(Sums.Cells cells) {
    var safe = new ArrayList<SafeCell>();
    for (int i = 0; i < cells.names().size(); i++) {
      safe.add(new SafeCell(cells.names().get(i), value(cells.sums()[i])));
    }
    return new SafeTable(cells.spec(), cells.axes(), safe);
  }

  private static CellValue value(@Nullable Sum sum) {
    if (sum == null) {
      return new CellValue.Shown(0);
    }
    return sum.isWithheld() ? new CellValue.Withheld(sum.reasons) : new CellValue.Shown(sum.value);
  }
}
