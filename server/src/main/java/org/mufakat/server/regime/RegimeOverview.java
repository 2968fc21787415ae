package org.mufakat.server.regime;

import java.util.Arrays;
import java.util.List;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.RegimePack;

/// What a pack holds, chapter by chapter, and how much of it somebody has read in its source.
///
/// @param entries everything that the chapters tell and that has a source of its own
/// @param unverified how many of them nobody has read there
/// @param sources every source in which something was read, once each, by alphabet
record RegimeOverview(List<Share> shares, int entries, int unverified, List<String> sources) {

  /// A chapter's part of the whole.
  record Share(Chapter chapter, int entries, int unverified) {}

  static RegimeOverview of(RegimePack pack) {
    var shares = Arrays.stream(Chapter.values()).map(c -> share(c, c.entries(pack))).toList();
    return new RegimeOverview(
        shares,
        shares.stream().mapToInt(Share::entries).sum(),
        shares.stream().mapToInt(Share::unverified).sum(),
        Arrays.stream(Chapter.values())
            .flatMap(c -> c.entries(pack).stream())
            .filter(Attribution::verified)
            .map(Attribution::source)
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList());
  }

  private static Share share(Chapter chapter, List<Attribution> entries) {
    return new Share(
        chapter, entries.size(), (int) entries.stream().filter(a -> !a.verified()).count());
  }
}
