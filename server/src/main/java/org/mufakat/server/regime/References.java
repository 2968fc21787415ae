package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a pack declares and what it refers to, compared once every file was read.
final class References {

  /// What an id may stand for, in the words of a fault.
  enum Kind {
    AREA("area", "areas.yaml"),
    MEMBER("member", "members.yaml"),
    BODY("body", "bodies.yaml"),
    DECISION_RULE("decision rule", "decision-rules.yaml"),
    INSTRUMENT("instrument", "instruments/"),
    PROVISION("provision", "instruments/"),
    HANDLING_CODE("handling code", "handling-codes.yaml"),
    GRADE("grade", "grades.yaml"),
    GROUND("ground for refusal", "grounds-for-refusal.yaml"),
    CLOCK("clock", "clocks.yaml"),
    CITATION("citation", "citations.yaml"),
    CODE_LIST("code list", "codes/"),
    CODE("code", "codes/"),
    CLASSIFICATION("classification", "classifications.yaml"),
    CLASS("class", "classifications.yaml"),
    THREAD("thread", "threads.yaml"),
    ACT("act", "threads.yaml");

    private final String word;
    private final String home;

    Kind(String word, String home) {
      this.word = word;
      this.home = home;
    }
  }

  private record Use(Kind kind, String id, Position at) {}

  private final Map<Kind, Map<String, Position>> declared = new EnumMap<>(Kind.class);
  private final List<Use> used = new ArrayList<>();
  private final Set<Kind> unreadable = EnumSet.noneOf(Kind.class);
  private final Faults faults;

  References(Faults faults) {
    this.faults = faults;
  }

  /// Notes an id; the second of two equal ones is a fault. An empty id was faulted before.
  void declare(Kind kind, String id, Position at) {
    if (id.isEmpty()) {
      return;
    }
    var first = declared.computeIfAbsent(kind, k -> new HashMap<>()).putIfAbsent(id, at);
    if (first != null) {
      faults.add(at, "%s `%s` is there already, at %s".formatted(kind.word, id, first));
    }
  }

  void use(Kind kind, String id, Position at) {
    if (!id.isEmpty()) {
      used.add(new Use(kind, id, at));
    }
  }

  /// A file that declares this kind could not be read, so that nothing can be said about references
  /// to it.
  void unreadable(Kind kind) {
    unreadable.add(kind);
  }

  boolean isReadable(Kind kind) {
    return !unreadable.contains(kind);
  }

  boolean isDeclared(Kind kind, String id) {
    return declared.getOrDefault(kind, Map.of()).containsKey(id);
  }

  /// Faults every reference that leads nowhere.
  void check() {
    for (Use use : used) {
      if (isReadable(use.kind) && !isDeclared(use.kind, use.id)) {
        faults.add(use.at, "no %s `%s` in %s".formatted(use.kind.word, use.id, use.kind.home));
      }
    }
  }
}
