package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.SituationText.situation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Classification;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.LocalText;

class ClassesTest {

  private static final Attribution INVENTED = new Attribution("invented", false);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing known               |                    |
          inside one State            | XNO>XNO            | internal
          two legs inside             | XNO>XNO XNO>XNO    | internal
          across a border             | XNO>XSO            | cross-border
          first inside, then across   | XNO>XNO XNO>XSO    | cross-border
          two States, the rest unknown | XNO>? ?>XSO       | cross-border
          one end unknown             | XNO>?              |
          inside, and a leg unknown   | XNO>XNO ?>?        |
          """)
  void the_destination_follows_from_the_route(String what, String legs, String expected) {
    var route =
        words(legs).stream()
            .map(leg -> leg.split(">"))
            .map(ends -> new RouteLeg(state(ends[0]), state(ends[1]), Optional.empty()))
            .toList();

    var found =
        classes().of(by(Classification.Basis.ROUTE), held(route, Classes.Sex.UNKNOWN, List.of()));

    assertThat(found).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          born 1990 | FEMALE  | women
          born 1990 | MALE    | men
          born 1990 | OTHER   |
          born 1990 | UNKNOWN |
          born 2012 | FEMALE  | children
          born 2012 | UNKNOWN | children
          unknown   | FEMALE  |
          born 2006 | MALE    |
          """)
  void the_victim_class_follows_from_age_at_the_act_and_sex(
      String who, Classes.Sex sex, String expected) {
    var findings =
        SituationText.test()
            .answer(situation(who, "recruitment+@2024", "", "servitude+", "no", "yes"))
            .findings();

    var found =
        classes()
            .of(
                by(Classification.Basis.VICTIM),
                new Classes.Held(List.of(), sex, List.of(), findings));

    assertThat(found).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a form recorded                  | fishing         | servitude+               | forced-labour
          two forms of one class           | fishing mining  | servitude+               | forced-labour
          two forms of two classes         | fishing scam    | servitude+               | forced-labour forced-criminality
          no form, an evidenced purpose    |                 | servitude+               | servitude-and-slavery
          no form, a purpose only said     |                 | servitude?               |
          a form that the list has not     | juggling        |                          |
          """)
  void the_exploitation_follows_from_the_forms_else_from_the_purpose(
      String what, String forms, String purposes, String expected) {
    var findings =
        SituationText.test()
            .answer(situation("born 1990", "recruitment+@2024", "", purposes, "no", "yes"))
            .findings();

    var found =
        classes()
            .of(
                by(Classification.Basis.FORM),
                new Classes.Held(List.of(), Classes.Sex.UNKNOWN, words(forms), findings));

    assertThat(found).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  private static Classes.Held held(List<RouteLeg> route, Classes.Sex sex, List<String> forms) {
    var nothing = SituationText.test().answer(situation("unknown", "", "", "", "no", "no"));
    return new Classes.Held(route, sex, forms, nothing.findings());
  }

  private static Classes classes() {
    return new Classes(
        list(Map.of("servitude", "servitude-and-slavery")),
        list(
            Map.of(
                "fishing", "forced-labour",
                "mining", "forced-labour",
                "scam", "forced-criminality")));
  }

  private static CodeList list(Map<String, String> classOf) {
    var codes =
        classOf.entrySet().stream()
            .map(
                e ->
                    new CodeList.Code(
                        e.getKey(),
                        label(e.getKey()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Map.of("exploitation", e.getValue()),
                        Optional.empty(),
                        false,
                        INVENTED))
            .collect(Collectors.toList());
    return new CodeList("list", label("list"), label("list"), codes, INVENTED, INVENTED);
  }

  private static Classification by(Classification.Basis basis) {
    var id = basis == Classification.Basis.FORM ? "exploitation" : basis.slug();
    return new Classification(id, label(id), basis, List.of(), INVENTED);
  }

  private static LocalText label(String id) {
    return new LocalText(Map.of("en", id));
  }

  private static Optional<String> state(String code) {
    return code.equals("?") ? Optional.empty() : Optional.of(code);
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.trim().split(" +"));
  }
}
