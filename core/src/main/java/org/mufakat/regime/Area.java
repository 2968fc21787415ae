package org.mufakat.regime;

/// An area of work that commitments are sorted by: prevention, protection, prosecution,
/// cooperation.
public record Area(String id, LocalText name, Attribution attribution) {}
