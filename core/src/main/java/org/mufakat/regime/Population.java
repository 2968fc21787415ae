package org.mufakat.regime;

/// Resident persons of a State in a year (mid-year estimate).
public record Population(String state, int year, long persons, Attribution attribution) {}
