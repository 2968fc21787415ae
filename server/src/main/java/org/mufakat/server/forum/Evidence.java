package org.mufakat.server.forum;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mufakat.ledger.Sha256;

/// What the hub showed, to this node or to another, and does not fit what a member's node knows. It
/// is kept as it was shown.
///
/// @param position the first at which it shows
/// @param ours what the node holds there: an entry, or a head that the hub signed
/// @param theirs what the hub showed instead; the same as the head where that was another node's
/// @param head the head that the hub signed when it did
public record Evidence(
    long position,
    Kind kind,
    Optional<String> ours,
    Optional<String> theirs,
    Optional<String> head) {

  /// In what way it does not fit.
  public enum Kind {
    /// Something else stands where the node knows what stands there: the hub keeps two records.
    OTHER_CONTENT,
    /// The record ends before where the hub said that it goes.
    ROLLED_BACK,
    /// An entry is not there, and there are later ones.
    MISSING,
    /// Signed by somebody who may not.
    WRONG_SIGNER,
    FALSE_SIGNATURE,
    /// The rules refuse it.
    AGAINST_THE_RULES,
    /// No signed event in its one form.
    NOT_READABLE,
    /// The hub did not sign how far its record goes.
    FALSE_HEAD
  }

  static Kind kindOf(RecordFault fault) {
    return switch (fault) {
      case RecordFault.Missing _ -> Kind.MISSING;
      case RecordFault.NotReadable _ -> Kind.NOT_READABLE;
      case RecordFault.OtherHash _ -> Kind.OTHER_CONTENT;
      case RecordFault.Shortened _ -> Kind.ROLLED_BACK;
      case RecordFault.NotAllowed(_, var why) ->
          switch (why) {
            case Hindrance.WrongSigner _ -> Kind.WRONG_SIGNER;
            case Hindrance.FalseSignature _, Hindrance.UnknownKey _ -> Kind.FALSE_SIGNATURE;
            case Hindrance.SawAnother _ -> Kind.OTHER_CONTENT;
            case Hindrance.Against _,
                Hindrance.OtherRecord _,
                Hindrance.SawTooLittle _,
                Hindrance.Repeated _ ->
                Kind.AGAINST_THE_RULES;
          };
    };
  }

  byte[] sha256() {
    var all = position + "\n" + kind + "\n" + ours + "\n" + theirs + "\n" + head;
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
