package org.mufakat.server.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What kind of browser someone signed in with, coarse enough to say nothing of the person: enough
/// to tell one's own telephone from a stranger's computer. What a browser says of itself is read
/// once and not kept.
public record BrowserKind(Program program, System system) {

  /// Longer texts are not looked at to their end.
  private static final int LONGEST = 512;

  /// In this order, since many say they are others too.
  private static final List<Map.Entry<String, Program>> PROGRAMS =
      List.of(
          Map.entry("Edg", Program.EDGE),
          Map.entry("OPR/", Program.OPERA),
          Map.entry("SamsungBrowser/", Program.SAMSUNG),
          Map.entry("Firefox/", Program.FIREFOX),
          Map.entry("FxiOS/", Program.FIREFOX),
          Map.entry("Chrome/", Program.CHROME),
          Map.entry("CriOS/", Program.CHROME),
          Map.entry("Safari/", Program.SAFARI));

  private static final List<Map.Entry<String, System>> SYSTEMS =
      List.of(
          Map.entry("Android", System.ANDROID),
          Map.entry("iPhone", System.IOS),
          Map.entry("iPad", System.IOS),
          Map.entry("Windows", System.WINDOWS),
          Map.entry("Macintosh", System.MACOS),
          Map.entry("Linux", System.LINUX));

  /// The names are message keys too.
  public enum Program {
    CHROME,
    EDGE,
    FIREFOX,
    OPERA,
    SAFARI,
    SAMSUNG,
    OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The names are message keys too.
  public enum System {
    ANDROID,
    IOS,
    LINUX,
    MACOS,
    WINDOWS,
    OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param userAgent the request's header, if it has one
  static BrowserKind of(@Nullable String userAgent) {
    var said = userAgent == null ? "" : userAgent;
    var read = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    return new BrowserKind(
        first(PROGRAMS, read, Program.OTHER), first(SYSTEMS, read, System.OTHER));
  }

  private static <T> T first(List<Map.Entry<String, T>> signs, String text, T otherwise) {
    return signs.stream()
        .filter(sign -> text.contains(sign.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
