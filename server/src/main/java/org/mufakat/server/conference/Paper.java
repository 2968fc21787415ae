package org.mufakat.server.conference;

import java.util.Set;
import org.mufakat.forum.PaperHash;

/// A document of the forum: a report, an instruction, a background paper. What it is follows from
/// its content, whose hash names it in the record.
///
/// @param name of the file, as people know it; never empty
public record Paper(String name, String mediaType, byte[] content) {

  public static final int MOST_BYTES = 20 * 1024 * 1024;
  public static final int LONGEST_NAME = 200;

  /// What can be kept. Whatever it is, a browser is told to store it and not to open it.
  private static final Set<String> ENDINGS =
      Set.of(
          "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv", "png", "jpg", "jpeg");

  public PaperHash hash() {
    return PaperHash.of(content);
  }

  /// Whether a file of that name can be kept.
  public static boolean isKept(String name) {
    int dot = name.lastIndexOf('.');
    return name.length() <= LONGEST_NAME
        && dot > 0
        && ENDINGS.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
  }

  /// Says nothing of what is in it.
  @Override
  public String toString() {
    return "Paper[" + content.length + " bytes]";
  }
}
