package org.mufakat.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of places as disjoint spans in ascending order, neighbours joined.
final class Spans {

  record Span(long from, long to) {}

  private final List<Span> spans;

  Spans() {
    this(new ArrayList<>());
  }

  private Spans(List<Span> ascending) {
    this.spans = ascending;
  }

  static Spans of(List<Span> any) {
    var spans = new Spans();
    any.stream().sorted(Comparator.comparingLong(Span::from)).forEach(s -> spans.add(s.from, s.to));
    return spans;
  }

  List<Span> list() {
    return spans;
  }

  /// Adds a span that begins no earlier than any before.
  void add(long from, long to) {
    if (from >= to) {
      return;
    }
    if (!spans.isEmpty() && spans.getLast().to >= from) {
      var last = spans.removeLast();
      spans.add(new Span(last.from, Math.max(last.to, to)));
    } else {
      spans.add(new Span(from, to));
    }
  }

  Spans union(Spans other) {
    var all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return of(all);
  }

  Spans intersect(Spans other) {
    var both = new Spans();
    int i = 0;
    int j = 0;
    while (i < spans.size() && j < other.spans.size()) {
      var a = spans.get(i);
      var b = other.spans.get(j);
      both.add(Math.max(a.from, b.from), Math.min(a.to, b.to));
      if (a.to < b.to) {
        i++;
      } else {
        j++;
      }
    }
    return both;
  }

  Spans minus(Spans other) {
    var rest = new Spans();
    int j = 0;
    for (var a : spans) {
      long from = a.from;
      while (j < other.spans.size() && other.spans.get(j).to <= from) {
        j++;
      }
      for (int k = j; k < other.spans.size() && other.spans.get(k).from < a.to; k++) {
        rest.add(from, Math.min(a.to, other.spans.get(k).from));
        from = Math.max(from, other.spans.get(k).to);
      }
      rest.add(from, a.to);
    }
    return rest;
  }

  boolean overlaps(long from, long to) {
    return from < to && spans.stream().anyMatch(s -> s.from < to && from < s.to);
  }
}
