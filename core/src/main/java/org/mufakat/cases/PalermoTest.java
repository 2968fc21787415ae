package org.mufakat.cases;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.cases.Age.AtTheTime;
import org.mufakat.cases.PalermoAnswer.Because;
import org.mufakat.cases.PalermoAnswer.Cited;
import org.mufakat.cases.PalermoAnswer.ElementFinding;
import org.mufakat.cases.PalermoAnswer.Findings;
import org.mufakat.cases.PalermoAnswer.Missing;
import org.mufakat.cases.PalermoAnswer.Need;
import org.mufakat.cases.PalermoAnswer.Reason;
import org.mufakat.regime.Citation;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;

/// The test of trafficking in persons: act, means and purpose; for a child no means; consent
/// irrelevant where a means was used.
///
/// Source: Palermo Protocol, Art. 3.
public final class PalermoTest {

  private final Map<Element, CodeList> codes;
  private final Map<Reason, List<String>> provisions;

  /// @param codes the regime's list of each element's kinds
  /// @param provisions what the regime cites for a reason; a reason may have none
  public PalermoTest(Map<Element, CodeList> codes, Map<Reason, List<String>> provisions) {
    this.codes = Map.copyOf(codes);
    this.provisions = Map.copyOf(provisions);
    for (Element element : Element.values()) {
      if (!codes.containsKey(element)) {
        throw new IllegalArgumentException("no code list: " + element.codeList());
      }
    }
  }

  /// The test as a regime has it.
  ///
  /// @throws IllegalArgumentException when the regime has no list of acts, of means or of purposes
  public static PalermoTest of(RegimePack regime) {
    var lists = new EnumMap<Element, CodeList>(Element.class);
    for (Element element : Element.values()) {
      regime.codeList(element.codeList()).ifPresent(list -> lists.put(element, list));
    }
    var cited = new EnumMap<Reason, List<String>>(Reason.class);
    for (Citation citation : regime.citations()) {
      Reason.bySlug(citation.step()).ifPresent(r -> cited.put(r, citation.provisions()));
    }
    return new PalermoTest(lists, cited);
  }

  public PalermoAnswer answer(Situation situation) {
    var age = age(situation);
    var elements =
        List.of(
            finding(Element.ACT, Need.NEEDED, situation),
            finding(Element.MEANS, needOfMeans(age), situation),
            finding(Element.PURPOSE, Need.NEEDED, situation));
    var findings = new Findings(age, elements, cite(reasons(situation, age, elements)));
    var missing = findings.missing();
    if (missing.isEmpty()) {
      // An evidenced means stands by itself, whatever the age turns out to be.
      boolean child = age == AtTheTime.CHILD && findings.of(Element.MEANS).evidenced().isEmpty();
      return new PalermoAnswer.Shown(findings, child ? Because.CHILD : Because.MEANS);
    }
    return age == AtTheTime.EITHER && missing.equals(List.of(Element.MEANS))
        ? new PalermoAnswer.ShownIfAChild(findings)
        : new PalermoAnswer.NotShown(findings);
  }

  /// A child if a child in any evidenced act; where no act is evidenced, in any act said; where
  /// none is said, at any time until now.
  private AtTheTime age(Situation situation) {
    var acts = situation.of(Element.ACT);
    if (acts.isEmpty()) {
      return situation.ageAtAnyTime();
    }
    var evidenced = acts.stream().filter(this::isEvidenced).toList();
    var ages =
        (evidenced.isEmpty() ? acts : evidenced).stream().map(situation::ageAt).distinct().toList();
    if (ages.contains(AtTheTime.CHILD)) {
      return AtTheTime.CHILD;
    }
    return ages.equals(List.of(AtTheTime.ADULT)) ? AtTheTime.ADULT : AtTheTime.EITHER;
  }

  private static Need needOfMeans(AtTheTime age) {
    return switch (age) {
      case CHILD -> Need.NOT_NEEDED_FOR_A_CHILD;
      case EITHER -> Need.NEEDED_UNLESS_A_CHILD;
      case ADULT -> Need.NEEDED;
    };
  }

  private ElementFinding finding(Element element, Need need, Situation situation) {
    var all = situation.of(element);
    var evidenced = all.stream().filter(this::isEvidenced).toList();
    var others = all.stream().filter(a -> !isEvidenced(a)).toList();
    boolean lacking = evidenced.isEmpty() && need != Need.NOT_NEEDED_FOR_A_CHILD;
    return new ElementFinding(
        element, need, evidenced, others, lacking ? Optional.of(why(others)) : Optional.empty());
  }

  private Missing why(List<Allegation> others) {
    var known = others.stream().filter(a -> code(a).isPresent()).toList();
    if (others.isEmpty()) {
      return Missing.NOTHING_SAID;
    }
    if (known.isEmpty()) {
      return Missing.UNKNOWN_CODE;
    }
    return known.stream().allMatch(a -> a.standing() == Allegation.Standing.REFUTED)
        ? Missing.REFUTED
        : Missing.ONLY_ALLEGED;
  }

  private boolean isEvidenced(Allegation allegation) {
    return allegation.standing().isEvidenced() && code(allegation).isPresent();
  }

  private Optional<CodeList.Code> code(Allegation allegation) {
    return Optional.ofNullable(codes.get(allegation.element()))
        .flatMap(list -> list.code(allegation.code()));
  }

  private List<Reason> reasons(Situation situation, AtTheTime age, List<ElementFinding> elements) {
    var act = elements.get(0);
    var means = elements.get(1);
    var purpose = elements.get(2);
    var reasons = new ArrayList<>(List.of(Reason.ELEMENTS));
    switch (age) {
      case CHILD -> {
        reasons.add(Reason.UNDER_EIGHTEEN);
        reasons.add(Reason.CHILD_NEEDS_NO_MEANS);
      }
      case EITHER -> {
        reasons.add(Reason.AGE_NOT_ESTABLISHED);
        if (situation.age().when(DayRange.of(situation.asOf())) != AtTheTime.ADULT) {
          reasons.add(Reason.TREATED_AS_A_CHILD);
        }
      }
      case ADULT -> {}
    }
    if (situation.consentIsClaimed()) {
      reasons.addAll(consent(age, means));
    }
    if (!purpose.evidenced().isEmpty()) {
      if (!situation.exploitationHappened()) {
        reasons.add(Reason.PURPOSE_SUFFICES);
      }
      if (purpose.evidenced().stream().allMatch(this::isBeyondTheMinimum)) {
        reasons.add(Reason.PURPOSE_BEYOND_THE_MINIMUM);
      }
    }
    boolean meansMatter = means.need() != Need.NOT_NEEDED_FOR_A_CHILD;
    if (act.isContested() || (meansMatter && means.isContested()) || purpose.isContested()) {
      reasons.add(Reason.CONTESTED);
    }
    return reasons;
  }

  private static List<Reason> consent(AtTheTime age, ElementFinding means) {
    if (age == AtTheTime.CHILD) {
      return List.of(Reason.CHILD_CONSENT_IRRELEVANT);
    }
    return List.of(
        means.evidenced().isEmpty() ? Reason.LOOK_FOR_A_MEANS : Reason.CONSENT_IRRELEVANT);
  }

  private boolean isBeyondTheMinimum(Allegation purpose) {
    return code(purpose).filter(c -> c.provision().isEmpty()).isPresent();
  }

  private List<Cited> cite(List<Reason> reasons) {
    return reasons.stream().map(r -> new Cited(r, provisions.getOrDefault(r, List.of()))).toList();
  }
}
