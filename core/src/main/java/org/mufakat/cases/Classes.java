package org.mufakat.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.regime.Classification;
import org.mufakat.regime.CodeList;

/// The classes of one victim, derived from what is held and never typed in: by destination, by
/// victim, by form of exploitation. What is not known has no class, and is not guessed.
///
/// Source: Oktavian et al., the founding paper's three ways to sort trafficking.
public final class Classes {

  /// The classes of a route, by the ids that every regime gives them.
  private static final String INTERNAL = "internal";

  private static final String CROSS_BORDER = "cross-border";

  /// The classes of a victim.
  private static final String WOMEN = "women";

  private static final String MEN = "men";
  private static final String CHILDREN = "children";

  private final CodeList purposes;
  private final CodeList forms;

  /// @param forms the regime's list of the forms that exploitation took
  public Classes(CodeList purposes, CodeList forms) {
    this.purposes = purposes;
    this.forms = forms;
  }

  /// The sex of a victim as a record has it; other than these two a victim who is no child has no
  /// class of the three.
  public enum Sex {
    FEMALE("female"),
    MALE("male"),
    OTHER("other"),
    UNKNOWN("unknown");

    private final String slug;

    Sex(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Sex> bySlug(String slug) {
      return Arrays.stream(values()).filter(s -> s.slug.equals(slug)).findFirst();
    }
  }

  /// What the classes of one victim follow from.
  ///
  /// @param forms codes of the forms of exploitation that evidence speaks for
  /// @param findings of the test, whose evidenced purposes count where no form is recorded
  public record Held(
      List<RouteLeg> route, Sex sex, List<String> forms, PalermoAnswer.Findings findings) {
    public Held {
      route = List.copyOf(route);
      forms = List.copyOf(forms);
    }
  }

  /// The classes of a victim in one classification, none where it is not known. More than one only
  /// by form: a victim may be exploited in several.
  public Set<String> of(Classification classification, Held held) {
    return switch (classification.basis()) {
      case ROUTE -> byRoute(held.route()).stream().collect(Collectors.toSet());
      case VICTIM -> byVictim(held).stream().collect(Collectors.toSet());
      case FORM -> byForm(classification, held);
    };
  }

  /// Across a border if the legs name two States; inside if every leg is known to have stayed in
  /// one.
  private static Optional<String> byRoute(List<RouteLeg> route) {
    if (statesOf(route).size() > 1) {
      return Optional.of(CROSS_BORDER);
    }
    boolean inside = !route.isEmpty() && route.stream().allMatch(RouteLeg::staysInside);
    return inside ? Optional.of(INTERNAL) : Optional.empty();
  }

  private static Set<String> statesOf(List<RouteLeg> route) {
    return route.stream()
        .flatMap(leg -> Stream.concat(leg.fromState().stream(), leg.toState().stream()))
        .collect(Collectors.toSet());
  }

  private static Optional<String> byVictim(Held held) {
    return switch (held.findings().age()) {
      case CHILD -> Optional.of(CHILDREN);
      case EITHER -> Optional.empty();
      case ADULT ->
          switch (held.sex()) {
            case FEMALE -> Optional.of(WOMEN);
            case MALE -> Optional.of(MEN);
            case OTHER, UNKNOWN -> Optional.empty();
          };
    };
  }

  private Set<String> byForm(Classification classification, Held held) {
    var recorded = classes(classification, forms, held.forms());
    if (!recorded.isEmpty()) {
      return recorded;
    }
    var intended =
        held.findings().of(Element.PURPOSE).evidenced().stream().map(Allegation::code).toList();
    return classes(classification, purposes, intended);
  }

  private static Set<String> classes(
      Classification classification, CodeList list, Collection<String> codes) {
    return codes.stream()
        .flatMap(c -> list.code(c).stream())
        .flatMap(c -> Optional.ofNullable(c.classes().get(classification.id())).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
