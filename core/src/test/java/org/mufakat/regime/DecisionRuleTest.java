package org.mufakat.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mufakat.regime.DecisionRule.Mode;
import org.mufakat.regime.DecisionRule.ModeKind;

class DecisionRuleTest {

  @Test
  void silence_that_is_open_has_a_length() {
    var rule = rule(mode(ModeKind.MEETING_CONSENSUS, true, 0), mode(ModeKind.SILENCE, true, 72));

    assertThat(rule.silenceHours()).isEqualTo(72);
    assertThat(rule.available()).containsExactly(ModeKind.MEETING_CONSENSUS, ModeKind.SILENCE);
  }

  @Test
  void silence_that_is_not_open_never_counts() {
    var rule = rule(mode(ModeKind.SILENCE, false, 72));

    assertThat(rule.silenceHours()).isZero();
    assertThat(rule.available()).isEmpty();
  }

  private static DecisionRule rule(Mode... modes) {
    return new DecisionRule("r", LocalText.english("r"), List.of(modes), true, anywhere());
  }

  private static Mode mode(ModeKind kind, boolean available, int hours) {
    return new Mode(kind, available, LocalText.english("m"), hours, Optional.empty(), anywhere());
  }

  private static Attribution anywhere() {
    return new Attribution("a test", false);
  }
}
