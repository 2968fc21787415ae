package org.mufakat.bench;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.simulator.forum.InventedRecord;

/// A record that a new forum took in, event by event.
///
/// @param adoptionMillis how long each adoption took to be answered
record ForumReplay(double seconds, Samples adoptionMillis) {

  static ForumReplay of(List<ForumEvent> record) {
    var forum = new Forum(InventedRecord.charter());
    var adoptions = new ArrayList<Double>();
    long before = System.nanoTime();
    for (var event : record) {
      long asked = System.nanoTime();
      if (!(forum.answer(event) instanceof ForumAnswer.Recorded)) {
        throw new IllegalStateException("refused: " + forum.hinders(event));
      }
      if (event instanceof ForumEvent.Concluded c && c.outcome() instanceof Outcome.Adopted) {
        adoptions.add((System.nanoTime() - asked) / 1e6);
      }
    }
    return new ForumReplay((System.nanoTime() - before) / 1e9, Samples.of(adoptions));
  }
}
