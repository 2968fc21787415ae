package org.mufakat.simulator.forum;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mufakat.forum.Forum;
import org.mufakat.forum.ForumAnswer;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.Refusal;
import org.mufakat.regime.DecisionRule.ModeKind;

/// A walk by chance through all that can be asked of a forum, right and wrong. After each step the
/// forum is held against [ForumWitness]; what a part of the walks recorded is replayed and has to
/// make the same forum again.
public final class ForumWalk {

  private static final int STEPS = 40;

  /// Of so many walks one is replayed.
  private static final int REPLAYED = 4;

  private final Forum forum = new Forum(new InventedCharter());
  private final ForumWitness witness = new ForumWitness(forum);
  private final List<ForumEvent> recorded = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<ModeKind> adoptions = new ArrayList<>();

  private ForumWalk() {}

  /// The same seed walks the same way.
  public static ForumTrace from(long seed) {
    var walk = new ForumWalk();
    var draw = new ForumDraw(walk.forum, new SplittableRandom(seed));
    draw.beginning().forEach(walk::step);
    for (int step = 0; step < STEPS; step++) {
      walk.step(draw.next());
    }
    if (seed % REPLAYED == 0) {
      walk.witness.checkReplay(walk.recorded);
    }
    return new ForumTrace(
        seed, walk.recorded, walk.refusals, walk.adoptions, walk.witness.faults());
  }

  private void step(ForumEvent event) {
    witness.before(event);
    var answer = forum.answer(event);
    witness.after(event, answer);
    switch (answer) {
      case ForumAnswer.Recorded(var taken) -> {
        recorded.add(taken);
        if (taken instanceof ForumEvent.Concluded c
            && c.outcome() instanceof Outcome.Adopted adopted) {
          adoptions.add(adopted.mode());
        }
      }
      case ForumAnswer.Refused(var refusal) -> refusals.add(refusal);
    }
  }
}
