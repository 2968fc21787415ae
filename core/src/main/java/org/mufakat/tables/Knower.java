package org.mufakat.tables;

/// Who may try to work a withheld cell out.
public sealed interface Knower {

  /// Whoever reads all that was ever published, and the rules.
  record Public() implements Knower {}

  /// An agency: it knows which persons it contributed.
  record Source(String name) implements Knower {}

  /// A person who is alone in a cell, and supposed to know that.
  record Singleton(CellName cell) implements Knower {}
}
