package org.mufakat.server.regime;

import java.util.Arrays;
import java.util.List;
import org.mufakat.regime.Instrument.Kind;

/// The instruments of one kind: treaties, which bind, apart from plans and declarations.
record InstrumentsOfKind(Kind kind, List<InstrumentView> instruments) {

  /// Every kind that has an instrument, treaties first.
  static List<InstrumentsOfKind> sorted(List<InstrumentView> instruments) {
    return Arrays.stream(Kind.values())
        .map(kind -> new InstrumentsOfKind(kind, of(kind, instruments)))
        .filter(k -> !k.instruments().isEmpty())
        .toList();
  }

  private static List<InstrumentView> of(Kind kind, List<InstrumentView> instruments) {
    return instruments.stream().filter(i -> i.instrument().kind() == kind).toList();
  }
}
