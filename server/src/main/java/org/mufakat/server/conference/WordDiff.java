package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How one text became another, word by word: by the longest run of words that both share in the
/// same order.
final class WordDiff {

  /// Beyond so many pairs of words what differs is shown as a whole: nobody reads it word by word.
  private static final int MOST_PAIRS = 4_000_000;

  private static final Pattern TOKEN =
      Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

  private WordDiff() {}

  enum Kind {
    SAME,
    GONE,
    NEW
  }

  /// A run of words.
  record Part(Kind kind, String text) {
    public boolean isSame() {
      return kind == Kind.SAME;
    }

    public boolean isGone() {
      return kind == Kind.GONE;
    }
  }

  /// What stays, what goes and what is new, in the order in which it is read: put together without
  /// what is new the parts are the text before, without what is gone the text after.
  static List<Part> of(String before, String after) {
    var old = tokens(before);
    var young = tokens(after);
    int head = sharedHead(old, young);
    int tail = sharedTail(old, young, head);
    var gathering = new Gathering();
    old.subList(0, head).forEach(word -> gathering.add(Kind.SAME, word));
    middle(
        old.subList(head, old.size() - tail), young.subList(head, young.size() - tail), gathering);
    old.subList(old.size() - tail, old.size()).forEach(word -> gathering.add(Kind.SAME, word));
    return gathering.parts();
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(r -> r.group()).toList();
  }

  private static int sharedHead(List<String> old, List<String> young) {
    int most = Math.min(old.size(), young.size());
    int shared = 0;
    while (shared < most && old.get(shared).equals(young.get(shared))) {
      shared++;
    }
    return shared;
  }

  private static int sharedTail(List<String> old, List<String> young, int head) {
    int most = Math.min(old.size(), young.size()) - head;
    int shared = 0;
    while (shared < most
        && old.get(old.size() - 1 - shared).equals(young.get(young.size() - 1 - shared))) {
      shared++;
    }
    return shared;
  }

  private static void middle(List<String> old, List<String> young, Gathering to) {
    if ((long) old.size() * young.size() > MOST_PAIRS) {
      old.forEach(word -> to.add(Kind.GONE, word));
      young.forEach(word -> to.add(Kind.NEW, word));
      return;
    }
    var shared = sharedFrom(old, young);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < young.size()) {
      if (i < old.size() && j < young.size() && old.get(i).equals(young.get(j))) {
        to.add(Kind.SAME, old.get(i));
        i++;
        j++;
      } else if (j == young.size() || i < old.size() && shared[i + 1][j] >= shared[i][j + 1]) {
        to.add(Kind.GONE, old.get(i++));
      } else {
        to.add(Kind.NEW, young.get(j++));
      }
    }
  }

  /// How many words the rests of two texts share in order, by where they begin.
  private static int[][] sharedFrom(List<String> old, List<String> young) {
    var shared = new int[old.size() + 1][young.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = young.size() - 1; j >= 0; j--) {
        shared[i][j] =
            old.get(i).equals(young.get(j))
                ? shared[i + 1][j + 1] + 1
                : Math.max(shared[i + 1][j], shared[i][j + 1]);
      }
    }
    return shared;
  }

  /// Puts words together to runs. A blank between two changes belongs to both, so that a sentence
  /// that was written anew is not read in pieces.
  private static final class Gathering {

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder gone = new StringBuilder();
    private final StringBuilder fresh = new StringBuilder();
    private final StringBuilder blank = new StringBuilder();

    void add(Kind kind, String word) {
      switch (kind) {
        case SAME -> same(word);
        case GONE -> {
          shareBlank();
          gone.append(word);
        }
        case NEW -> {
          shareBlank();
          fresh.append(word);
        }
      }
    }

    private void same(String word) {
      boolean inAChange = !gone.isEmpty() || !fresh.isEmpty();
      if (inAChange && blank.isEmpty() && word.isBlank()) {
        blank.append(word);
        return;
      }
      var kept = blank + word;
      blank.setLength(0);
      endChange();
      append(Kind.SAME, kept);
    }

    private void shareBlank() {
      gone.append(blank);
      fresh.append(blank);
      blank.setLength(0);
    }

    private void endChange() {
      append(Kind.GONE, gone.toString());
      append(Kind.NEW, fresh.toString());
      gone.setLength(0);
      fresh.setLength(0);
    }

    private void append(Kind kind, String text) {
      if (text.isEmpty()) {
        return;
      }
      if (!parts.isEmpty() && parts.getLast().kind() == kind) {
        var before = parts.removeLast().text();
        parts.add(new Part(kind, before + text));
      } else {
        parts.add(new Part(kind, text));
      }
    }

    List<Part> parts() {
      var rest = blank.toString();
      endChange();
      append(Kind.SAME, rest);
      return List.copyOf(parts);
    }
  }
}
