package org.mufakat.server.conference;

import java.time.Instant;

/// Something in the record that concerns one person, in that person's words.
///
/// @param position of the event in the record; several notices may have the same
/// @param id the same for the same thing, and another's for another: letters, digits and hyphens
/// @param text what happened, with who said what
/// @param plain the same for whoever may read over a shoulder: no member's position, no draft;
///   empty where nothing is left to say then
/// @param address the page that tells more
record Notice(
    long position,
    String id,
    Instant at,
    Weight weight,
    String text,
    String plain,
    String address) {

  /// What it asks of the person.
  enum Weight {
    /// Something is theirs to do.
    ASKS,
    TELLS
  }

  public boolean asks() {
    return weight == Weight.ASKS;
  }
}
