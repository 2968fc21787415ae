package org.mufakat.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerConfigurationTest {

  private static final String HUB = "http://127.0.0.1:1/";

  @Test
  void a_hub_is_believed_by_the_key_that_was_given() {
    var key = LedgerSite.witnessSigner().key();

    assertThat(LedgerConfiguration.elsewhere(HUB, key.toString()))
        .hasValueSatisfying(
            witnessed -> {
              assertThat(witnessed.key()).isEqualTo(key);
              witnessed.line().close();
            });
    assertThat(LedgerConfiguration.elsewhere("", "")).isEmpty();
  }

  @Test
  void a_key_that_cannot_be_read_is_refused_by_name_and_not_left_out() {
    for (String unreadable : new String[] {"", "hub+1+x"}) {
      assertThatThrownBy(() -> LedgerConfiguration.elsewhere(HUB, unreadable))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mufakat.ledger.hub-key: \"" + unreadable + "\"");
    }
  }
}
