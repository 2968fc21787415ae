package org.mufakat.regime;

/// Where an entry of a pack was read, and whether someone has read it there. What is not verified
/// is shown so on every page.
///
/// @param source a citation or an address; never blank
/// @param verified whether the entry was read in that source
public record Attribution(String source, boolean verified) {

  public Attribution {
    if (source.isBlank()) {
      throw new IllegalArgumentException("an entry needs a source");
    }
  }
}
