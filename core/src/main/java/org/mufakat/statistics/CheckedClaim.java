package org.mufakat.statistics;

import java.util.List;

/// A claim, the answer to it, and the releases that were searched for one.
///
/// Guarantees: an answer that rests on excerpts is told apart from one that rests on a publisher's
/// whole file ([#restsOnExcerptsOnly], [#excerpts]), since what an excerpt lacks may be published.
///
/// @param searched every release that was looked in, whether or not it has a value for the area
public record CheckedClaim(Claim claim, ClaimAnswer answer, List<Release> searched) {

  public CheckedClaim {
    searched = List.copyOf(searched);
  }

  /// Whether releases were searched and none of them is whole.
  public boolean restsOnExcerptsOnly() {
    return !searched.isEmpty() && searched.stream().allMatch(Release::isExcerpt);
  }

  /// The releases of which a few figures alone were searched.
  public List<ReleaseId> excerpts() {
    return searched.stream().filter(Release::isExcerpt).map(Release::id).toList();
  }
}
