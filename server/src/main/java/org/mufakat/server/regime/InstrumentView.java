package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.PartyStatus.Standing;
import org.mufakat.regime.PartyStatus.Step;
import org.mufakat.regime.PartyStatus.StepKind;

/// An instrument as a page shows it: provisions by article, standings with their dated steps, and
/// the sources of both numbered so that a dense table can point at them.
///
/// @param groups the provisions that the filter takes
/// @param taken how many they are
/// @param stepKinds the kinds of step that any member took, in the order of a treaty's life
/// @param standingSources the sources of standings and steps; a note's number is its place, from 1
record InstrumentView(
    Instrument instrument,
    List<ProvisionGroup> groups,
    int taken,
    List<StepKind> stepKinds,
    List<String> standingSources) {

  static InstrumentView of(Instrument instrument, ProvisionFilter filter) {
    var groups = ProvisionGroup.of(instrument, filter);
    return new InstrumentView(
        instrument,
        groups,
        ProvisionGroup.taken(groups),
        stepKinds(instrument),
        sources(instrument));
  }

  private static List<StepKind> stepKinds(Instrument instrument) {
    return instrument.parties().stream()
        .flatMap(p -> p.steps().stream())
        .map(Step::kind)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> sources(Instrument instrument) {
    var sources = new LinkedHashSet<String>();
    for (PartyStatus party : instrument.parties()) {
      sources.add(party.attribution().source());
      party.steps().forEach(s -> sources.add(s.attribution().source()));
    }
    return new ArrayList<>(sources);
  }

  /// The number of a source's note.
  public int note(String source) {
    return standingSources.indexOf(source) + 1;
  }

  /// A member's steps of one kind; more than one where it withdrew and came back.
  public List<Step> steps(PartyStatus party, StepKind kind) {
    return party.steps().stream().filter(s -> s.kind() == kind).toList();
  }

  /// How many members are parties by a source that was read.
  public long parties() {
    return partiesBy(true);
  }

  /// How many members are parties as far as anyone recorded, by no source that was read: inferred,
  /// or from general knowledge.
  public long partiesNotVerified() {
    return partiesBy(false);
  }

  private long partiesBy(boolean verified) {
    return instrument.parties().stream()
        .filter(p -> p.standing() == Standing.PARTY && p.attribution().verified() == verified)
        .count();
  }

  /// How many members' standing is known, whatever it is: no party is not the same as nobody knows.
  public long established() {
    return instrument.parties().stream().filter(p -> p.standing() != Standing.UNKNOWN).count();
  }
}
