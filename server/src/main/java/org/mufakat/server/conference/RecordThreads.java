package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Stage;
import org.mufakat.forum.Task;
import org.mufakat.ledger.OpaqueId;

/// The threads of the record: decisions that are tied by what one of them did to a task of another,
/// or to a text that became another. A thread is known by its first decision.
final class RecordThreads {

  private final List<DecidedText> decided;
  private final Map<OpaqueId, Integer> gave = new HashMap<>();
  private final Map<OpaqueId, Integer> adopted = new HashMap<>();
  private final int[] first;

  /// @param decided in the order of the record
  private RecordThreads(List<DecidedText> decided) {
    this.decided = decided;
    this.first = new int[decided.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      int at = i;
      var d = decided.get(i);
      d.decision().follows().tasks().stream().map(Task::id).forEach(task -> gave.put(task, at));
      if (d.proposal().stage() instanceof Stage.Adopted) {
        adopted.put(d.proposal().id(), at);
      }
    }
    for (int i = 0; i < first.length; i++) {
      int at = i;
      decided.get(i).decision().follows().effects().stream()
          .flatMap(effect -> tied(effect).stream())
          .forEach(other -> tie(at, other));
    }
  }

  /// A decision with all that it is tied to, in the order of the record.
  record Outline(List<DecidedText> decided) {
    Outline {
      decided = List.copyOf(decided);
    }

    DecidedText first() {
      return decided.getFirst();
    }

    boolean hasTask() {
      return decided.stream().anyMatch(d -> !d.decision().follows().tasks().isEmpty());
    }
  }

  private Optional<Integer> tied(Effect effect) {
    return switch (effect) {
      case Effect.Extend(var task, _, _) -> Optional.ofNullable(gave.get(task));
      case Effect.Reassign(var task, _) -> Optional.ofNullable(gave.get(task));
      case Effect.Close(var task) -> Optional.ofNullable(gave.get(task));
      case Effect.LetSomeGoAhead(var text) -> Optional.ofNullable(adopted.get(text));
      case Effect.Direct(var text) -> Optional.ofNullable(adopted.get(text));
    };
  }

  private void tie(int one, int other) {
    int a = root(one);
    int b = root(other);
    first[Math.max(a, b)] = Math.min(a, b);
  }

  private int root(int of) {
    int at = of;
    while (first[at] != at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  }

  private List<Outline> outlines() {
    var threads = new TreeMap<Integer, List<DecidedText>>();
    for (int i = 0; i < first.length; i++) {
      threads.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(decided.get(i));
    }
    return threads.values().stream()
        .map(Outline::new)
        .filter(thread -> thread.decided().size() > 1 || thread.hasTask())
        .toList();
  }

  /// Those of the decisions that the person may read; the last that something happened in first.
  static List<Outline> readableIn(ForumRoom room) {
    return new RecordThreads(DecidedText.readableIn(room).reversed())
        .outlines().stream()
            .sorted(
                Comparator.comparingLong(
                    (Outline t) -> -t.decided().getLast().adopted().position()))
            .toList();
  }

  /// The thread by that first decision.
  static Optional<Outline> find(ForumRoom room, OpaqueId id) {
    return readableIn(room).stream().filter(t -> t.first().id().equals(id)).findFirst();
  }

  /// What the thread that a decision is in is known by; empty where it is in none.
  static String addressOf(ForumRoom room, OpaqueId decision) {
    return readableIn(room).stream()
        .filter(t -> t.decided().stream().anyMatch(d -> d.id().equals(decision)))
        .map(t -> t.first().id().value())
        .findFirst()
        .orElse("");
  }
}
