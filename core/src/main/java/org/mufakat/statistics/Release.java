package org.mufakat.statistics;

import java.time.Instant;

/// One published file of figures, as it stands on the shelf.
///
/// @param publisher who published it, as to be cited: `UNODC`
/// @param series the publisher's series: `GLOTIP`
/// @param citation the sentence to print under a figure
/// @param extent whether the whole file was imported or a few of its figures were typed in
/// @param contentDigest SHA-256, in hex, over the rows read, whatever file format carried them
/// @param rowsRead rows read, header aside
/// @param importedAt when it was put on this shelf
public record Release(
    ReleaseId id,
    String publisher,
    String series,
    String citation,
    Extent extent,
    String contentDigest,
    int rowsRead,
    Instant importedAt) {

  /// How much of the publisher's file is here.
  public enum Extent {
    /// A few figures typed in with their citation.
    EXCERPT,
    /// The publisher's whole file.
    WHOLE
  }

  /// Whether a few of its figures alone are here, so that what it lacks may be published.
  public boolean isExcerpt() {
    return extent == Extent.EXCERPT;
  }

  /// Whether this release, standing on a shelf, makes room for another of its name: an excerpt
  /// does, unless the other is the same excerpt.
  public boolean givesWayTo(Release newcomer) {
    return isExcerpt() && !(newcomer.isExcerpt() && hasContentOf(newcomer));
  }

  /// Whether the same rows were read.
  public boolean hasContentOf(Release other) {
    return contentDigest.equals(other.contentDigest);
  }
}
