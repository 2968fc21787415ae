package org.mufakat.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A fingerprint of the rows of a release: the same for the same rows, whatever the file format,
/// the order of columns, the order of rows and the writing of numbers with or without thousands
/// separators.
///
/// SHA-256 over the rows' own SHA-256s, sorted. A row is its tidy texts in the order of
/// [ReleaseColumn], in UTF-8, each followed by the byte 1F.
final class ContentDigest {

  private static final char END_OF_TEXT = 0x1f;

  private final MessageDigest sha256;
  private final List<byte[]> rows = new ArrayList<>();
  private final StringBuilder row = new StringBuilder();

  ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void row(List<String> tidyTexts) {
    row.setLength(0);
    for (var text : tidyTexts) {
      row.append(text).append(END_OF_TEXT);
    }
    rows.add(sha256.digest(row.toString().getBytes(StandardCharsets.UTF_8)));
  }

  String inHex() {
    rows.sort(Arrays::compareUnsigned);
    rows.forEach(sha256::update);
    return HexFormat.of().formatHex(sha256.digest());
  }
}
