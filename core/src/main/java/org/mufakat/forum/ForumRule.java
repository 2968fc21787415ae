package org.mufakat.forum;

/// The rules of the forum, by the numbers under which they are known. A refusal names one.
///
/// Source: the regimes' charters, which their packs cite; OSCE Rules of Procedure (2006); UN
/// General Assembly decision 74/544. Numbers I13 to I21, I23, I24 and I26 are of the evaluation of
/// compliance.
public enum ForumRule {
  /// Nothing is adopted over a maintained objection to that exact text.
  I1,
  /// A new version voids every position on the old one.
  I2,
  /// Silence counts only where silence was agreed without objection, every member was told and had
  /// the least time, the end was stated, and neither an objection nor an amendment came before it.
  I3,
  /// Only a live credential of a member at a body states that member's position.
  I4,
  /// Reservations and statements never block and are always printed with the text.
  I5,
  /// Some members go ahead only where an instrument permits it and all agreed to use it.
  I6,
  /// Without consensus a text is blocked, deferred, lapsed, withdrawn or referred.
  I7,
  /// What was adopted ad referendum is final when each that refers has confirmed, or by silence.
  I8,
  /// Every decision has an owner, a meeting at which it is due or words that nothing follows, and
  /// evidence.
  I9,
  /// Each open task is followed up once at each meeting of the body that gave it.
  I10,
  /// A due meeting moves only by a decision that says so.
  I11,
  /// A body gives tasks only to bodies below it.
  I12,
  /// Everything carries its source and its version.
  I22,
  /// What is not complied with is referred to the Summit, and nothing else is done.
  I25,
  /// The record is only ever added to.
  I27
}
