package org.mufakat.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the evidence held shows of trafficking in one victim, and why. It helps whoever identifies
/// a victim or builds a case; it decides nothing: victims are identified by the competent
/// authority, and offences are found by courts.
public sealed interface PalermoAnswer {

  Findings findings();

  /// Every element that is needed is evidenced.
  record Shown(Findings findings, Because because) implements PalermoAnswer {}

  /// Act and purpose are evidenced, a means is not, and what is known of the age allows a child: it
  /// is shown if the victim was one.
  record ShownIfAChild(Findings findings) implements PalermoAnswer {}

  /// Something that is needed is not evidenced; the findings name it.
  record NotShown(Findings findings) implements PalermoAnswer {}

  enum Because {
    /// Act and purpose, towards a child.
    CHILD,
    /// Act, means and purpose.
    MEANS
  }

  /// @param age whether the victim was under 18: the youngest that an evidenced act allows
  /// @param elements act, means, purpose
  /// @param reasons in the order of the argument
  record Findings(Age.AtTheTime age, List<ElementFinding> elements, List<Cited> reasons) {
    public Findings {
      elements = List.copyOf(elements);
      reasons = List.copyOf(reasons);
    }

    public ElementFinding of(Element element) {
      return elements.stream().filter(e -> e.element() == element).findFirst().orElseThrow();
    }

    /// What is needed and not evidenced.
    public List<Element> missing() {
      return elements.stream()
          .filter(e -> e.missing().isPresent())
          .map(ElementFinding::element)
          .toList();
    }

    public List<Reason> why() {
      return reasons.stream().map(Cited::reason).toList();
    }
  }

  enum Need {
    NEEDED,
    NOT_NEEDED_FOR_A_CHILD,
    NEEDED_UNLESS_A_CHILD
  }

  /// Why an element that is needed is not evidenced.
  enum Missing {
    NOTHING_SAID,
    ONLY_ALLEGED,
    REFUTED,
    /// Only codes that the regime's list does not have.
    UNKNOWN_CODE
  }

  /// How one element stands.
  ///
  /// @param evidenced those allegations that evidence speaks for, contested ones too
  /// @param others alleged, refuted, or of a code that is not in the list
  /// @param missing empty where it is evidenced or not needed
  record ElementFinding(
      Element element,
      Need need,
      List<Allegation> evidenced,
      List<Allegation> others,
      Optional<Missing> missing) {
    public ElementFinding {
      evidenced = List.copyOf(evidenced);
      others = List.copyOf(others);
    }

    /// Whether everything that speaks for it is also spoken against.
    public boolean isContested() {
      return !evidenced.isEmpty()
          && evidenced.stream().allMatch(a -> a.standing() == Allegation.Standing.CONTESTED);
    }
  }

  /// A reason and the provisions that say so.
  record Cited(Reason reason, List<String> provisions) {
    public Cited {
      provisions = List.copyOf(provisions);
    }
  }

  /// The steps of the argument; each is a sentence in the reader's language.
  enum Reason {
    /// An act, by a means, for a purpose: the definition.
    ELEMENTS("elements"),
    /// Under 18 when an act began.
    UNDER_EIGHTEEN("under-eighteen"),
    /// For a child act and purpose suffice.
    CHILD_NEEDS_NO_MEANS("child-needs-no-means"),
    /// Whether the victim was under 18 when an act began is not established: the birth date or the
    /// act's date is wanting.
    AGE_NOT_ESTABLISHED("age-not-established"),
    /// The victim may be a child even now, and is treated as one until the age is verified.
    TREATED_AS_A_CHILD("treated-as-a-child"),
    /// A means was used: consent is irrelevant.
    CONSENT_IRRELEVANT("consent-irrelevant"),
    /// A child's consent is irrelevant.
    CHILD_CONSENT_IRRELEVANT("child-consent-irrelevant"),
    /// Consent is claimed and no means is evidenced: look for the means; the consent settles
    /// nothing.
    LOOK_FOR_A_MEANS("look-for-a-means"),
    /// The purpose suffices; no exploitation has to have happened.
    PURPOSE_SUFFICES("purpose-suffices"),
    /// The purpose is not among those named; what is named is a minimum.
    PURPOSE_BEYOND_THE_MINIMUM("purpose-beyond-the-minimum"),
    /// Evidence speaks against an element too: it has to be weighed.
    CONTESTED("contested");

    private final String slug;

    Reason(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Reason> bySlug(String slug) {
      return Arrays.stream(values()).filter(r -> r.slug.equals(slug)).findFirst();
    }
  }
}
