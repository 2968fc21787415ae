package org.mufakat.simulator.forum;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mufakat.forum.Refusal;
import org.mufakat.regime.DecisionRule.ModeKind;

/// What many walks came to. For one thread at a time; [#add(ForumTally)] brings those of several
/// together.
public final class ForumTally {

  private static final int FAULTS_KEPT = 20;

  private long traces;
  private long recorded;
  private long refused;
  private long faults;
  private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
  private final Map<ModeKind, Long> adoptions = new EnumMap<>(ModeKind.class);
  private final List<String> firstFaults = new ArrayList<>();

  /// Walks from each of a row of seeds.
  public static ForumTally of(long firstSeed, long traces) {
    var tally = new ForumTally();
    for (long trace = 0; trace < traces; trace++) {
      tally.add(ForumWalk.from(firstSeed + trace));
    }
    return tally;
  }

  public void add(ForumTrace trace) {
    traces++;
    recorded += trace.recorded().size();
    refused += trace.refusals().size();
    trace.refusals().forEach(refusal -> refusals.merge(refusal, 1L, Long::sum));
    trace.adoptions().forEach(mode -> adoptions.merge(mode, 1L, Long::sum));
    if (!trace.faults().isEmpty()) {
      faults++;
      keep(List.of("seed " + trace.seed() + ": " + trace.faults().getFirst()));
    }
  }

  public void add(ForumTally other) {
    traces += other.traces;
    recorded += other.recorded;
    refused += other.refused;
    faults += other.faults;
    other.refusals.forEach((refusal, count) -> refusals.merge(refusal, count, Long::sum));
    other.adoptions.forEach((mode, count) -> adoptions.merge(mode, count, Long::sum));
    keep(other.firstFaults);
  }

  private void keep(List<String> found) {
    found.stream().limit(FAULTS_KEPT - firstFaults.size()).forEach(firstFaults::add);
  }

  public long traces() {
    return traces;
  }

  public long recorded() {
    return recorded;
  }

  public long refused() {
    return refused;
  }

  public Map<Refusal, Long> refusals() {
    return Map.copyOf(refusals);
  }

  public Map<ModeKind, Long> adoptions() {
    return Map.copyOf(adoptions);
  }

  /// How many walks found something that did not hold.
  public long faults() {
    return faults;
  }

  /// The first of them, each with the seed that repeats it.
  public List<String> firstFaults() {
    return List.copyOf(firstFaults);
  }
}
