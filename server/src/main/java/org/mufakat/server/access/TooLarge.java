package org.mufakat.server.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that the web server refuses for its size, and what its sender is told.
///
/// @param bytes as the sender's program says; empty where it does not
/// @param mostBytes that the page takes which it was for
/// @param key of the sentence that says what to do
/// @param back the page that it was sent from; none where that is not known
public record TooLarge(Optional<Long> bytes, long mostBytes, String key, @Nullable String back) {

  private static final String ANYWHERE = "refused.too-large.anywhere";
  private static final double MEGABYTE = 1024.0 * 1024;

  /// @param path that it was sent to
  /// @param length of the request; below 0 where it is not known
  static TooLarge of(
      String path, long length, List<UploadLimit> limits, long mostBytes, @Nullable String back) {
    var limit = limits.stream().filter(l -> path.contains(l.within())).findFirst();
    return new TooLarge(
        length < 0 ? Optional.empty() : Optional.of(length),
        limit.map(UploadLimit::mostBytes).orElse(mostBytes),
        limit.map(UploadLimit::key).orElse(ANYWHERE),
        back);
  }

  /// In whole megabytes.
  public Optional<Long> megabytes() {
    return bytes.map(b -> Math.round(b / MEGABYTE));
  }

  public long mostMegabytes() {
    return (long) (mostBytes / MEGABYTE);
  }

  /// For a program.
  String sentence() {
    var had =
        megabytes().map(m -> String.format(Locale.ROOT, "The request has %,d MB. ", m)).orElse("");
    return had
        + String.format(
            Locale.ROOT, "At most %,d MB are taken. Nothing was kept.", mostMegabytes());
  }
}
