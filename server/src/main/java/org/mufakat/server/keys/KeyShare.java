package org.mufakat.server.keys;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.ledger.Sha256;

/// What one officer keeps of a node's keys: worth nothing alone. It is text that can be printed and
/// typed in again; each line of it carries a check of its own, so that a typing error is found
/// where it is.
///
/// @param node the node's code
/// @param set the same in all shares that belong together, and in no others
/// @param number this share's, from 1
/// @param of how many were made
/// @param needed how many bring the keys back
/// @param versions of the identity keys
/// @param bytes Shamir's share; its length is the secret's
public record KeyShare(
    String node,
    String set,
    int number,
    int of,
    int needed,
    List<Integer> versions,
    LocalDate made,
    byte[] bytes) {

  private static final HexFormat HEX = HexFormat.of();
  private static final int LINE_BYTES = 24;
  private static final int LINE_CHECK_BYTES = 2;
  private static final int CHECK_BYTES = 8;
  private static final Pattern FIELD = Pattern.compile("([a-z ]+): (.*)");
  private static final Pattern LINE = Pattern.compile("([0-9]+)\\) ([0-9a-f ]+) / ([0-9a-f]{4})");

  public KeyShare {
    versions = List.copyOf(versions);
    if (!node.matches("[A-Z]{3}")
        || !set.matches("[0-9a-f]{32}")
        || needed < 2
        || needed > of
        || of > KeyShares.MOST_SHARES
        || number < 1
        || number > of
        || bytes.length == 0) {
      throw new IllegalArgumentException("this is no share");
    }
  }

  /// What came of reading a share.
  public sealed interface Reading {
    record Read(KeyShare share) implements Reading {}

    /// @param what is wrong with it, and where, as "line 4 of the share has a typing error"
    record Damaged(String what) implements Reading {}
  }

  /// The file that an officer gets.
  public String text() {
    var text = new StringBuilder();
    text.append(
        """
        MUFAKAT: SHARE OF THE KEYS OF NODE %s
        Keep this secret and apart from the other shares. Any %d of the %d shares of this set bring back
        the node's keys, and with them every identity that the node holds. One alone is worth nothing.
        Lost or seen by others? Tell the node's administrator, who has new shares made.

        """
            .formatted(node, needed, of));
    fields().forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    int lines = (bytes.length + LINE_BYTES - 1) / LINE_BYTES;
    for (int line = 1; line <= lines; line++) {
      var part =
          Arrays.copyOfRange(
              bytes, (line - 1) * LINE_BYTES, Math.min(bytes.length, line * LINE_BYTES));
      text.append("%02d) %s / %s\n".formatted(line, grouped(part), lineCheck(line, part)));
    }
    return text.append("check: ").append(check()).append('\n').toString();
  }

  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("node", node);
    fields.put("set", set);
    fields.put("share", number + " of " + of);
    fields.put("needed", Integer.toString(needed));
    fields.put(
        "key versions",
        versions.isEmpty()
            ? "none"
            : versions.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    fields.put("made", made.toString());
    return fields;
  }

  private static String grouped(byte[] part) {
    return HEX.formatHex(part).replaceAll("(....)(?=.)", "$1 ");
  }

  private static String lineCheck(int line, byte[] part) {
    return HEX.formatHex(digest((line + " " + HEX.formatHex(part))), 0, LINE_CHECK_BYTES);
  }

  private String check() {
    return HEX.formatHex(digest(fields() + " " + HEX.formatHex(bytes)), 0, CHECK_BYTES);
  }

  private static byte[] digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads what [#text] wrote; blanks and capitals do not matter in it.
  public static Reading read(String text) {
    var fields = new LinkedHashMap<String, String>();
    var hex = new StringBuilder();
    int next = 1;
    for (String typed : text.lines().toList()) {
      var line = typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
      var part = LINE.matcher(line);
      var field = FIELD.matcher(line);
      if (part.matches()) {
        var digits = part.group(2).replace(" ", "");
        if (!part.group(1).equals("%02d".formatted(next))) {
          return new Reading.Damaged(
              "line %02d of it is missing or not in its place".formatted(next));
        }
        if (digits.length() % 2 != 0
            || !lineCheck(next, HEX.parseHex(digits)).equals(part.group(3))) {
          return new Reading.Damaged("line %02d of it has an error".formatted(next));
        }
        hex.append(digits);
        next++;
      } else if (line.matches("[0-9]+\\).*")) {
        return new Reading.Damaged("line %02d of it has an error".formatted(next));
      } else if (field.matches()) {
        fields.putIfAbsent(field.group(1), field.group(2));
      }
    }
    return put(fields, HEX.parseHex(hex));
  }

  private static Reading put(Map<String, String> fields, byte[] bytes) {
    var numbers = fields.getOrDefault("share", "").split(" of ", 2);
    try {
      var share =
          new KeyShare(
              fields.getOrDefault("node", "").toUpperCase(Locale.ROOT),
              fields.getOrDefault("set", ""),
              Integer.parseInt(numbers[0]),
              Integer.parseInt(numbers[numbers.length - 1]),
              Integer.parseInt(fields.getOrDefault("needed", "")),
              versions(fields.getOrDefault("key versions", "")),
              LocalDate.parse(fields.getOrDefault("made", "")),
              bytes);
      return share.check().equals(fields.get("check"))
          ? new Reading.Read(share)
          : new Reading.Damaged(
              "its check does not fit: a line is missing, or its head was changed");
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return new Reading.Damaged("it is no share, or part of its head is missing");
    }
  }

  private static List<Integer> versions(String text) {
    return text.equals("none")
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyShare share && share.text().equals(text());
  }

  @Override
  public int hashCode() {
    return set.hashCode() + number;
  }

  /// Never shows what it holds.
  @Override
  public String toString() {
    return "share %d of %d of node %s".formatted(number, of, node);
  }
}
