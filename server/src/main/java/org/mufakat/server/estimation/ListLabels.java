package org.mufakat.server.estimation;

import java.util.Comparator;
import java.util.List;

/// What lists are called in pictures and tables: by their names where those are short, else by
/// their numbers in the figure of overlaps, which has both. Files always have the names.
final class ListLabels {

  /// So long a name still fits with another beside it.
  private static final int SHORT = 16;

  private static final int FEW = 10;

  /// Letters that no name has stand for names while they are replaced.
  private static final int MARKS = 0xE000;

  private final List<String> lists;
  private final boolean byNumber;

  ListLabels(List<String> lists) {
    this.lists = lists;
    this.byNumber = lists.size() > FEW || lists.stream().anyMatch(name -> name.length() > SHORT);
  }

  boolean byNumber() {
    return byNumber;
  }

  /// `Police`, or `3`.
  String brief(String list) {
    return byNumber ? number(list) : list;
  }

  private String number(String list) {
    return Integer.toString(lists.indexOf(list) + 1);
  }

  /// `3 The ministry of …`, where pictures have numbers.
  String full(String list) {
    return byNumber ? number(list) + "  " + list : list;
  }

  /// A model with its lists so called.
  String model(String generators) {
    return byNumber ? numbered(generators) : generators;
  }

  /// A model with its lists' numbers.
  String numbered(String generators) {
    var longestFirst =
        lists.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    var brief = generators;
    for (int i = 0; i < longestFirst.size(); i++) {
      brief = brief.replace(longestFirst.get(i), Character.toString(MARKS + i));
    }
    for (int i = 0; i < longestFirst.size(); i++) {
      brief = brief.replace(Character.toString(MARKS + i), number(longestFirst.get(i)));
    }
    return brief;
  }
}
