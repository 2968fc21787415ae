package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.conference.TextDeed.Asked;
import org.mufakat.server.conference.TextDeed.Enclosed;
import org.mufakat.server.conference.TextDeed.Fit;
import org.mufakat.server.conference.TextDeed.Unfit;

/// What is said of a text for a State, by its delegate, or with its instruction by whoever keeps
/// the papers; and comments, which anybody makes who takes part.
final class StateDeeds {

  private StateDeeds() {}

  static TextDeed comment(Asked asked) {
    var words = asked.typed().text("text");
    return withWords(
        words,
        TextDeed.LONGEST_REMARK,
        () ->
            new Fit(
                (at, by) ->
                    new ForumEvent.Commented(
                        at, by, asked.text(), asked.version(), asked.clause(), words),
                asked.clauseAnchor()));
  }

  static TextDeed amend(Asked asked) {
    var words = asked.typed().text("text");
    return withWords(
        words,
        DraftWords.LONGEST_CLAUSE,
        () ->
            new Fit(
                (at, by) ->
                    new ForumEvent.Amended(
                        at, by, asked.text(), asked.version(), asked.clause(), words),
                asked.clauseAnchor()));
  }

  private static TextDeed withWords(String words, int most, Supplier<TextDeed> deed) {
    if (words.isEmpty()) {
      return new Unfit("no-words");
    }
    return words.length() > most ? new Unfit("too-long") : deed.get();
  }

  static TextDeed sound(Asked asked) {
    return chosen(ForumEvent.Sounding.values(), asked.typed().one("sounding"))
        .<TextDeed>map(
            sounding ->
                new Fit(
                    (at, by) ->
                        new ForumEvent.Sounded(
                            at, by, asked.text(), asked.version(), asked.clause(), sounding),
                    asked.clauseAnchor()))
        .orElseGet(() -> new Unfit("nothing-chosen"));
  }

  private static <E extends Enum<E>> Optional<E> chosen(E[] values, String slug) {
    return Arrays.stream(values).filter(v -> ForumWords.slug(v).equals(slug)).findFirst();
  }

  static TextDeed state(Asked asked) {
    var kind = chosen(Position.Kind.values(), asked.typed().one("kind"));
    var words = asked.typed().text("text");
    if (kind.isEmpty()) {
      return new Unfit("nothing-chosen");
    }
    if (words.length() > TextDeed.LONGEST_REMARK) {
      return new Unfit("too-long");
    }
    return instructed(
        asked,
        instruction ->
            (at, by) ->
                new ForumEvent.Stated(
                    at,
                    by,
                    asked.text(),
                    asked.version(),
                    asked.member(),
                    kind.get(),
                    words,
                    instruction));
  }

  static TextDeed retract(Asked asked) {
    return instructed(
        asked,
        instruction ->
            (at, by) ->
                new ForumEvent.Retracted(
                    at, by, asked.text(), asked.version(), asked.member(), instruction));
  }

  static TextDeed objectToSilence(Asked asked) {
    return instructed(
        asked,
        instruction ->
            (at, by) ->
                new ForumEvent.SilenceObjectedTo(
                    at, by, asked.text(), asked.member(), instruction));
  }

  /// With the State's instruction where one came with the form.
  private static TextDeed instructed(
      Asked asked, Function<Optional<PaperHash>, BiFunction<Instant, OpaqueId, ForumEvent>> event) {
    var anchor = "#positions";
    return switch (asked.paper()) {
      case PaperHandedIn.Refused(var why) -> new Unfit("paper-" + why);
      case PaperHandedIn.None _ -> new Fit(event.apply(Optional.empty()), anchor);
      case PaperHandedIn.There(var paper) ->
          isMember(asked)
              ? new Fit(
                  event.apply(Optional.of(paper.hash())),
                  anchor,
                  Optional.of(new Enclosed(paper, new Audience.OfMember(asked.member()))))
              : new Unfit("nothing-chosen");
    };
  }

  private static boolean isMember(Asked asked) {
    return asked.at().node().node().regime().member(asked.member()).isPresent();
  }

  /// That the State has the notice of a silence. Only a delegate says so: that a page was opened is
  /// no receipt.
  static TextDeed receipt(Asked asked) {
    return new Fit((at, by) -> new ForumEvent.Receipted(at, by, asked.text(), asked.member()), "");
  }

  static TextDeed withdraw(Asked asked) {
    return new Fit(
        (at, by) ->
            new ForumEvent.Concluded(
                at, by, asked.text(), asked.version(), new Outcome.Withdrawn()),
        "");
  }
}
