package org.mufakat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

  @Test
  void the_slug_names_the_same_node() {
    assertThat(NodeId.ofSlug("nor")).isEqualTo(new NodeId("NOR"));
    assertThat(new NodeId("NOR").slug()).isEqualTo("nor");
  }

  @Test
  void only_the_hub_is_the_hub() {
    assertThat(NodeId.HUB.isHub()).isTrue();
    assertThat(new NodeId("NOR").isHub()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NO", "NORT", "no1", "N/R", "NOR\n"})
  void another_form_is_refused(String text) {
    assertThatThrownBy(() -> new NodeId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
