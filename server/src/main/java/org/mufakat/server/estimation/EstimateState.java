package org.mufakat.server.estimation;

import java.util.Locale;

/// What an estimate is at.
enum EstimateState {
  WAITING,
  RUNNING,
  /// There is a document, with an estimate or with the reasons for none.
  DONE,
  CANCELLED,
  /// The machine or the database failed; the log says what happened.
  BROKEN,
  /// The server ended while it ran.
  CUT;

  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EstimateState of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }

  boolean isFinished() {
    return this != WAITING && this != RUNNING;
  }
}
