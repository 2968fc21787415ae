package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mufakat.tables.Earlier;
import org.mufakat.tables.KnownSum;
import org.mufakat.tables.Scope;
import org.mufakat.tables.Variable;
import org.mufakat.tables.WithheldSum;

class AttacksTest {

  private static final List<Variable> VARIABLES =
      List.of(new Variable("row", List.of("a", "b")), new Variable("column", List.of("x", "y")));
  private static final Scope A = Scope.of(Map.of("row", List.of("a")));
  private static final WithheldSum AX = new WithheldSum("ax", A.and("column", List.of("x")), 1);
  private static final WithheldSum AY = new WithheldSum("ay", A.and("column", List.of("y")), 1);

  /// ax + ay = 5 and both at least 1.
  @Test
  void the_attack_finds_what_a_sum_leaves() {
    var attack = attack(List.of(KnownSum.exactly("a", A, 5)), AX, AY);

    assertThat(attack.recovered().orElseThrow())
        .containsExactly(new TableAttack.Recovered(AX, 1, 4), new TableAttack.Recovered(AY, 1, 4));
  }

  @Test
  void the_attack_finds_a_cell_by_difference() {
    var all = KnownSum.exactly("all", Scope.EVERYBODY, 60);
    var other = KnownSum.exactly("b", Scope.of(Map.of("row", List.of("b"))), 40);
    var ay = KnownSum.exactly("ay", AY.scope(), 17);

    var attack = attack(List.of(all, other, ay), AX);

    assertThat(attack.recovered().orElseThrow())
        .containsExactly(new TableAttack.Recovered(AX, 3, 3));
  }

  @Test
  void the_attack_sees_when_nothing_bounds_a_cell() {
    var found = attack(List.of(), AX).recovered().orElseThrow().getFirst();

    assertThat(found.apart()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_attack_sees_a_contradiction() {
    var sums = List.of(KnownSum.exactly("a", A, 5), new KnownSum("all", Scope.EVERYBODY, 1, 4));

    assertThat(attack(sums, AX).recovered()).isEmpty();
  }

  /// A bounded part of the thousand that `bench release --attack 1000` runs.
  @Test
  void nothing_is_recovered_more_tightly_than_the_width() {
    long seed = 2_000;
    int systems = 15;
    System.out.println("attacks of seeds " + seed + " to " + (seed + systems - 1));
    var attacks = new Attacks();

    for (long s = seed; s < seed + systems; s++) {
      attacks.attack(s);
    }

    assertThat(attacks.recovered()).isEmpty();
    assertThat(attacks.notAttacked()).isZero();
    assertThat(attacks.withheld()).isGreaterThan(systems);
    assertThat(attacks.refused()).isLessThan(attacks.releases() / 2);
  }

  private static TableAttack attack(List<KnownSum> known, WithheldSum... withheld) {
    return new TableAttack(VARIABLES, List.of(new Earlier("release", known, List.of(withheld))));
  }
}
