package org.mufakat.server.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Clause;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Proposal;
import org.mufakat.forum.Silence;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.forum.ProposalStory.Step;

/// A text as one person has it before them: what it says, what was said of it, where it stands and
/// what the person can do.
///
/// @param talk what was said of its clauses; nothing of it for an observer
/// @param positions of every member of the body, whether it said something or not
/// @param earlier what was said of the versions before, which holds no more
/// @param expected what the text waits for from this person, in sentences
/// @param keeper what whoever keeps the papers can do; empty for others
record TextView(
    Proposal text,
    TextVersion version,
    Optional<Instant> tabledAt,
    String stage,
    String stageSlug,
    boolean isOpen,
    boolean seesAll,
    List<ClauseView> clauses,
    List<String> follows,
    ClauseTalk.CommonGround ground,
    List<PositionView> positions,
    List<EarlierView> earlier,
    List<Expected> expected,
    Own own,
    Optional<KeepersPanel> keeper,
    Optional<NoticeView> notice,
    List<HistoryVersion> history,
    Optional<OpaqueId> decision) {

  /// A sentence of what is expected, and whether it runs out.
  record Expected(Expectation.Kind kind, String sentence) {}

  record ClauseView(
      int index,
      Clause clause,
      List<ClauseTalk.SoundingOf> soundings,
      String own,
      List<ClauseTalk.Said> comments,
      List<ClauseTalk.Amendment> amendments) {
    public boolean isTitle() {
      return clause.label().equals(Clause.TITLE);
    }
  }

  /// @param position empty where the member has said nothing
  record PositionView(String member, Optional<Position> position, boolean isReadable) {
    public boolean isOnBehalf() {
      return position.filter(Position::isOnBehalf).isPresent();
    }

    public Optional<PaperHash> instruction() {
      return position.flatMap(Position::instruction).filter(_ -> isReadable);
    }
  }

  record EarlierView(int number, List<ForumEvent.Stated> positions) {}

  /// The notice of a silence: who confirmed it in time, and of whom that is still missing.
  ///
  /// @param late members that confirmed less than the least time before the end
  record NoticeView(
      Silence silence, List<String> confirmed, List<String> late, List<String> missing) {}

  record HistoryStep(Step step, String sentence, boolean isWeighty) {}

  /// @param number of the version; 0 for what happened before the first, -1 for what came after
  record HistoryVersion(
      int number, String sentence, List<HistoryStep> steps, List<String> blockedBy) {
    public List<HistoryStep> weighty() {
      return steps.stream().filter(HistoryStep::isWeighty).toList();
    }

    public List<HistoryStep> others() {
      return steps.stream().filter(step -> !step.isWeighty()).toList();
    }
  }

  /// What the person can do.
  ///
  /// @param member the State for which they speak here, empty where they speak for none
  /// @param kinds what the State can say, in order
  /// @param hindered why no position can be stated now, in words; empty where it can
  record Own(
      Optional<String> member,
      boolean takesPart,
      boolean canSound,
      List<Position.Kind> kinds,
      Optional<String> hindered,
      boolean canRetract,
      boolean canReceipt,
      boolean canObjectToSilence,
      boolean canWithdraw,
      boolean canTableNext) {}
}
