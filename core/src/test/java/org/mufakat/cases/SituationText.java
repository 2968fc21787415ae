package org.mufakat.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.LocalText;

/// Reads the situations of the table, which are written in words.
final class SituationText {

  /// The day on which the table's situations are asked about.
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 15);

  private static final Pattern BORN = Pattern.compile("born (be )?([0-9-]+)(?: within (\\d+))?");
  private static final Pattern AGED = Pattern.compile("aged (\\d+)-(\\d+) on ([0-9-]+)");
  private static final Pattern SAID = Pattern.compile("([a-z-]+)([+~?-])(?:@([0-9-]+))?");

  private static final String ACTS = "recruitment transportation transfer harbouring receipt";
  private static final String MEANS =
      "threat force other-coercion abduction fraud deception abuse-of-power"
          + " abuse-of-vulnerability payment-to-person-in-control";
  private static final String PURPOSES =
      "prostitution-of-others other-sexual-exploitation forced-labour-or-services slavery"
          + " practices-similar-to-slavery servitude organ-removal";
  private static final String UNNAMED_PURPOSES = "forced-criminality other-exploitation";

  private SituationText() {}

  static PalermoTest test() {
    return new PalermoTest(codes(), Map.of());
  }

  /// The regime's lists; the last two purposes are not named by any provision.
  static Map<Element, CodeList> codes() {
    return Map.of(
        Element.ACT, list("act", ACTS, ""),
        Element.MEANS, list("means", MEANS, ""),
        Element.PURPOSE, list("purpose", PURPOSES, UNNAMED_PURPOSES));
  }

  static Situation situation(
      String who, String acts, String means, String purposes, String consent, String happened) {
    var said =
        Stream.of(
                allegations(Element.ACT, acts),
                allegations(Element.MEANS, means),
                allegations(Element.PURPOSE, purposes))
            .flatMap(List::stream)
            .toList();
    return new Situation(age(who), said, consent.equals("yes"), happened.equals("yes"), AS_OF);
  }

  private static Age age(String who) {
    var born = BORN.matcher(who);
    if (born.matches()) {
      var era = born.group(1) == null ? CalendarEra.COMMON : CalendarEra.BUDDHIST;
      int within = born.group(3) == null ? 0 : Integer.parseInt(born.group(3));
      return new Age.Born(new CaseDate(born.group(2), era, within));
    }
    var aged = AGED.matcher(who);
    if (aged.matches()) {
      return new Age.OfYears(
          Integer.parseInt(aged.group(1)),
          Integer.parseInt(aged.group(2)),
          CaseDate.of(aged.group(3)));
    }
    if (!who.equals("unknown")) {
      throw new IllegalArgumentException("not an age of the table: " + who);
    }
    return new Age.Unknown();
  }

  private static List<Allegation> allegations(Element element, String text) {
    var all = new ArrayList<Allegation>();
    for (String word : text == null || text.isBlank() ? new String[0] : text.split(" +")) {
      var said = SAID.matcher(word);
      if (!said.matches()) {
        throw new IllegalArgumentException("not an allegation of the table: " + word);
      }
      var code = said.group(1);
      var mark = said.group(2);
      all.add(
          new Allegation(
              element,
              code,
              Optional.ofNullable(said.group(3)).map(CaseDate::of),
              "+~".contains(mark) ? List.of(new EvidenceId("for-" + code)) : List.of(),
              "~-".contains(mark) ? List.of(new EvidenceId("against-" + code)) : List.of()));
    }
    return all;
  }

  private static CodeList list(String id, String named, String unnamed) {
    var codes =
        Stream.concat(
                words(named).map(c -> code(c, Optional.of("EX-NAMES-IT"))),
                words(unnamed).map(c -> code(c, Optional.empty())))
            .toList();
    return new CodeList(id, label(id), label(id), codes, invented(), invented());
  }

  private static CodeList.Code code(String id, Optional<String> provision) {
    return new CodeList.Code(
        id,
        label(id),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Map.of(),
        provision,
        false,
        invented());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" +")).filter(w -> !w.isEmpty());
  }

  private static LocalText label(String id) {
    return new LocalText(Map.of("en", id));
  }

  private static Attribution invented() {
    return new Attribution("invented", false);
  }
}
