package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xno/region",
        "/xno/states/XNO?years=2018-2021&indicator=detected-victims",
        "/xno/claims?number=2%2C237&note=a%20b"
      })
  void a_page_of_the_node_is_taken_as_it_is(String asked) {
    assertThat(LocalTarget.within("xno", asked)).contains(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xno",
        "/xnoo/region",
        "/xso/region",
        "//xno/region",
        "/\\xno/region",
        "/xno/\\elsewhere.example",
        "/xno//elsewhere.example",
        "/xno/../xso/region",
        "/xno/.hidden",
        "/xno/%2e%2e/xso",
        "/xno/region;jsessionid=1",
        "/xno/region#x",
        "/xno/region?a=<script>",
        "/xno/région",
        "/xno/region\n",
        "/xno/api/v1/session",
        "/xno/sign-in?next=/xno/region",
        "/xno/sign-out",
        "https://elsewhere.example/xno/",
        "javascript:alert(1)"
      })
  void anything_else_is_left_out(String asked) {
    assertThat(LocalTarget.within("xno", asked)).isEmpty();
  }
}
