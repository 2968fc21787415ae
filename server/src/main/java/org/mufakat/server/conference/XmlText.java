package org.mufakat.server.conference;

import java.util.regex.Pattern;

/// Text as XML can hold it.
final class XmlText {

  /// What XML 1.0 has no way to write.
  private static final Pattern NOT_IN_XML =
      Pattern.compile(
          "[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private XmlText() {}

  /// With the sign for what cannot be shown in the place of what cannot be written.
  static String clean(String text) {
    return NOT_IN_XML.matcher(text).replaceAll("\uFFFD");
  }
}
