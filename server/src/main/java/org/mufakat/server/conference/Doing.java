package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Locale;
import org.mufakat.forum.ForumRule;
import org.mufakat.server.forum.ForumReply;
import org.mufakat.server.forum.Hindrance;

/// What came of something that a person did in the forum. Where it is not [Recorded], nothing
/// changed.
public sealed interface Doing {

  /// It is in the record.
  record Recorded(long position) implements Doing {}

  record Refused(Hindrance why) implements Doing {

    /// The last part of the message's key: `silence-too-short`, `unknown-key`.
    public String slug() {
      return switch (why) {
        case Hindrance.Against(var refusal) ->
            refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
        case Hindrance.WrongSigner _ -> "wrong-signer";
        case Hindrance.UnknownKey _ -> "unknown-key";
        case Hindrance.FalseSignature _ -> "false-signature";
        case Hindrance.OtherRecord _ -> "other-record";
        case Hindrance.SawAnother _ -> "saw-another";
        case Hindrance.SawTooLittle _ -> "saw-too-little";
        case Hindrance.Repeated _ -> "repeated";
      };
    }

    public ForumRule rule() {
      return why.rule();
    }
  }

  /// The node's clock is not the hub's.
  record OtherClock(Instant hub) implements Doing {}

  /// The hub does not answer: whether it is recorded shows when it does.
  record HubSilent() implements Doing {}

  /// The hub takes nothing in, since its record or what it was sent is not sound.
  record HubAtFault() implements Doing {}

  default boolean isRecorded() {
    return this instanceof Recorded;
  }

  /// The last part of the message's key.
  default String slug() {
    return switch (this) {
      case Recorded _ -> "recorded";
      case Refused refused -> refused.slug();
      case OtherClock _ -> "other-clock";
      case HubSilent _ -> "hub-silent";
      case HubAtFault _ -> "hub-at-fault";
    };
  }

  static Doing of(ForumReply reply) {
    return switch (reply) {
      case ForumReply.Recorded(var at, _) -> new Recorded(at.position());
      case ForumReply.Refused(var why) -> new Refused(why);
      case ForumReply.OtherClock(var hub) -> new OtherClock(hub);
      case ForumReply.NotReadable _, ForumReply.NotSound _ -> new HubAtFault();
    };
  }
}
