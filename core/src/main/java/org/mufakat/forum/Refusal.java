package org.mufakat.forum;

import static org.mufakat.forum.ForumRule.I1;
import static org.mufakat.forum.ForumRule.I10;
import static org.mufakat.forum.ForumRule.I11;
import static org.mufakat.forum.ForumRule.I12;
import static org.mufakat.forum.ForumRule.I2;
import static org.mufakat.forum.ForumRule.I27;
import static org.mufakat.forum.ForumRule.I3;
import static org.mufakat.forum.ForumRule.I4;
import static org.mufakat.forum.ForumRule.I6;
import static org.mufakat.forum.ForumRule.I7;
import static org.mufakat.forum.ForumRule.I8;
import static org.mufakat.forum.ForumRule.I9;

/// Why the forum does not take something into its record, and which rule says so. Nothing has
/// changed then.
public enum Refusal {
  /// Enter it under the credential that is live now, or have the State give one.
  NO_LIVE_CREDENTIAL(I4),
  /// The credential is for another body.
  OTHER_BODY(I4),
  /// The person's capacity at the body does not reach so far.
  NOT_IN_THIS_CAPACITY(I4),
  /// A delegate speaks for their own State.
  OTHER_MEMBER(I4),
  /// Whoever enters something for a State attaches its instruction.
  NO_INSTRUCTION(I4),
  /// A delegate of the State enters what it says under the State's own credential, and needs no
  /// instruction for it.
  SPEAKS_THEMSELVES(I4),
  /// Its time is over, or it was ended: there is nothing to end.
  CREDENTIAL_OVER(I4),
  /// The State has spoken for itself on this version.
  STATE_SPOKE_ITSELF(I4),
  ALREADY_STATED(I4),
  NOTHING_STATED(I4),
  /// The text is not open to this any more, or not yet.
  CLOSED(I4),
  /// A reservation or a statement has words.
  NO_WORDS(ForumRule.I5),
  /// There is a later version: read it and state the position again.
  OLD_VERSION(I2),
  /// Versions follow each other without a gap.
  WRONG_NUMBER(I2),
  /// The same words as before: nothing to consult on anew.
  SAME_TEXT(I2),
  NO_SUCH_CLAUSE(I2),
  OBJECTION_MAINTAINED(I1),
  /// What would be adopted is not the text that was consulted on.
  OTHER_TEXT(I1),
  SILENCE_TOO_SHORT(I3),
  /// The body has not agreed that silence counts for this text.
  SILENCE_NOT_AGREED(I3),
  SILENCE_STILL_RUNS(I3),
  /// A member has not had the notice for long enough; let it lapse and begin anew.
  SILENCE_UNHEARD(I3),
  /// The silence was kept to its end: the text is agreed to, and what is left is to adopt it.
  SILENCE_KEPT(I3),
  /// A member that referred the text has not confirmed.
  NOT_CONFIRMED(I8),
  /// The members that refer a text are members of the body, and there is one.
  NOBODY_REFERS(I8),
  /// The body may not decide that way.
  MODE_NOT_OPEN(I7),
  /// The text has not been put to the members in that way.
  NOT_ASKED(I7),
  /// No meeting has found that a member objects: there is nothing that blocks.
  NOTHING_BLOCKS(I7),
  /// Nothing has run out.
  NOTHING_LAPSED(I7),
  /// Only whoever brought a text in, or a colleague, tables and withdraws it.
  NOT_THEIRS(I7),
  /// A text is referred to a body above that may say how it is decided.
  NOT_REFERABLE_THERE(I7),
  /// A text is deferred to a later meeting of the same body.
  NOT_A_LATER_MEETING(I7),
  /// No instrument lets members go ahead without the others.
  NO_INSTRUMENT_PERMITS(I6),
  /// All have to agree first that some go ahead.
  USE_NOT_AGREED(I6),
  /// The owner is the body that adopts, or one below it.
  NO_OWNER(I9),
  NO_EVIDENCE(I9),
  /// No clause of the text says that nothing follows.
  ACTION_LEFT_OPEN(I9),
  /// Due at a meeting to come, of the body that owns it.
  NOT_DUE_THERE(I9),
  BODY_NOT_BELOW(I12),
  ALREADY_FOLLOWED_UP(I10),
  TASK_OVER(I10),
  /// A task is followed up at a meeting of the body that gave it.
  OTHER_MEETING(I10),
  /// The decision says nothing of the sort.
  NOT_DECIDED(I11),
  /// A meeting has heard already what the decision says of the task.
  HEARD_ALREADY(I11),
  /// The meeting is not in session.
  NOT_IN_SESSION(I10),
  /// Meetings are numbered without a gap, and one is in session at a time.
  NOT_THE_NEXT_MEETING(I10),
  UNKNOWN(I27),
  /// Something of that id is in the record already.
  ID_TAKEN(I27),
  /// Before what is in the record already.
  BEFORE_THE_LAST(I27);

  private final ForumRule rule;

  Refusal(ForumRule rule) {
    this.rule = rule;
  }

  public ForumRule rule() {
    return rule;
  }
}
