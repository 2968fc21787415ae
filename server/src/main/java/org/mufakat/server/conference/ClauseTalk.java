package org.mufakat.server.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.ForumEvent.Sounding;
import org.mufakat.server.forum.ProposalStory;
import org.mufakat.server.forum.ProposalStory.Step;

/// What was said of the clauses of one version: the last sounding of each State, comments and
/// amendments in the order in which they came.
final class ClauseTalk {

  private final Map<String, Map<String, Sounding>> soundings = new HashMap<>();
  private final Map<String, List<Said>> comments = new HashMap<>();
  private final Map<String, List<Amendment>> amendments = new HashMap<>();

  /// @param who as what and of which State
  record Said(String who, Instant at, long position, String text) {}

  record Amendment(
      String who, Instant at, long position, String instead, List<WordDiff.Part> parts) {}

  /// What a State would make of a clause.
  record SoundingOf(String member, Sounding sounding) {
    public String slug() {
      return ForumWords.slug(sounding);
    }
  }

  /// @param members of the body: what others sounded is of no weight
  static ClauseTalk of(
      ProposalStory.Version version, Set<String> members, Forum forum, TextWords words) {
    var talk = new ClauseTalk();
    var texts = new HashMap<String, String>();
    version.text().clauses().forEach(clause -> texts.put(clause.label(), clause.text()));
    version.steps().forEach(step -> talk.take(step, texts, members, forum, words));
    return talk;
  }

  private void take(
      Step step, Map<String, String> texts, Set<String> members, Forum forum, TextWords words) {
    switch (step.event()) {
      case ForumEvent.Sounded e ->
          TextWords.memberOf(forum, e.by())
              .filter(members::contains)
              .ifPresent(
                  member ->
                      soundings
                          .computeIfAbsent(e.clause(), _ -> new TreeMap<>())
                          .put(member, e.sounding()));
      case ForumEvent.Commented e ->
          comments
              .computeIfAbsent(e.clause(), _ -> new ArrayList<>())
              .add(new Said(words.who(forum, e.by()), e.at(), step.position(), e.text()));
      case ForumEvent.Amended e ->
          amendments
              .computeIfAbsent(e.clause(), _ -> new ArrayList<>())
              .add(
                  new Amendment(
                      words.who(forum, e.by()),
                      e.at(),
                      step.position(),
                      e.instead(),
                      WordDiff.of(texts.getOrDefault(e.clause(), ""), e.instead())));
      default -> {}
    }
  }

  /// In order of the States' codes.
  List<SoundingOf> soundings(String clause) {
    return soundings.getOrDefault(clause, Map.of()).entrySet().stream()
        .map(e -> new SoundingOf(e.getKey(), e.getValue()))
        .toList();
  }

  Optional<Sounding> sounding(String clause, String member) {
    return Optional.ofNullable(soundings.getOrDefault(clause, Map.of()).get(member));
  }

  List<Said> comments(String clause) {
    return comments.getOrDefault(clause, List.of());
  }

  List<Amendment> amendments(String clause) {
    return amendments.getOrDefault(clause, List.of());
  }

  /// Where the States stand, as far as they sounded. By their names: nothing is counted.
  ///
  /// @param shared clauses that each State that sounded on them can live with
  /// @param heldUp who holds a clause up, by clause
  /// @param unheard clauses on which nobody sounded
  /// @param silent States that sounded on no clause
  record CommonGround(
      List<String> shared, Map<String, HeldUp> heldUp, List<String> unheard, List<String> silent) {
    public boolean isEmpty() {
      return shared.isEmpty() && heldUp.isEmpty();
    }
  }

  /// @param cannot States that cannot live with it
  /// @param needsWork States for which it needs work
  record HeldUp(List<String> cannot, List<String> needsWork) {
    public boolean isEmpty() {
      return cannot.isEmpty() && needsWork.isEmpty();
    }
  }

  CommonGround ground(List<Clause> clauses, Set<String> members) {
    var shared = new ArrayList<String>();
    var heldUp = new LinkedHashMap<String, HeldUp>();
    var unheard = new ArrayList<String>();
    for (var clause : clauses) {
      var on = soundings.getOrDefault(clause.label(), Map.of());
      var held = new HeldUp(saying(on, Sounding.CANNOT_LIVE_WITH), saying(on, Sounding.NEEDS_WORK));
      if (on.isEmpty()) {
        unheard.add(clause.label());
      } else if (held.isEmpty()) {
        shared.add(clause.label());
      } else {
        heldUp.put(clause.label(), held);
      }
    }
    var silent =
        members.stream()
            .filter(m -> soundings.values().stream().noneMatch(on -> on.containsKey(m)))
            .toList();
    return new CommonGround(shared, heldUp, unheard, silent);
  }

  private static List<String> saying(Map<String, Sounding> on, Sounding what) {
    return on.entrySet().stream().filter(e -> e.getValue() == what).map(Map.Entry::getKey).toList();
  }
}
