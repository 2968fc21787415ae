package org.mufakat.server.regime;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mufakat.regime.Classification;
import org.mufakat.regime.Classification.Basis;
import org.mufakat.regime.Classification.Classified;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.CodeList.Code;
import org.mufakat.server.regime.References.Kind;

/// Reads code lists and classifications, and holds their mappings against HTCDS 2.0.
final class CodeListReader {

  private static final List<String> BASES = Arrays.stream(Basis.values()).map(Basis::slug).toList();

  private final References references;
  private final HtcdsCodes htcds;

  CodeListReader(References references, HtcdsCodes htcds) {
    this.references = references;
    this.htcds = htcds;
  }

  CodeList codeList(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.CODE_LIST, id, entry.at("id"));
    var earlier = new HashSet<String>();
    var attribution = entry.attribution();
    return new CodeList(
        id,
        entry.localText("title"),
        entry.optionalLocalText("note"),
        entry.entries("codes").stream()
            .map(e -> PackFolder.ended(e, c -> code(c, id, earlier)))
            .toList(),
        entry
            .optionalEntry("mapping")
            .map(e -> PackFolder.ended(e, Entry::attribution))
            .orElse(attribution),
        attribution);
  }

  private Code code(Entry entry, String list, Set<String> earlier) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    if (!id.isEmpty()) {
      references.declare(Kind.CODE, list + "/" + id, entry.at("id"));
    }
    var broader = broader(entry, earlier);
    earlier.add(id);
    var same = htcds(entry, "htcds");
    var export = entry.optionalText("htcds-export");
    export.ifPresent(e -> faultHtcds(entry, e, entry.at("htcds-export")));
    if (export.isPresent() && !same.isEmpty()) {
      entry.fault(
          entry.at("htcds-export"), "`htcds-export` is for codes that `htcds` maps to nothing");
    }
    var provision = entry.optionalText("provision");
    provision.ifPresent(p -> references.use(Kind.PROVISION, p, entry.at("provision")));
    return new Code(
        id,
        entry.localText("label"),
        broader,
        same,
        export,
        classes(entry),
        provision,
        entry.optionalFlag("non-punishment"),
        entry.attribution());
  }

  Classification classification(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.CLASSIFICATION, id, entry.at("id"));
    var earlier = new HashSet<String>();
    return new Classification(
        id,
        entry.localText("title"),
        entry.choice("basis", Basis::bySlug, BASES.stream()).orElse(Basis.FORM),
        entry.entries("classes").stream()
            .map(e -> PackFolder.ended(e, c -> classified(c, id, earlier)))
            .toList(),
        entry.attribution());
  }

  private Classified classified(Entry entry, String classification, Set<String> earlier) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    if (!id.isEmpty()) {
      references.declare(Kind.CLASS, classification + "/" + id, entry.at("id"));
    }
    var broader = broader(entry, earlier);
    earlier.add(id);
    return new Classified(
        id, entry.localText("label"), broader, htcds(entry, "htcds"), entry.attribution());
  }

  /// What is finer stands below what it is a part of, so that there is no circle.
  private static Optional<String> broader(Entry entry, Set<String> earlier) {
    var broader = entry.optionalText("broader");
    broader
        .filter(b -> !earlier.contains(b))
        .ifPresent(
            b -> entry.fault(entry.at("broader"), "no `%s` stands above this one".formatted(b)));
    return broader;
  }

  private Map<String, String> classes(Entry entry) {
    var classes = new TreeMap<String, String>();
    entry
        .optionalEntry("classes")
        .ifPresent(
            mapping -> {
              for (String classification : mapping.keys()) {
                references.use(Kind.CLASSIFICATION, classification, mapping.atKey(classification));
                var found = mapping.text(classification);
                if (!found.isEmpty()
                    && references.isDeclared(Kind.CLASSIFICATION, classification)) {
                  references.use(
                      Kind.CLASS, classification + "/" + found, mapping.at(classification));
                }
                classes.put(classification, found);
              }
            });
    return classes;
  }

  private List<String> htcds(Entry entry, String key) {
    var codes = entry.optionalTexts(key);
    codes.forEach(c -> faultHtcds(entry, c.value(), c.at()));
    return codes.stream().map(Entry.Located::value).toList();
  }

  private void faultHtcds(Entry entry, String code, Position at) {
    if (!htcds.has(code)) {
      entry.fault(at, "HTCDS 2.0 has no `%s`; %s".formatted(code, htcds.near(code)));
    }
  }
}
