package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.cases.SituationText.situation;
import static org.mufakat.cases.SituationText.test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.cases.PalermoAnswer.Because;
import org.mufakat.cases.PalermoAnswer.Missing;
import org.mufakat.cases.PalermoAnswer.NotShown;
import org.mufakat.cases.PalermoAnswer.Reason;
import org.mufakat.cases.PalermoAnswer.Shown;
import org.mufakat.cases.PalermoAnswer.ShownIfAChild;

/// Worked situations, all invented, with the rule that each shows.
///
/// Rules: P3(a) to P3(d) = Palermo Protocol, Art. 3. LG = UNODC, Legislative Guide to the Protocol:
/// the purpose need not be reached, and means may come at any stage. V = UNODC issue paper on abuse
/// of a position of vulnerability (2013); C = on consent (2014); E = on exploitation (2015): the
/// list of purposes is a minimum. M = presumption that who may be a child is one, until the age is
/// verified (OHCHR, Recommended Principles and Guidelines, guideline 8; ACWC guidelines). The
/// papers are cited from general knowledge and were not read for this table; P3 was.
class PalermoTestTest {

  /// A situation is written as who | acts | means | purposes | consent claimed | happened. After a
  /// code: `+` evidence speaks for it, `~` for and against, `-` only against, `?` nothing; `@`
  /// begins an act's date. Answers: `means` or `child` = shown because of; `if-child`; `no` and
  /// what is missing.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "",
      textBlock =
          """
          # adults: all three elements
          P3(a) | deceived into a fishing crew         | born 1990 | recruitment+@2024         | deception+              | forced-labour-or-services+ | no  | yes | means |          |
          P3(a) | harboured under threat in a brothel  | born 1995 | harbouring+@2024          | threat+                 | prostitution-of-others+    | no  | yes | means |          |
          P3(a) | beaten into domestic servitude       | born 1988 | receipt+@2024             | force+                  | servitude+                 | no  | yes | means |          |
          P3(a) | abducted and sold as a slave         | born 1999 | transfer+@2024            | abduction+              | slavery+                   | no  | yes | means |          |
          P3(a) | a broker paid by a parent in control | born 2000 | transfer+@2024            | payment-to-person-in-control+ | practices-similar-to-slavery+ | no | yes | means |   |
          P3(a) | papers kept, debt, on a plantation   | born 1985 | transportation+@2024      | other-coercion+         | forced-labour-or-services+ | no  | yes | means |          |
          P3(a) | a forged contract                    | born 1993 | recruitment+@2024         | fraud+                  | forced-labour-or-services+ | no  | yes | means |          |
          P3(a) | an official who uses the office      | born 1991 | recruitment+@2024         | abuse-of-power+         | other-sexual-exploitation+ | no  | yes | means |          |
          P3(a) V | stateless and without a choice     | born 1996 | harbouring+@2024          | abuse-of-vulnerability+ | forced-labour-or-services+ | no  | yes | means |          |
          P3(a) | brought to have a kidney taken       | born 1987 | transportation+@2024      | deception+              | organ-removal+             | no  | yes | means |          |
          E | made to run online scams                 | born 1998 | recruitment+@2024         | deception+              | forced-criminality+        | no  | yes | means |          | purpose-beyond-the-minimum
          E | a purpose that nobody named              | born 1998 | recruitment+@2024         | force+                  | other-exploitation+        | no  | yes | means |          | purpose-beyond-the-minimum
          E | named and unnamed purposes together      | born 1998 | recruitment+@2024         | force+                  | forced-criminality+ forced-labour-or-services+ | no | yes | means | |
          LG | freed on the way, nothing happened yet  | born 1992 | transportation+@2024      | deception+              | forced-labour-or-services+ | no  | no  | means |          | purpose-suffices
          LG | two acts, one evidenced                 | born 1992 | recruitment?@2024 receipt+@2024 | threat+                 | servitude+                 | no  | yes | means |          |
          LG | two means, one refuted                  | born 1992 | receipt+@2024             | threat- deception+      | servitude+                 | no  | yes | means |          |
          LG | means only at the place of work         | born 1992 | harbouring+@2024          | force+                  | forced-labour-or-services+ | no  | yes | means |          |

          # adults: consent
          P3(b) C | agreed to travel, deceived on the work | born 1990 | recruitment+@2024     | deception+              | prostitution-of-others+    | yes | yes | means |          | consent-irrelevant
          P3(b) C | agreed to everything under threat  | born 1990 | harbouring+@2024          | threat+                 | forced-labour-or-services+ | yes | yes | means |          | consent-irrelevant
          P3(b) C | sold a kidney out of misery        | born 1990 | recruitment+@2024         | abuse-of-vulnerability+ | organ-removal+             | yes | yes | means |          | consent-irrelevant
          P3(b) C | signed a debt bond                 | born 1990 | transfer+@2024            | other-coercion+         | practices-similar-to-slavery+ | yes | yes | means |       | consent-irrelevant
          C | agreed, and a means is only said         | born 1990 | recruitment+@2024         | deception?              | prostitution-of-others+    | yes | yes | no    | MEANS    | look-for-a-means
          C | agreed, and nobody speaks of a means     | born 1990 | recruitment+@2024         |                         | forced-labour-or-services+ | yes | yes | no    | MEANS    | look-for-a-means
          C | agreed, the means is contested           | born 1990 | recruitment+@2024         | deception~              | forced-labour-or-services+ | yes | yes | means |          | consent-irrelevant contested

          # adults: something is missing
          P3(a) | smuggled for a fee, no exploitation  | born 1990 | transportation+@2024      |                         |                            | no  | no  | no    | MEANS PURPOSE |
          P3(a) | exploited where she always lived     | born 1990 |                           | force+                  | servitude+                 | no  | yes | no    | ACT      | age-not-established
          P3(a) | bad work, freely taken and left      | born 1990 | recruitment+@2024         |                         | forced-labour-or-services? | no  | no  | no    | MEANS PURPOSE |
          P3(a) | a means and an act without a purpose | born 1990 | receipt+@2024             | abduction+              |                            | no  | no  | no    | PURPOSE  |
          P3(a) | the purpose is only said             | born 1990 | receipt+@2024             | abduction+              | servitude?                 | no  | no  | no    | PURPOSE  |
          P3(a) | the purpose is refuted               | born 1990 | receipt+@2024             | abduction+              | servitude-                 | no  | no  | no    | PURPOSE  |
          P3(a) | the act is refuted                   | born 1990 | recruitment-@2024         | fraud+                  | servitude+                 | no  | yes | no    | ACT      |
          P3(a) | the act is only said                 | born 1990 | recruitment?@2024         | fraud+                  | servitude+                 | no  | yes | no    | ACT      |
          P3(a) | nothing is known but the person      | born 1990 |                           |                         |                            | no  | no  | no    | ACT MEANS PURPOSE | age-not-established
          P3(a) | everything is said, nothing shown    | born 1990 | recruitment?@2024         | fraud?                  | servitude?                 | no  | no  | no    | ACT MEANS PURPOSE |
          P3(a) | a code that the list does not have   | born 1990 | kidnapping+@2024          | fraud+                  | servitude+                 | no  | yes | no    | ACT      |
          P3(a) | a means that the list does not have  | born 1990 | receipt+@2024             | sorcery+                | servitude+                 | no  | yes | no    | MEANS    |

          # adults: evidence against
          P3(a) | the act is contested                 | born 1990 | recruitment~@2024         | fraud+                  | servitude+                 | no  | yes | means |          | contested
          P3(a) | one of two means is contested        | born 1990 | recruitment+@2024         | fraud~ threat+          | servitude+                 | no  | yes | means |          |
          P3(a) | all is contested                     | born 1990 | recruitment~@2024         | fraud~                  | servitude~                 | no  | yes | means |          | contested

          # children
          P3(c) | recruited at 15 by an aunt           | born 2008-03-01 | recruitment+@2023-04-10 |                     | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(c) | a baby sold                          | born 2024 | transfer+@2024-06         |                         | practices-similar-to-slavery+ | no | no | child |        | under-eighteen child-needs-no-means purpose-suffices
          P3(c) C | a child who agreed                 | born 2008 | recruitment+@2023         |                         | prostitution-of-others+    | yes | yes | child |          | under-eighteen child-needs-no-means child-consent-irrelevant
          P3(c) C | parents who agreed for the child   | born 2010 | transfer+@2022            |                         | forced-labour-or-services+ | yes | yes | child |          | under-eighteen child-needs-no-means child-consent-irrelevant
          P3(c) | a child, and force all the same      | born 2010 | harbouring+@2022          | force+                  | forced-labour-or-services+ | no  | yes | means |          | under-eighteen child-needs-no-means
          P3(c) | a child, a means refuted             | born 2010 | harbouring+@2022          | force-                  | forced-labour-or-services+ | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(c) | a child, a means contested           | born 2010 | harbouring+@2022          | force~                  | forced-labour-or-services+ | no  | yes | means |          | under-eighteen child-needs-no-means
          P3(c) | a child, the purpose only said       | born 2010 | harbouring+@2022          |                         | forced-labour-or-services? | no  | no  | no    | PURPOSE  | under-eighteen child-needs-no-means
          P3(c) | a child, no act                      | born 2010 |                           |                         | forced-labour-or-services+ | no  | yes | no    | ACT      | under-eighteen child-needs-no-means
          P3(c) E | a child in a scam compound         | born 2009 | receipt+@2024             |                         | forced-criminality+        | no  | yes | child |          | under-eighteen child-needs-no-means purpose-beyond-the-minimum
          P3(d) | still a child on the day of asking   | born 2012 | recruitment+              |                         | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(d) | one day before the birthday          | born 2006-05-20 | recruitment+@2024-05-19 |                     | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(d) | on the birthday                      | born 2006-05-20 | recruitment+@2024-05-20 |                     | servitude+                 | no  | yes | no    | MEANS    |
          P3(d) | born on a leap day, 28 February      | born 2004-02-29 | recruitment+@2022-02-28 |                     | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(d) | born on a leap day, 1 March          | born 2004-02-29 | recruitment+@2022-03-01 |                     | servitude+                 | no  | yes | no    | MEANS    |
          P3(d) | recruited at 17, harboured at 19     | born 2004-01 | recruitment+@2021-06 harbouring+@2023-06 |       | prostitution-of-others+    | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(d) | the act as a child only said         | born 2004-01 | recruitment?@2021-06 harbouring+@2023-06 |       | prostitution-of-others+    | no  | yes | no    | MEANS    |
          P3(d) | a Buddhist-era birth year            | born be 2551 | recruitment+@2024      |                         | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means
          P3(d) | assessed as 13 to 15                 | aged 13-15 on 2024-02 | recruitment+@2024-01 |                  | servitude+                 | no  | yes | child |          | under-eighteen child-needs-no-means

          # an age that allows both
          M P3(c) | assessed as 16 to 19               | aged 16-19 on 2024-02 | recruitment+@2024-01 |                  | servitude+                 | no  | yes | if-child | MEANS | age-not-established treated-as-a-child
          M P3(c) | no age at all                      | unknown   | recruitment+              |                         | servitude+                 | no  | yes | if-child | MEANS | age-not-established treated-as-a-child
          M P3(d) | born in the year, acted in the year | born 2006 | recruitment+@2024        |                         | servitude+                 | no  | yes | if-child | MEANS | age-not-established
          M P3(d) | an estimate that reaches over 18   | born 2005 within 3 | recruitment+@2024 |                        | servitude+                 | no  | yes | if-child | MEANS | age-not-established treated-as-a-child
          M P3(d) | a birth date and no date of the act | born 2000 | recruitment+             |                         | servitude+                 | no  | yes | if-child | MEANS | age-not-established
          M P3(a) | no age, and a means                | unknown   | recruitment+              | deception+              | servitude+                 | no  | yes | means |          | age-not-established treated-as-a-child
          M P3(b) | no age, a means, consent claimed   | unknown   | recruitment+              | deception+              | servitude+                 | yes | yes | means |          | age-not-established treated-as-a-child consent-irrelevant
          M C | no age, no means, consent claimed      | unknown   | recruitment+              |                         | servitude+                 | yes | yes | if-child | MEANS | age-not-established treated-as-a-child look-for-a-means
          M | no age, no means, no purpose             | unknown   | recruitment+              |                         |                            | no  | no  | no    | MEANS PURPOSE | age-not-established treated-as-a-child
          """)
  void a_worked_situation_is_answered_as_the_rules_say(
      String rules,
      String what,
      String who,
      String acts,
      String means,
      String purposes,
      String consent,
      String happened,
      String answer,
      String missing,
      String reasons) {
    var found = test().answer(situation(who, acts, means, purposes, consent, happened));

    assertThat(named(found)).as("answer").isEqualTo(answer);
    assertThat(found.findings().missing()).as("missing").isEqualTo(elements(missing));
    assertThat(found.findings().why()).as("reasons").first().isEqualTo(Reason.ELEMENTS);
    assertThat(found.findings().why().stream().skip(1).map(Reason::slug))
        .as("reasons after the definition")
        .containsExactly(words(reasons));
  }

  @Test
  void what_is_missing_says_why() {
    var answer =
        test()
            .answer(
                situation("born 1990", "kidnapping+", "fraud- threat?", "servitude-", "no", "no"));

    assertThat(answer.findings().of(Element.ACT).missing()).contains(Missing.UNKNOWN_CODE);
    assertThat(answer.findings().of(Element.MEANS).missing()).contains(Missing.ONLY_ALLEGED);
    assertThat(answer.findings().of(Element.PURPOSE).missing()).contains(Missing.REFUTED);
    assertThat(test().answer(situation("born 1990", "", "", "", "no", "no")).findings().elements())
        .allSatisfy(e -> assertThat(e.missing()).contains(Missing.NOTHING_SAID));
  }

  @Test
  void an_element_names_the_evidence_that_it_rests_on() {
    var answer =
        test()
            .answer(
                situation("born 1990", "receipt+ transfer?", "fraud+", "servitude+", "no", "yes"));

    var act = answer.findings().of(Element.ACT);
    assertThat(act.evidenced()).extracting(Allegation::code).containsExactly("receipt");
    assertThat(act.evidenced().getFirst().supportedBy())
        .containsExactly(new EvidenceId("for-receipt"));
    assertThat(act.others()).extracting(Allegation::code).containsExactly("transfer");
  }

  @Test
  void a_reason_cites_what_the_regime_cites_for_it() {
    var test =
        new PalermoTest(
            SituationText.codes(),
            Map.of(Reason.ELEMENTS, List.of("EX-2"), Reason.CHILD_NEEDS_NO_MEANS, List.of("EX-3")));

    var answer =
        test.answer(situation("born 2010", "receipt+@2022", "", "servitude+", "no", "yes"));

    assertThat(answer.findings().reasons())
        .contains(
            new PalermoAnswer.Cited(Reason.ELEMENTS, List.of("EX-2")),
            new PalermoAnswer.Cited(Reason.CHILD_NEEDS_NO_MEANS, List.of("EX-3")),
            new PalermoAnswer.Cited(Reason.UNDER_EIGHTEEN, List.of()));
  }

  private static String named(PalermoAnswer answer) {
    return switch (answer) {
      case Shown(var _, Because because) -> because == Because.CHILD ? "child" : "means";
      case ShownIfAChild _ -> "if-child";
      case NotShown _ -> "no";
    };
  }

  private static List<Element> elements(String names) {
    return Arrays.stream(words(names)).map(Element::valueOf).toList();
  }

  private static String[] words(String text) {
    return text == null || text.isBlank() ? new String[0] : text.split(" +");
  }
}
