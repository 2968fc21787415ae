package org.mufakat.server.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;
import org.mufakat.regime.Spellings;

/// Holds the pack's place until the reader of packs is here.
final class StandInPack {

  private StandInPack() {}

  static RegimePack ofTheMembers() {
    var none = new Attribution("none", false);
    var members =
        Stream.of("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM")
            .map(
                code ->
                    new Member(
                        code,
                        LocalText.english(code),
                        new Span(Optional.empty(), Optional.empty()),
                        new Member.Place(0, 0),
                        none))
            .toList();
    return new RegimePack(
        "asean",
        LocalText.english("ASEAN"),
        LocalText.english("stand-in"),
        "0",
        true,
        "",
        List.of(),
        members,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Spellings(Map.of(), Map.of(), Map.of(), List.of(), none),
        List.of(),
        "{}");
  }
}
