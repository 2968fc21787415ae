package org.mufakat.server.ledger;

import org.mufakat.ledger.AddCheckpoint;
import org.mufakat.ledger.WitnessAnswer;

/// A witness within this process: the hub's, where it runs beside the node.
record LocalWitness(WitnessDesk desk) implements WitnessLine {

  @Override
  public WitnessReply add(AddCheckpoint request) {
    var outcome = desk.add(request);
    return switch (outcome.answer()) {
      case WitnessAnswer.Accepted _ ->
          new WitnessReply.Cosigned(outcome.cosignature().stream().toList());
      case WitnessAnswer.Refused(var reason, long size)
          when reason == WitnessAnswer.Reason.OTHER_OLD_SIZE ->
          new WitnessReply.KnowsOtherSize(size);
      case WitnessAnswer.Refused(var reason, _) ->
          new WitnessReply.Refused(WitnessRefusal.of(reason).sentence());
    };
  }

  @Override
  public HttpWitness.Last said(String origin) {
    return desk.last(origin)
        .<HttpWitness.Last>map(HttpWitness.Last.Cosigned::new)
        .orElseGet(HttpWitness.Last.None::new);
  }
}
