package org.mufakat.regime;

import java.util.Optional;

/// A term that runs. The instruments say "without undue delay" and no number: the hours are the
/// pack's default, configurable per pair of States.
///
/// @param hours default length; empty when the pack sets none
public record Clock(
    String id,
    LocalText text,
    Optional<String> provision,
    Optional<Integer> hours,
    Attribution attribution) {}
