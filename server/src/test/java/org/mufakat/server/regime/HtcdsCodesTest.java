package org.mufakat.server.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.mufakat.server.SharedData;
import tools.jackson.databind.json.JsonMapper;

class HtcdsCodesTest {

  private final HtcdsCodes codes = HtcdsCodes.read();

  @Test
  void the_standard_has_no_forced_criminality_and_no_abduction() {
    assertThat(codes.has("vic_TypeOfExploitation/ForcedLabour")).isTrue();
    assertThat(codes.has("vic_TypeOfExploitation/ForcedCriminality")).isFalse();
    assertThat(codes.has("vic_MethodsOfControl/Abduction")).isFalse();
  }

  @Test
  void the_standards_own_misspelling_is_kept() {
    assertThat(codes.has("vic_RelationshipToTrafficker/Unaquainted")).isTrue();
  }

  @Test
  void the_shipped_lists_are_the_published_ones_to_the_letter_and_in_their_order()
      throws IOException {
    var lists = SharedData.file("data/htcds/htcds_v2_codelists.json");
    var published = new ArrayList<String>();
    JsonMapper.builder()
        .build()
        .readTree(Files.readString(lists))
        .path("codelists")
        .forEachEntry(
            (list, entry) ->
                entry
                    .path("values")
                    .forEach(
                        v ->
                            published.add(
                                list
                                    + "/"
                                    + v.path("code").asString("")
                                    + " = "
                                    + v.path("label").asString(""))));
    var shipped = new ArrayList<String>();
    codes
        .lists()
        .forEach(
            (list, entries) ->
                entries.forEach(c -> shipped.add(list + "/" + c.code() + " = " + c.label())));

    assertThat(codes.lists()).hasSize(21);
    assertThat(shipped).hasSize(182).containsExactlyElementsOf(published);
  }
}
