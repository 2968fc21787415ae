package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PastThread;
import org.mufakat.regime.PastThread.Act;
import org.mufakat.server.regime.References.Kind;

/// Reads the past threads of a region, and holds them against the register of meetings.
final class ThreadReader {

  private static final List<String> KINDS =
      Arrays.stream(PastThread.Kind.values()).map(PastThread.Kind::slug).toList();

  /// @param kindKnown whether the kind could be read
  private record Read(Act act, Position at, boolean kindKnown) {}

  private final References references;
  private final Faults faults;
  private final List<Read> read = new ArrayList<>();

  ThreadReader(References references, Faults faults) {
    this.references = references;
    this.faults = faults;
  }

  PastThread thread(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.THREAD, id, entry.at("id"));
    var acts = entry.entries("acts").stream().map(e -> PackFolder.ended(e, this::act)).toList();
    faultOrder(acts, entry);
    return new PastThread(id, entry.localText("title"), acts, entry.attribution());
  }

  private void faultOrder(List<Act> acts, Entry entry) {
    for (int i = 1; i < acts.size(); i++) {
      if (acts.get(i - 1).on().isSurelyAfter(acts.get(i).on())) {
        entry.fault(
            entry.at("acts"),
            "act `%s` stands after `%s`, which is later"
                .formatted(acts.get(i).id(), acts.get(i - 1).id()));
      }
    }
  }

  private Act act(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.ACT, id, entry.at("id"));
    var kind = entry.choice("act", PastThread.Kind::bySlug, KINDS.stream());
    var body = entry.optionalText("body");
    body.ifPresent(b -> references.use(Kind.BODY, b, entry.at("body")));
    var to = entry.optionalTexts("to");
    to.forEach(b -> references.use(Kind.BODY, b.value(), b.at()));
    var of = entry.optionalText("of");
    of.ifPresent(task -> references.use(Kind.ACT, task, entry.at("of")));
    var act =
        new Act(
            id,
            kind.orElse(PastThread.Kind.WORK),
            entry.date("on"),
            body,
            entry.optionalWholeNumber("meeting", 1, 999),
            to.stream().map(Entry.Located::value).toList(),
            of,
            entry.localText("text"),
            entry.attribution());
    kind.ifPresent(_ -> faultKind(act, entry));
    read.add(new Read(act, entry.at("meeting"), kind.isPresent()));
    return act;
  }

  private static void faultKind(Act act, Entry entry) {
    boolean task = act.kind() == PastThread.Kind.TASK;
    if (task == act.to().isEmpty()) {
      entry.fault(entry.at("act"), "a task, and nothing else, says to whom in `to`");
    }
    if (act.kind().isOfATask() == act.of().isEmpty()) {
      entry.fault(entry.at("act"), "a report or a completion, and nothing else, says `of` what");
    }
    boolean atAMeeting = task || act.kind().isOfATask() || act.kind() == PastThread.Kind.ADOPTION;
    if (atAMeeting && act.body().isEmpty()) {
      entry.fault(entry.at("act"), "`body` is missing: whose act is it?");
    }
  }

  /// Faults that only show when all acts and all meetings are read.
  void check(List<MeetingRecord> register) {
    var others =
        read.stream()
            .filter(each -> each.kindKnown && each.act.kind() != PastThread.Kind.TASK)
            .map(each -> each.act.id())
            .collect(Collectors.toSet());
    read.forEach(each -> check(each, register, others));
  }

  private void check(Read each, List<MeetingRecord> register, Set<String> noTasks) {
    var act = each.act;
    act.of()
        .filter(noTasks::contains)
        .ifPresent(task -> faults.add(each.at, "act `%s` is no task".formatted(task)));
    var held =
        register.stream().filter(m -> act.body().filter(m.body()::equals).isPresent()).toList();
    if (held.isEmpty() || act.meeting().isEmpty() || act.on().equals(Entry.NO_DATE)) {
      return;
    }
    int ordinal = act.meeting().get();
    var meeting = held.stream().filter(m -> m.ordinal() == ordinal).findFirst();
    if (meeting.isEmpty()) {
      faults.add(
          each.at,
          "the register has no meeting %d of %s".formatted(ordinal, held.getFirst().body()));
    } else if (isAtAnotherTime(act.on(), meeting.get())) {
      faults.add(
          each.at,
          "meeting %d of %s opened %s, not %s"
              .formatted(ordinal, meeting.get().body(), meeting.get().opened(), act.on()));
    }
  }

  private static boolean isAtAnotherTime(PartialDate on, MeetingRecord meeting) {
    return meeting.opened().isSurelyAfter(on)
        || on.isSurelyAfter(
            Optional.of(meeting).flatMap(MeetingRecord::closed).orElse(meeting.opened()));
  }
}
