package org.mufakat.simulator.forum;

import static org.mufakat.simulator.forum.InventedCharter.BEGINNING;
import static org.mufakat.simulator.forum.InventedCharter.GROUP;
import static org.mufakat.simulator.forum.InventedCharter.OFFICIALS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mufakat.forum.Charter;
import org.mufakat.forum.Clause;
import org.mufakat.forum.Credential;
import org.mufakat.forum.Credential.Capacity;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.Follows;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;

/// A record that a body of eleven invented members could have left: meeting after meeting, each
/// with texts that are tabled, stated on, called and adopted, and with tasks that the next one
/// follows up. Nothing in it is refused, and the same length is always the same record.
public final class InventedRecord {

  private static final int TEXTS_A_MEETING = 20;
  private static final PaperHash PAPER = new PaperHash("ab".repeat(32));
  private static final Instant EVER = BEGINNING.plus(Duration.ofDays(36_500));

  private final int length;
  private final List<ForumEvent> events = new ArrayList<>();
  private final List<String> members =
      IntStream.range(0, 11).mapToObj(i -> "XA" + (char) ('A' + i)).toList();
  private final List<OpaqueId> delegates = new ArrayList<>();
  private final OpaqueId secretary;
  private List<OpaqueId> given = new ArrayList<>();
  private Instant now = BEGINNING;
  private long drawn;

  private InventedRecord(int length) {
    this.length = length;
    this.secretary = give(Capacity.SECRETARIAT, Optional.empty());
    members.forEach(member -> delegates.add(give(Capacity.DELEGATE, Optional.of(member))));
  }

  /// @param length how many events
  public static List<ForumEvent> of(int length) {
    var record = new InventedRecord(length);
    for (int ordinal = 1; record.events.size() < length; ordinal++) {
      record.meet(new MeetingId(OFFICIALS, ordinal));
    }
    return List.copyOf(record.events.subList(0, length));
  }

  /// Of the forum that takes these events in.
  public static Charter charter() {
    return new Eleven(new InventedCharter());
  }

  private record Eleven(InventedCharter bodies) implements Charter {

    private static final SortedSet<String> MEMBERS =
        new TreeSet<>(IntStream.range(0, 11).mapToObj(i -> "XA" + (char) ('A' + i)).toList());

    @Override
    public boolean hasBody(String body) {
      return bodies.hasBody(body);
    }

    @Override
    public List<String> above(String body) {
      return bodies.above(body);
    }

    @Override
    public Optional<DecisionRule> ruleOf(String body) {
      return bodies.ruleOf(body);
    }

    @Override
    public SortedSet<String> membersOf(String body, Instant at) {
      return MEMBERS;
    }

    @Override
    public int lastMeetingOf(String body) {
      return bodies.lastMeetingOf(body);
    }
  }

  private OpaqueId give(Capacity capacity, Optional<String> member) {
    var id = fresh();
    events.add(
        new ForumEvent.CredentialGiven(
            now,
            OpaqueId.NONE,
            new Credential(id, fresh(), capacity, member, OFFICIALS, BEGINNING, EVER)));
    return id;
  }

  private void meet(MeetingId meeting) {
    events.add(new ForumEvent.Convened(now, secretary, meeting, "XAA", "XAB"));
    events.add(new ForumEvent.Opened(now, secretary, meeting));
    given.forEach(task -> follow(task, meeting));
    given = new ArrayList<>();
    for (int text = 0; text < TEXTS_A_MEETING && events.size() < length; text++) {
      decide(meeting);
    }
    events.add(new ForumEvent.Closed(now, secretary, meeting));
    now = now.plus(Duration.ofHours(1));
  }

  private void follow(OpaqueId task, MeetingId meeting) {
    events.add(
        new ForumEvent.FollowedUp(now, secretary, task, meeting, new FollowUp.Completed(PAPER)));
  }

  private void decide(MeetingId meeting) {
    var id = fresh();
    var task = fresh();
    var text =
        new TextVersion(
            1,
            List.of(new Clause("1", "Words of text " + id), new Clause("2", "More words.")),
            Follows.dueAt(meeting.next())
                .giving(new Task(task, OFFICIALS, GROUP, meeting.next(), "A study")));
    events.add(new ForumEvent.Drafted(now, secretary, id, OFFICIALS, Set.of()));
    events.add(new ForumEvent.Tabled(now, secretary, id, text));
    for (int member = 0; member < members.size(); member++) {
      var kind = Position.Kind.values()[member % 4];
      events.add(
          new ForumEvent.Stated(
              now,
              delegates.get(member),
              id,
              1,
              members.get(member),
              kind,
              kind.isAttached() ? "Words" : "",
              Optional.empty()));
    }
    events.add(new ForumEvent.Called(now, secretary, id, 1, meeting));
    events.add(
        new ForumEvent.Concluded(
            now,
            secretary,
            id,
            1,
            new Outcome.Adopted(fresh(), text.hash(), ModeKind.MEETING_CONSENSUS, List.of(PAPER))));
    given.add(task);
  }

  private OpaqueId fresh() {
    return new OpaqueId("0".repeat(16) + HexFormat.of().toHexDigits(++drawn));
  }
}
