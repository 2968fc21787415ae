package org.mufakat.tables;

/// Base cells: all combinations of the categories that tables and known sums tell apart.
final class World {}
