package org.mufakat.estimation;

import java.util.List;

/// Published tables of capture histories, re-keyed; a history is written by the lists it has.
final class PublishedTables {

  /// Potential victims in the United Kingdom in 2013: local authorities, non-governmental
  /// organisations, police forces, government organisations, the general public, the National Crime
  /// Agency. Source: Silverman (Home Office, 2014), table of overlaps.
  static final CaptureTable UNITED_KINGDOM =
      table(
          List.of("LA", "NG", "PF", "GO", "GP", "NCA"),
          """
          LA 54, NG 463, PF 907, GO 695, GP 316, NCA 57, LA:NG 15, LA:PF 19, LA:GO 3, NG:PF 56,
          NG:GO 19, NG:GP 1, NG:NCA 3, PF:GO 69, PF:GP 10, PF:NCA 31, GO:GP 8, GO:NCA 6, GP:NCA 1,
          LA:NG:PF 1, LA:NG:GO 1, NG:PF:GO 4, NG:PF:NCA 3, PF:GO:NCA 1, LA:NG:PF:GO 1
          """);

  /// Victims of sex trafficking in a Western city of the United States. Source: as in Chan,
  /// Silverman & Vincent (2021).
  static final CaptureTable WESTERN =
      table(
          List.of("A", "B", "C", "D", "E"),
          """
          A 52, B 90, C 114, D 45, E 21, A:C 4, A:D 2, A:E 5, B:C 6, B:D 1, D:E 3, A:C:E 1, B:C:D 1
          """);

  /// Deaths in Kosovo in 1999. Source: Ball et al. (2002), as in Chan, Silverman & Vincent (2021).
  static final CaptureTable KOSOVO =
      table(
          List.of("EXH", "ABA", "OSCE", "HRW"),
          """
          EXH 1131, ABA 845, OSCE 936, HRW 306, EXH:ABA 177, EXH:OSCE 228, EXH:HRW 106,
          ABA:OSCE 217, ABA:HRW 31, OSCE:HRW 123, EXH:ABA:OSCE 181, EXH:ABA:HRW 18,
          EXH:OSCE:HRW 42, ABA:OSCE:HRW 32, EXH:ABA:OSCE:HRW 27
          """);

  /// Three lists of women held as sexual slaves in the Second World War. Source: as in Chan,
  /// Silverman & Vincent (2021), where it is named Korea.
  static final CaptureTable KOREA =
      table(List.of("b", "c", "d"), "d 41, c 5, b 5, b:c 54, b:d 6, b:c:d 12");

  /// Invented: two pairs of three lists share nobody.
  static final CaptureTable ARTIFICIAL = table(List.of("A", "B", "C"), "A 40, B 30, C 20, A:B 6");

  private PublishedTables() {}

  static CaptureTable named(String name) {
    return switch (name) {
      case "UNITED_KINGDOM" -> UNITED_KINGDOM;
      case "WESTERN" -> WESTERN;
      case "KOSOVO" -> KOSOVO;
      case "KOREA" -> KOREA;
      case "ARTIFICIAL" -> ARTIFICIAL;
      default -> throw new IllegalArgumentException(name);
    };
  }

  static CaptureTable table(List<String> lists, String counts) {
    var all = new int[1 << lists.size()];
    for (var entry : counts.strip().split(",\\s*")) {
      var words = entry.split(" ");
      all[bits(lists, words[0])] = Integer.parseInt(words[1]);
    }
    return CaptureTable.of(lists, all);
  }

  static int bits(List<String> lists, String names) {
    int bits = 0;
    for (var name : names.split(":")) {
      bits |= 1 << lists.indexOf(name);
    }
    return bits;
  }
}
