package org.mufakat.regime;

import java.util.Optional;

/// A meeting that was held, in the register of its body.
///
/// @param ordinal 1 for the body's first meeting
public record MeetingRecord(
    String body,
    int ordinal,
    PartialDate opened,
    Optional<PartialDate> closed,
    LocalText place,
    Optional<String> host,
    boolean virtual,
    LocalText outcome,
    Attribution attribution) {}
