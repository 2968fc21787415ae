package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Strength;

/// Which provisions a reader wants to see: of one area, with one verb, or all.
///
/// @param area id of an area; empty for every area
/// @param strength slug of a strength, or `unread` for provisions whose verb nobody has read; empty
///   for every one
/// @param faults what was asked for and does not exist; nothing is left out on its account
record ProvisionFilter(String area, String strength, List<Fault> faults) {

  static final String UNREAD = "unread";

  /// @param about `area` or `strength`
  record Fault(String about, String text) {}

  static ProvisionFilter of(RegimePack pack, Optional<String> area, Optional<String> strength) {
    var faults = new ArrayList<Fault>();
    return new ProvisionFilter(
        known("area", area, id -> pack.area(id).isPresent(), faults),
        known("strength", strength, ProvisionFilter::isStrength, faults),
        List.copyOf(faults));
  }

  private static String known(
      String about, Optional<String> asked, Predicate<String> exists, List<Fault> faults) {
    var text = asked.map(String::strip).orElse("");
    if (text.isEmpty() || exists.test(text)) {
      return text;
    }
    faults.add(new Fault(about, text));
    return "";
  }

  private static boolean isStrength(String slug) {
    return slug.equals(UNREAD) || Strength.bySlug(slug).isPresent();
  }

  /// Every strength to choose from, strongest first.
  static List<String> strengths() {
    return Stream.concat(Stream.of(Strength.values()).map(Strength::slug), Stream.of(UNREAD))
        .toList();
  }

  public boolean isOpen() {
    return area.isEmpty() && strength.isEmpty();
  }

  boolean takes(Provision provision) {
    return (area.isEmpty() || provision.areas().contains(area)) && takesVerb(provision);
  }

  private boolean takesVerb(Provision provision) {
    if (strength.isEmpty()) {
      return true;
    }
    return strength.equals(UNREAD)
        ? provision.strengths().isEmpty()
        : provision.strengths().stream().anyMatch(s -> s.slug().equals(strength));
  }
}
