package org.mufakat.statistics;

/// What identifies a published cell. `area` is the reporting area: an ISO 3166-1 alpha-3 code or,
/// for an area published without one, its published name.
public record CellKey(String area, Indicator indicator, Breakdown breakdown, int year) {}
