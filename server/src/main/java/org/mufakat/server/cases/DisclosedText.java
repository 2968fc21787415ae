package org.mufakat.server.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.RecordPart;
import org.mufakat.cases.RouteLeg;
import org.mufakat.cases.VictimStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What passed the wall as the text that is sealed: JSON, with a version of its form.
final class DisclosedText {

  private static final int FORM = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Text(
      int form,
      List<String> parts,
      JsonNode identity,
      List<Leg> route,
      ParticularsText particulars,
      @Nullable String victim,
      List<String> account,
      List<String> health,
      List<String> asks) {}

  private record Leg(
      @Nullable String fromState, @Nullable String toState, @Nullable DateText began) {}

  private DisclosedText() {}

  static byte[] write(Disclosed all) {
    return JSON.writeValueAsBytes(
        new Text(
            FORM,
            List.of(Disclosed.slugs(all.parts())),
            JSON.readTree(IdentityText.write(all.identity())),
            all.route().stream()
                .map(
                    l ->
                        new Leg(
                            l.fromState().orElse(null),
                            l.toState().orElse(null),
                            DateText.of(l.began())))
                .toList(),
            ParticularsText.of(all.particulars()),
            all.victim().map(VictimStatus::slug).orElse(null),
            all.account(),
            all.health(),
            List.of(Disclosed.slugs(all.asks()))));
  }

  static Disclosed read(byte[] text) {
    var read = JSON.readValue(text, Text.class);
    if (read.form() != FORM) {
      throw new IllegalStateException("a crossing of form " + read.form() + " is not known here");
    }
    return new Disclosed(
        parts(read.parts()),
        IdentityText.read(JSON.writeValueAsBytes(read.identity())),
        read.route().stream()
            .map(
                l ->
                    new RouteLeg(
                        Optional.ofNullable(l.fromState()),
                        Optional.ofNullable(l.toState()),
                        DateText.date(l.began())))
            .toList(),
        read.particulars().read(),
        Optional.ofNullable(read.victim()).map(v -> VictimStatus.bySlug(v).orElseThrow()),
        read.account(),
        read.health(),
        parts(read.asks()));
  }

  private static Set<RecordPart> parts(List<String> slugs) {
    return slugs.stream()
        .map(slug -> RecordPart.bySlug(slug).orElseThrow())
        .collect(Collectors.toSet());
  }
}
