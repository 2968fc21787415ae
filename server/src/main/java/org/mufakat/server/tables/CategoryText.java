package org.mufakat.server.tables;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a category or a column as a file has it. Whoever reads a table sees letters and not
/// how they are written, so what looks the same is the same name or is refused.
///
/// Source: Unicode Standard Annex 15 (NFC, NFKC); Unicode Technical Standard 39 on look-alikes, of
/// which letters of different scripts are left out.
final class CategoryText {

  /// What a file of a release, or its page in either language, says for a sum or for what is not
  /// told.
  private static final Set<String> SUMS = Set.of("total", "jumlah", "_t", "...");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /// Signs of no width that some hands put between words, and that say nothing.
  private static final Pattern SILENT = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");

  /// Signs that nobody sees, or that turn round what stands beside them; the two that join letters
  /// or keep them apart are part of writing.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\u200C\\u200D]]");

  private CategoryText() {}

  /// In the one form in which it is kept, without blanks at its ends.
  static String plain(String text) {
    var seen = SILENT.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("");
    return Normalizer.normalize(seen, Normalizer.Form.NFC).strip();
  }

  static boolean hasUnseen(String plain) {
    return UNSEEN.matcher(plain).find();
  }

  /// Two names of which this is the same can be told apart by nobody who reads them quickly: small
  /// and capital letters, letters of full width, joined letters.
  static String look(String plain) {
    var bare = plain.replaceAll("[\\u200C\\u200D]", "");
    return Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  static boolean isOfASum(String plain) {
    return SUMS.contains(look(plain));
  }
}
