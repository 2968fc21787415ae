package org.mufakat.server.conference;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.PartialDate;

/// A matter as it went from meeting to meeting: what was given to whom, what was heard of it, and
/// what was decided next.
///
/// @param title in the reader's language
/// @param ofRecord whether the signed record says all of it; otherwise public sources do
/// @param lanes the bodies that it touches, the top one first
/// @param events in the order of time
/// @param chains tasks with what was heard of each
/// @param next from a decision to what it changed
/// @param meetings of the bodies over the time of the thread
/// @param attribution of the whole, where public sources tell of it
public record MatterThread(
    String id,
    String title,
    boolean ofRecord,
    List<String> lanes,
    List<Event> events,
    List<Chain> chains,
    List<Arrow> next,
    List<Held> meetings,
    Optional<Attribution> attribution) {

  public MatterThread {
    lanes = List.copyOf(lanes);
    events = List.copyOf(events);
    chains = List.copyOf(chains);
    next = List.copyOf(next);
    meetings = List.copyOf(meetings);
  }

  /// What happened.
  public enum Kind {
    TASK("task"),
    ADOPTION("adoption"),
    REPORT("report"),
    COMPLETION("completion"),
    EXTENSION("extension"),
    REASSIGNMENT("reassignment"),
    CLOSING("closing"),
    /// A meeting passed and nobody spoke of it.
    NOT_MENTIONED("not-mentioned"),
    AD_REFERENDUM("ad-referendum"),
    SIGNATURE("signature"),
    ENTRY_INTO_FORCE("entry-into-force"),
    WORK("work");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /// What is taken to be so, since the sources do not say it.
  public enum Assumed {
    DUE_AT_THE_NEXT_MEETING,
    NUMBER_OF_A_MEETING,
    NOTHING_FOLLOWS
  }

  /// @param number in the thread, from 1
  /// @param body empty for what States do by themselves
  /// @param on empty where nobody knows
  /// @param text in the reader's language; empty where there is nothing to say
  /// @param to for a task: the bodies that were to do it
  /// @param due for a task: as it was given
  /// @param outside whether no event of a record could tell of it
  /// @param address of the page that tells more, below the forum's; empty where there is none
  public record Event(
      int number,
      Kind kind,
      Optional<String> body,
      Optional<MeetingId> meeting,
      Optional<PartialDate> on,
      String text,
      List<String> to,
      Optional<MeetingId> due,
      List<Assumed> assumed,
      boolean outside,
      Optional<Attribution> attribution,
      Optional<PaperHash> paper,
      String address) {

    public Event {
      to = List.copyOf(to);
      assumed = List.copyOf(assumed);
    }

    public boolean isAssumed(String which) {
      return assumed.contains(Assumed.valueOf(which));
    }
  }

  /// A task, then what was heard of it meeting by meeting.
  ///
  /// @param events their numbers
  /// @param due each meeting at which it was due, in turn
  public record Chain(List<Integer> events, List<MeetingId> due, boolean dueIsAssumed) {
    public Chain {
      events = List.copyOf(events);
      due = List.copyOf(due);
    }
  }

  /// From one event to another, by their numbers.
  public record Arrow(int from, int to) {}

  /// @param on empty where nobody knows
  /// @param held false for one that is still to come
  public record Held(MeetingId id, Optional<PartialDate> on, boolean held) {}

  public Event event(int number) {
    return events.get(number - 1);
  }

  /// With the days of its meetings as somebody else has them, where they have.
  MatterThread onDays(Function<MeetingId, Optional<PartialDate>> days) {
    var moved =
        meetings.stream()
            .map(held -> new Held(held.id, days.apply(held.id).or(held::on), held.held))
            .toList();
    return new MatterThread(id, title, ofRecord, lanes, events, chains, next, moved, attribution);
  }

  /// The number of the task that an event is of; 0 for what is of none.
  public int taskOf(int number) {
    return chains.stream()
        .filter(chain -> chain.events().indexOf(number) > 0)
        .map(chain -> chain.events().getFirst())
        .findFirst()
        .orElse(0);
  }

  public boolean hasOutside() {
    return events.stream().anyMatch(Event::outside);
  }

  public boolean hasAssumed() {
    return events.stream().anyMatch(e -> !e.assumed().isEmpty());
  }
}
