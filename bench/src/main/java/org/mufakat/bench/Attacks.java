package org.mufakat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Protection;
import org.mufakat.tables.ProtectionAnswer;
import org.mufakat.tables.ProtectionRules;
import org.mufakat.tables.ReleaseRequest;
import org.mufakat.tables.TableSpec;
import org.mufakat.tables.Watch;
import org.mufakat.tables.WithheldSum;
import org.mufakat.tables.Witnesses;

/// Protects random tables and attacks what is left; counts, and keeps the seed of every success.
final class Attacks {

  private static final int[] THRESHOLDS = {3, 5, 11};

  private int systems;
  private int releases;
  private int refused;
  private int cells;
  private int withheld;
  private int insiders;
  private int sources;
  private int notAttacked;
  private long narrowest = Long.MAX_VALUE;
  private final List<String> recovered = new ArrayList<>();

  /// Attacks the system of this seed.
  void attack(long seed) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var tables = new RandomTables(chance);
    var rules = ProtectionRules.threshold(THRESHOLDS[chance.nextInt(THRESHOLDS.length)]);
    var out = new ArrayList<Earlier>();
    out.add(new Earlier("partner", tables.partner(rules.threshold()), List.of()));
    systems++;
    var proof = release(tables, tables.first, rules, out, List.of(), chance);
    release(tables, tables.second, rules, out, seed % 2 == 0 ? proof : List.of(), chance);
    try {
      judge(seed, tables, rules, out, chance);
    } catch (ArithmeticException e) {
      notAttacked++;
    }
  }

  /// What it was proved with; of every other system the second release begins with that.
  private List<Witnesses> release(
      RandomTables tables,
      List<TableSpec> specs,
      ProtectionRules rules,
      List<Earlier> out,
      List<Witnesses> kept,
      RandomGenerator chance) {
    if (specs.isEmpty()) {
      return List.of();
    }
    releases++;
    var request = new ReleaseRequest(specs, out, rules);
    return switch (Protection.prepare(tables.rows, request, kept, chance, Watch.none())) {
      case ProtectionAnswer.Protected safe -> {
        out.add(safe.constraints().asEarlier(specs.getFirst().name()));
        cells += safe.constraints().known().size() + safe.constraints().withheld().size();
        withheld += safe.constraints().withheld().size();
        yield List.of(safe.witnesses());
      }
      case ProtectionAnswer.Refused _ -> {
        refused++;
        yield List.of();
      }
    };
  }

  private void judge(
      long seed,
      RandomTables tables,
      ProtectionRules rules,
      List<Earlier> out,
      RandomGenerator chance) {
    var attack = new TableAttack(tables.rows.variables(), out);
    attack.recovered().orElseThrow().forEach(found -> compare(seed, found, rules.width()));
    if (seed % 5 == 0) {
      source(seed, tables, attack, rules, chance.nextInt(3));
    }
    var alone =
        out.stream()
            .flatMap(r -> r.withheld().stream())
            .filter(w -> tables.count(w.scope()) == 1)
            .toList();
    if (!alone.isEmpty()) {
      var scope = alone.get(chance.nextInt(alone.size())).scope();
      var own = alone.stream().filter(w -> tables.count(w.scope().and(scope)) == 1).toList();
      insider(seed, attack, own, rules);
    }
  }

  /// Somebody who is alone in these cells and knows it.
  private void insider(
      long seed, TableAttack attack, List<WithheldSum> own, ProtectionRules rules) {
    insiders++;
    var knows = own.stream().map(w -> KnownSum.exactly("own", w.scope(), 1)).toList();
    for (var found : attack.recovered(knows).orElseThrow()) {
      if (!own.contains(found.cell())) {
        compare(seed, found, rules.insiderWidth());
      }
    }
  }

  /// An agency that knows what it contributed to each combination of categories.
  private void source(
      long seed, RandomTables tables, TableAttack attack, ProtectionRules rules, int source) {
    sources++;
    for (var found : attack.recovered(tables.contributed(source)).orElseThrow()) {
      compare(seed, found, rules.insiderWidth());
    }
  }

  private void compare(long seed, TableAttack.Recovered found, int width) {
    narrowest = Math.min(narrowest, found.apart() - width);
    if (found.apart() < width) {
      recovered.add("seed " + seed + ": " + found);
    }
  }

  int systems() {
    return systems;
  }

  int releases() {
    return releases;
  }

  int refused() {
    return refused;
  }

  int cells() {
    return cells;
  }

  int withheld() {
    return withheld;
  }

  int insiders() {
    return insiders;
  }

  int sources() {
    return sources;
  }

  int notAttacked() {
    return notAttacked;
  }

  /// By how many persons the narrowest cell is wider than it must be.
  long narrowest() {
    return narrowest;
  }

  /// Every cell that was worked out more tightly than the width, with the seed.
  List<String> recovered() {
    return List.copyOf(recovered);
  }
}
