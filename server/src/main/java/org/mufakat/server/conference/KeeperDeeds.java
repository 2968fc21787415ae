package org.mufakat.server.conference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.server.conference.TextDeed.Asked;
import org.mufakat.server.conference.TextDeed.Enclosed;
import org.mufakat.server.conference.TextDeed.Fit;
import org.mufakat.server.conference.TextDeed.Unfit;

/// What a chair or a secretariat does with a text: puts it to the members and concludes.
final class KeeperDeeds {

  private KeeperDeeds() {}

  /// The meeting in session; where none is, the next one, which the rules then refuse.
  private static MeetingId meeting(Asked asked) {
    return asked.at().room().look(forum -> TextBodies.current(forum, asked.at().text().body()));
  }

  static TextDeed call(Asked asked) {
    var meeting = meeting(asked);
    return new Fit(
        (at, by) -> new ForumEvent.Called(at, by, asked.text(), asked.version(), meeting), "");
  }

  static TextDeed askForSilence(Asked asked) {
    var meeting = meeting(asked);
    return end(asked)
        .<TextDeed>map(
            expires ->
                new Fit(
                    (at, by) ->
                        new ForumEvent.SilenceAsked(
                            at, by, asked.text(), asked.version(), meeting, expires),
                    ""))
        .orElseGet(() -> new Unfit("when-form"));
  }

  /// By the clock of the node.
  private static Optional<Instant> end(Asked asked) {
    try {
      return Optional.of(
          LocalDateTime.parse(asked.typed().one("expires"))
              .atZone(asked.at().node().zone())
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static TextDeed beginSilence(Asked asked) {
    return new Fit((at, by) -> new ForumEvent.SilenceBegun(at, by, asked.text()), "");
  }

  static TextDeed referToCapitals(Asked asked) {
    var meeting = meeting(asked);
    var referring = Set.copyOf(asked.typed().all("referring"));
    return new Fit(
        (at, by) ->
            new ForumEvent.ReferredToCapitals(
                at, by, asked.text(), asked.version(), meeting, referring),
        "");
  }

  static TextDeed block(Asked asked) {
    return concluded(asked, new Outcome.Blocked());
  }

  static TextDeed lapse(Asked asked) {
    return concluded(asked, new Outcome.Lapsed());
  }

  static TextDeed defer(Asked asked) {
    var to = asked.typed().number("meeting");
    return to.isPresent()
        ? concluded(
            asked, new Outcome.Deferred(new MeetingId(asked.at().text().body(), to.getAsInt())))
        : new Unfit("meeting-number");
  }

  static TextDeed referUp(Asked asked) {
    return concluded(asked, new Outcome.Referred(asked.typed().one("to")));
  }

  /// The text that is adopted is the one whose hash the person had before them, with the papers
  /// that they chose and the one that they sent.
  ///
  /// @param names of the papers that are kept for the forum: a decision rests on no other
  static TextDeed adopt(Asked asked, PaperNames names) {
    var mode = ModeKind.bySlug(asked.typed().one("mode"));
    var hash = asked.typed().paper("hash");
    if (mode.isEmpty() || hash.isEmpty()) {
      return new Unfit("nothing-chosen");
    }
    var chosen =
        asked.typed().all("paper").stream()
            .filter(PaperHash::isWellFormed)
            .map(PaperHash::new)
            .toList();
    if (!names.of(chosen).keySet().containsAll(chosen)) {
      return new Unfit("nothing-chosen");
    }
    var evidence = new ArrayList<>(chosen);
    Optional<Enclosed> enclosed = Optional.empty();
    switch (asked.paper()) {
      case PaperHandedIn.Refused(var why) -> {
        return new Unfit("paper-" + why);
      }
      case PaperHandedIn.None _ -> {}
      case PaperHandedIn.There(var paper) -> {
        evidence.add(paper.hash());
        enclosed = Optional.of(new Enclosed(paper, new Audience.TheForum()));
      }
    }
    var outcome =
        new Outcome.Adopted(
            DrawnId.draw(), hash.get(), mode.get(), evidence.stream().distinct().toList());
    return new Fit(
        (at, by) -> new ForumEvent.Concluded(at, by, asked.text(), asked.version(), outcome),
        "",
        enclosed);
  }

  private static TextDeed concluded(Asked asked, Outcome outcome) {
    return new Fit(
        (at, by) -> new ForumEvent.Concluded(at, by, asked.text(), asked.version(), outcome), "");
  }
}
