package org.mufakat.tables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All that whoever reads a release knows: each published sum with its scope, and each withheld
/// one. A scope is a row of the constraint matrix, written short. Nothing in it is secret.
///
/// The canonical text is one line a sum, sorted: `=` or `?`, the value (of a withheld sum the least
/// that its mark tells), and the scope as `variable=category,category|…`, the variables and
/// categories sorted, with the characters `%`, `|`, `=` and `,` of names written as `%25`, `%7C`,
/// `%3D` and `%2C`.
public record Constraints(List<KnownSum> known, List<WithheldSum> withheld) {

  private static final String HEAD = "mufakat-constraints 1";

  public Constraints {
    known = List.copyOf(known);
    withheld = List.copyOf(withheld);
  }

  /// The canonical bytes.
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /// SHA-256 of the canonical bytes as 64 lower-case hex digits.
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The canonical text.
  public String text() {
    var lines = new TreeSet<String>(Comparator.naturalOrder());
    known.forEach(sum -> lines.add(line(sum)));
    withheld.forEach(sum -> lines.add("?|" + sum.low() + "|" + text(sum.scope())));
    return HEAD + "\n" + lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  /// As what a later release has to reckon with.
  public Earlier asEarlier(String id) {
    return new Earlier(id, known, withheld);
  }

  /// Read back as what a later release has to reckon with.
  ///
  /// @throws IllegalArgumentException when it is not such a text; the message names the line
  public static Earlier earlier(String id, String text) {
    var known = new ArrayList<KnownSum>();
    var withheld = new ArrayList<WithheldSum>();
    var lines = text.split("\n");
    if (!lines[0].equals(HEAD)) {
      throw new IllegalArgumentException("line 1 is not: " + HEAD);
    }
    for (int i = 1; i < lines.length; i++) {
      try {
        read(id, i + 1, lines[i], known, withheld);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("line " + (i + 1) + " is no sum", e);
      }
    }
    return new Earlier(id, known, withheld);
  }

  private static void read(
      String id, int number, String line, List<KnownSum> known, List<WithheldSum> withheld) {
    var parts = line.split("\\|", -1);
    var scope = scope(parts);
    var label = id + ", line " + number;
    if (parts[0].equals("?")) {
      withheld.add(new WithheldSum(label, scope, Long.parseLong(parts[1])));
    } else {
      var ends = parts[1].split("\\.\\.");
      long low = Long.parseLong(ends[0]);
      known.add(new KnownSum(label, scope, low, ends.length > 1 ? Long.parseLong(ends[1]) : low));
    }
  }

  private static Scope scope(String[] parts) {
    var scope = Scope.EVERYBODY;
    for (int i = 2; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        var sides = parts[i].split("=", -1);
        var categories = new ArrayList<String>();
        for (String category : sides[1].split(",")) {
          categories.add(plain(category));
        }
        scope = scope.and(plain(sides[0]), categories);
      }
    }
    return scope;
  }

  private static String line(KnownSum sum) {
    var value = sum.low() == sum.high() ? "" + sum.low() : sum.low() + ".." + sum.high();
    return "=|" + value + "|" + text(sum.scope());
  }

  private static String text(Scope scope) {
    return scope.allowed().entrySet().stream()
        .map(
            e ->
                escaped(e.getKey())
                    + "="
                    + e.getValue().stream()
                        .map(Constraints::escaped)
                        .collect(Collectors.joining(",")))
        .collect(Collectors.joining("|"));
  }

  static String escaped(String name) {
    return name.replace("%", "%25").replace("|", "%7C").replace("=", "%3D").replace(",", "%2C");
  }

  static String plain(String name) {
    return name.replace("%2C", ",").replace("%3D", "=").replace("%7C", "|").replace("%25", "%");
  }
}
