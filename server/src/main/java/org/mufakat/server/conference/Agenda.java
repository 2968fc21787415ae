package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.ForumMeetings.Item;

/// The points of a meeting in their order, numbered from 1 without a gap.
record Agenda(List<Item> items) {

  /// More than any meeting takes.
  static final int MOST_ITEMS = 200;

  Agenda {
    items = List.copyOf(items);
  }

  boolean isFull() {
    return items.size() >= MOST_ITEMS;
  }

  Agenda with(String title, Optional<OpaqueId> text, Optional<OpaqueId> task) {
    return numbered(
        list -> {
          list.add(new Item(1, title, text, task, List.of()));
          return list;
        });
  }

  Agenda without(int number) {
    return numbered(
        list -> {
          list.removeIf(item -> item.number() == number);
          return list;
        });
  }

  /// One place towards the beginning or the end; the first and the last stay where they are.
  Agenda moved(int number, boolean up) {
    int from = number - 1;
    int to = up ? from - 1 : from + 1;
    if (from < 0 || to < 0 || from >= items.size() || to >= items.size()) {
      return this;
    }
    return numbered(
        list -> {
          Collections.swap(list, from, to);
          return list;
        });
  }

  Agenda titled(int number, String title) {
    return changed(
        number, item -> new Item(number, title, item.text(), item.task(), item.papers()));
  }

  Agenda attaching(int number, PaperHash paper) {
    return changed(
        number,
        item -> {
          var papers = new ArrayList<>(item.papers());
          if (!papers.contains(paper)) {
            papers.add(paper);
          }
          return new Item(number, item.title(), item.text(), item.task(), papers);
        });
  }

  Agenda detaching(int number, PaperHash paper) {
    return changed(
        number,
        item ->
            new Item(
                number,
                item.title(),
                item.text(),
                item.task(),
                item.papers().stream().filter(p -> !p.equals(paper)).toList()));
  }

  boolean has(PaperHash paper) {
    return items.stream().anyMatch(item -> item.papers().contains(paper));
  }

  private Agenda changed(int number, UnaryOperator<Item> change) {
    return new Agenda(
        items.stream().map(item -> item.number() == number ? change.apply(item) : item).toList());
  }

  private Agenda numbered(UnaryOperator<List<Item>> change) {
    var list = change.apply(new ArrayList<>(items));
    var numbered = new ArrayList<Item>();
    for (var item : list) {
      numbered.add(
          new Item(numbered.size() + 1, item.title(), item.text(), item.task(), item.papers()));
    }
    return new Agenda(numbered);
  }
}
