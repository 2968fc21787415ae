package org.mufakat.server.regime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The code lists of the Human Trafficking Case Data Standard 2.0, so that a pack cannot map to a
/// code that is not there, and files of cases are written and read with the standard's own codes.
///
/// Source: International Organization for Migration, github.com/UNMigration/HTCDS, CC BY 4.0. IOM
/// endorses nothing here.
public final class HtcdsCodes {

  private static final String FILE = "htcds-2.0-codes.txt";

  /// A code of the standard and its English label.
  public record HtcdsCode(String code, String label) {}

  private final Map<String, List<HtcdsCode>> lists;

  private HtcdsCodes(Map<String, List<HtcdsCode>> lists) {
    this.lists = lists;
  }

  /// Reads the lists that ship with the server.
  public static HtcdsCodes read() {
    var lists = new LinkedHashMap<String, List<HtcdsCode>>();
    try (InputStream in =
        Objects.requireNonNull(HtcdsCodes.class.getResourceAsStream(FILE), FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(line, lists));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lists.replaceAll((_, codes) -> List.copyOf(codes));
    return new HtcdsCodes(Collections.unmodifiableMap(lists));
  }

  private static void add(String line, Map<String, List<HtcdsCode>> lists) {
    int slash = line.indexOf('/');
    int bar = line.indexOf(" | ");
    lists
        .computeIfAbsent(line.substring(0, slash), _ -> new ArrayList<>())
        .add(new HtcdsCode(line.substring(slash + 1, bar), line.substring(bar + 3)));
  }

  /// Every list with its codes, in the standard's order.
  public Map<String, List<HtcdsCode>> lists() {
    return lists;
  }

  /// The codes of one list; none for a list that the standard has not.
  public List<HtcdsCode> list(String list) {
    return lists.getOrDefault(list, List.of());
  }

  /// @param code list and code, `vic_MethodsOfControl/DebtBondage`
  boolean has(String code) {
    int slash = code.indexOf('/');
    return slash > 0
        && list(code.substring(0, slash)).stream()
            .anyMatch(c -> c.code().equals(code.substring(slash + 1)));
  }

  /// What there is instead, to name in a fault.
  String near(String code) {
    int slash = Math.max(0, code.indexOf('/'));
    var inList =
        list(code.substring(0, slash)).stream()
            .map(HtcdsCode::code)
            .sorted()
            .collect(Collectors.joining(", "));
    return inList.isEmpty()
        ? "write list and code, as vic_MethodsOfControl/DebtBondage"
        : "the list has " + inList;
  }
}
