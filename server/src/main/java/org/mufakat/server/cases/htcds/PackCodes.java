package org.mufakat.server.cases.htcds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.cases.CaseList;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.regime.HtcdsCodes;
import org.mufakat.server.regime.HtcdsCodes.HtcdsCode;

/// What a regime's codes are in HTCDS, and what codes of HTCDS are to the regime, as its lists map
/// them.
///
/// Outward, a code says what it maps to and what every broader code maps to; where it maps to
/// nothing, what the list says to write instead, usually an `Other`. Inward, the broadest code that
/// maps to it is taken, since nobody said anything finer.
final class PackCodes {

  /// What a code says outward, by list of HTCDS.
  private record Outward(Map<String, Set<String>> byList) {}

  private final Map<CaseList, Map<String, Outward>> outward = new EnumMap<>(CaseList.class);
  private final Map<CaseList, Map<String, String>> inward = new EnumMap<>(CaseList.class);
  private final Map<String, List<String>> order = new HashMap<>();

  PackCodes(RegimePack pack, HtcdsCodes htcds) {
    htcds
        .lists()
        .forEach((list, codes) -> order.put(list, codes.stream().map(HtcdsCode::code).toList()));
    for (CaseList list : CaseList.values()) {
      pack.codeList(list.id()).ifPresent(codes -> index(list, codes));
    }
  }

  private void index(CaseList list, CodeList codes) {
    var out = new HashMap<String, Outward>();
    var in = new HashMap<String, String>();
    // Broader codes stand above finer ones, so the first that maps to a code is the broadest.
    for (CodeList.Code code : codes.codes()) {
      var says = new HashMap<String, Set<String>>();
      code.broader()
          .map(out::get)
          .ifPresent(b -> b.byList().forEach((l, c) -> says.put(l, new LinkedHashSet<>(c))));
      code.htcds().forEach(c -> add(c, says));
      if (code.htcds().isEmpty()) {
        code.htcdsExport().ifPresent(c -> add(c, says));
      }
      code.htcds().forEach(c -> in.putIfAbsent(c, code.id()));
      out.put(code.id(), new Outward(says));
    }
    outward.put(list, out);
    inward.put(list, in);
  }

  private static void add(String listAndCode, Map<String, Set<String>> says) {
    int slash = listAndCode.indexOf('/');
    says.computeIfAbsent(listAndCode.substring(0, slash), _ -> new LinkedHashSet<>())
        .add(listAndCode.substring(slash + 1));
  }

  /// Whether the regime's list has a code.
  boolean has(CaseList list, String code) {
    return outward.getOrDefault(list, Map.of()).containsKey(code);
  }

  /// Whether the regime has the list.
  boolean has(CaseList list) {
    return outward.containsKey(list);
  }

  List<String> codesOf(CaseList list) {
    return outward.getOrDefault(list, Map.of()).keySet().stream().sorted().toList();
  }

  /// What one code says in a field of HTCDS.
  Set<String> outward(CaseList list, String code, HtcdsField field) {
    var found = outward.getOrDefault(list, Map.of()).get(code);
    return found == null ? Set.of() : found.byList().getOrDefault(field.fieldName(), Set.of());
  }

  /// What codes say in a field of HTCDS, in the standard's order.
  List<String> outward(CaseList list, Collection<String> codes, HtcdsField field) {
    if (codes.isEmpty()) {
      return List.of();
    }
    var all = new LinkedHashSet<String>();
    codes.forEach(code -> all.addAll(outward(list, code, field)));
    return inOrder(all, field);
  }

  List<String> inOrder(Collection<String> htcdsCodes, HtcdsField field) {
    if (htcdsCodes.size() < 2) {
      return List.copyOf(htcdsCodes);
    }
    var sorted = new ArrayList<>(htcdsCodes);
    sorted.sort(Comparator.comparingInt(order.getOrDefault(field.fieldName(), List.of())::indexOf));
    return sorted;
  }

  /// The regime's code for a code of HTCDS.
  Optional<String> inward(CaseList list, HtcdsField field, String htcdsCode) {
    return Optional.ofNullable(
        inward.getOrDefault(list, Map.of()).get(field.fieldName() + "/" + htcdsCode));
  }

  /// Codes of a field of HTCDS for which the regime has one.
  List<String> known(CaseList list, HtcdsField field) {
    return order.getOrDefault(field.fieldName(), List.of()).stream()
        .filter(code -> inward(list, field, code).isPresent())
        .toList();
  }
}
