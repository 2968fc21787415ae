package org.mufakat.regime;

import java.util.List;

/// What a receiver may do with what it was sent, in words for people and fields for machines.
///
/// @param purposes what it may be used for
/// @param courtUse `allowed`, `ask-first` or `never`
/// @param onwardUse `allowed`, `ask-first` or `never`
/// @param expiryDays days until it must be asked for again; 0 when it does not expire
public record HandlingCode(
    String code,
    LocalText meaning,
    List<String> purposes,
    String courtUse,
    String onwardUse,
    int expiryDays,
    Attribution attribution) {

  public HandlingCode {
    purposes = List.copyOf(purposes);
  }
}
