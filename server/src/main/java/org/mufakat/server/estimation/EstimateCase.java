package org.mufakat.server.estimation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.CodeList;
import org.mufakat.server.estimation.EstimateRecord.Made;
import org.mufakat.server.estimation.EstimateRecord.Registered;
import org.mufakat.server.estimation.EstimateRecord.SameFile;
import org.mufakat.server.estimation.EstimateRecord.TakenIn;

/// All that a node knows of one estimate, for its document.
///
/// @param sameFile every plan whose file had the same bytes or counts, this one among them
/// @param estimatesOfPlan every estimate by this plan, this one among them
/// @param countsOfSide for how many plans the register of the same side was counted, this one among
///   them; 0 where the plan is for a file
/// @param places where the ledger has what is told of it
/// @param organizations the regime's kinds of organization, by which lists of the register are made
record EstimateCase(
    Made estimate,
    Registered plan,
    TakenIn file,
    List<SameFile> sameFile,
    List<Made> estimatesOfPlan,
    int countsOfSide,
    Places places,
    People people,
    Optional<CodeList> organizations) {

  EstimateCase {
    sameFile = List.copyOf(sameFile);
    estimatesOfPlan = List.copyOf(estimatesOfPlan);
  }

  /// Places in the ledger, counted from 0; empty where the entry waits for its place.
  record Places(
      Optional<Long> plan, Optional<Long> file, Optional<Long> made, Optional<Long> approved) {}

  /// Names of accounts, as pages call them.
  record People(String planner, String taker, String asker, String approver) {}

  /// When the file's bytes or counts first came to this node.
  Instant fileFirstHere() {
    return sameFile.stream().map(SameFile::takenAt).min(Instant::compareTo).orElse(file.at());
  }

  /// Whether the plan was registered before the file, or the same counts in another file, first
  /// came to this node.
  boolean planCameFirst() {
    return !plan.at().isAfter(fileFirstHere());
  }

  /// Whether the register of which the lists were counted already holds more persons than the
  /// interval allows for in all. Those on no list may be other than those on one, the lists may be
  /// made of too few organizations, or too little is recorded; whichever it is, the number is not
  /// one of this population.
  boolean isContradicted() {
    return result().isBelow(file.table().held());
  }

  /// The estimate's result.
  KeptResult result() {
    return estimate.result().orElseThrow();
  }

  /// The key of a sentence that is another where the register was counted.
  String ofSource(String key) {
    return plan.plan().register().isPresent() ? key + ".register" : key;
  }
}
