package org.mufakat.server.forum;

import org.mufakat.forum.ForumRule;
import org.mufakat.forum.Refusal;

/// Why a signed event is not taken into a record. Nothing has changed then. Each names a rule.
public sealed interface Hindrance {

  ForumRule rule();

  /// A rule of the forum says no.
  record Against(Refusal refusal) implements Hindrance {
    @Override
    public ForumRule rule() {
      return refusal.rule();
    }
  }

  /// Somebody else signed it than who may: only a member's own node signs what is done under the
  /// member's credentials, and only the hub what the secretariat and chairs do.
  record WrongSigner(Signer needed) implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I4;
    }
  }

  /// The signature is of no key that is known: ask for the key of the node, or whose this is.
  record UnknownKey() implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I4;
    }
  }

  /// The key that the signature names did not make it.
  record FalseSignature(Signer named) implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I4;
    }
  }

  /// Signed for another record.
  record OtherRecord() implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I27;
    }
  }

  /// The signer saw something else at that position: there are two records.
  record SawAnother(long position) implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I27;
    }
  }

  /// The signer saw too little of the record, or more than there is: pull, look and sign again.
  record SawTooLittle(long position) implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I27;
    }
  }

  /// The same signature is in the record at that very moment.
  record Repeated() implements Hindrance {
    @Override
    public ForumRule rule() {
      return ForumRule.I27;
    }
  }
}
