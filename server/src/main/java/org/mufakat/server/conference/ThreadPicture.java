package org.mufakat.server.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mufakat.server.conference.MatterThread.Chain;
import org.mufakat.server.conference.MatterThread.Event;
import org.mufakat.server.conference.MatterThread.Kind;

/// A thread as one drawing: bodies are lanes, the top one first; time runs to the right, meetings
/// are lines across their lane; what happened are shapes that bear the numbers of the list. Lengths
/// are pixels at the drawing's own size.
///
/// @param width of the drawing
public record ThreadPicture(
    int width,
    int height,
    List<Lane> lanes,
    List<Year> years,
    List<Mark> meetings,
    List<Shape> shapes,
    List<Line> lines,
    List<Flag> due) {

  private static final int AXIS = 34;
  private static final int NAME = 26;
  private static final int TRACK = 52;
  private static final int FOOT = 24;
  private static final int REACH = 17;

  /// A lane's name stands there again so often that it is seen wherever one has scrolled to.
  private static final int NAME_AGAIN = 640;

  public ThreadPicture {
    lanes = List.copyOf(lanes);
    years = List.copyOf(years);
    meetings = List.copyOf(meetings);
    shapes = List.copyOf(shapes);
    lines = List.copyOf(lines);
    due = List.copyOf(due);
  }

  /// @param body empty for what States do by themselves
  /// @param names where the name stands
  public record Lane(String body, int top, int height, List<Integer> names) {
    public Lane {
      names = List.copyOf(names);
    }
  }

  /// @param year empty where what is to come begins
  public record Year(int x, String year) {}

  /// A meeting.
  public record Mark(int x, int top, int bottom, int ordinal, boolean held) {}

  /// @param path around its middle, as SVG has it
  public record Shape(int x, int y, Event event, String path, boolean ring, boolean gap) {}

  /// How a line is drawn.
  public enum Sort {
    /// From a task to what was heard of it.
    HEARD("heard"),
    /// From a task to the body that is to do it.
    GIVEN("given"),
    /// To the next decision, and from it to what it changed.
    NEXT("next"),
    /// To the meeting at which an open task is due.
    WAITS("waits");

    private final String slug;

    Sort(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  public record Line(Sort sort, String path) {}

  /// Where a task is due.
  public record Flag(int x, int y, boolean assumed) {}

  static ThreadPicture of(MatterThread thread) {
    return new Drawing(thread).drawn();
  }

  /// Forms that are told apart without colour.
  static String form(Kind kind) {
    return switch (kind) {
      case TASK -> "M-13-13H13V13H-13Z";
      case ADOPTION -> "M0-17L17 0L0 17L-17 0Z";
      case REPORT, COMPLETION -> "M-13 0A13 13 0 1 0 13 0A13 13 0 1 0-13 0Z";
      case EXTENSION -> "M-14-12H5L16 0L5 12H-14Z";
      case REASSIGNMENT -> "M-9-12H17L9 12H-17Z";
      case CLOSING -> "M-6-14H6L14-6V6L6 14H-6L-14 6V-6Z";
      case NOT_MENTIONED -> "M-5-11V11M5-11V11";
      case AD_REFERENDUM -> "M-17 0L-8-13H8L17 0L8 13H-8Z";
      case SIGNATURE -> "M0-17L17 12H-17Z";
      case ENTRY_INTO_FORCE ->
          "M0-18L4.5-11L12.7-12.7L11-4.5L18 0L11 4.5L12.7 12.7L4.5 11L0 18L-4.5 11L-12.7 12.7L-11"
              + " 4.5L-18 0L-11-4.5L-12.7-12.7L-4.5-11Z";
      case WORK -> "M-16-9H16V9H-16Z";
    };
  }

  /// Places everything.
  private static final class Drawing {

    private final MatterThread thread;
    private final ThreadColumns columns;
    private final Map<Integer, Integer> tracks = new HashMap<>();
    private final Map<String, Integer> depth = new HashMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();

    Drawing(MatterThread thread) {
      this.thread = thread;
      this.columns = ThreadColumns.of(thread);
    }

    ThreadPicture drawn() {
      layTracks();
      var laid = layLanes();
      thread.chains().forEach(this::draw);
      thread.next().forEach(arrow -> lines.add(new Line(Sort.NEXT, bent(arrow))));
      thread.events().forEach(this::drawGiven);
      return new ThreadPicture(
          columns.width(),
          laid.getLast().top() + laid.getLast().height() + 1,
          laid,
          columns.years(),
          marks(),
          thread.events().stream().map(this::shape).toList(),
          lines,
          flags);
    }

    /// A chain keeps a track to itself as long as it goes on; what stands alone takes the first
    /// that is free.
    private void layTracks() {
      var taken = new HashMap<String, List<TreeSet<Integer>>>();
      var chained = new HashSet<Integer>();
      for (var chain : thread.chains()) {
        chained.addAll(chain.events());
        var body = lane(thread.event(chain.events().getFirst()));
        int track = free(taken.computeIfAbsent(body, _ -> new ArrayList<>()), span(chain));
        chain.events().forEach(number -> tracks.put(number, track));
        depth.merge(body, track + 1, Math::max);
      }
      for (var event : thread.events()) {
        if (!chained.contains(event.number())) {
          var body = lane(event);
          int column = columns.of(event);
          int track =
              free(
                  taken.computeIfAbsent(body, _ -> new ArrayList<>()),
                  new TreeSet<>(List.of(column)));
          tracks.put(event.number(), track);
          depth.merge(body, track + 1, Math::max);
        }
      }
    }

    private static int free(List<TreeSet<Integer>> tracks, TreeSet<Integer> span) {
      for (int i = 0; i < tracks.size(); i++) {
        if (tracks.get(i).stream().noneMatch(span::contains)) {
          tracks.get(i).addAll(span);
          return i;
        }
      }
      tracks.add(new TreeSet<>(span));
      return tracks.size() - 1;
    }

    private TreeSet<Integer> span(Chain chain) {
      var at = new TreeSet<Integer>();
      chain.events().forEach(number -> at.add(columns.of(thread.event(number))));
      chain.due().forEach(due -> columns.of(due).ifPresent(at::add));
      return new TreeSet<>(IntStream.rangeClosed(at.first(), at.last()).boxed().toList());
    }

    private static String lane(Event event) {
      return event.body().orElse("");
    }

    private List<Lane> layLanes() {
      var bodies = new ArrayList<>(thread.lanes());
      if (thread.events().stream().anyMatch(e -> e.body().isEmpty())) {
        bodies.add("");
      }
      var laid = new ArrayList<Lane>();
      int top = AXIS;
      for (var body : bodies) {
        int height = NAME + TRACK * depth.getOrDefault(body, 0) + FOOT;
        var lane = new Lane(body, top, height, names());
        lanes.put(body, lane);
        laid.add(lane);
        top += height;
      }
      return laid;
    }

    private List<Integer> names() {
      return IntStream.iterate(10, x -> x < columns.width() - 80, x -> x + NAME_AGAIN)
          .boxed()
          .toList();
    }

    private int x(int number) {
      return columns.x(columns.of(thread.event(number)));
    }

    private int y(int number) {
      int top = Optional.ofNullable(lanes.get(lane(thread.event(number)))).orElseThrow().top();
      return top + NAME + TRACK * tracks.getOrDefault(number, 0) + TRACK / 2;
    }

    private Shape shape(Event event) {
      return new Shape(
          x(event.number()),
          y(event.number()),
          event,
          form(event.kind()),
          event.kind() == Kind.COMPLETION,
          event.kind() == Kind.NOT_MENTIONED);
    }

    private void draw(Chain chain) {
      for (int i = 1; i < chain.events().size(); i++) {
        int from = chain.events().get(i - 1);
        int to = chain.events().get(i);
        lines.add(
            new Line(
                Sort.HEARD, "M%d %dH%d".formatted(x(from) + REACH, y(from), x(to) - REACH - 3)));
      }
      int last = chain.events().getLast();
      int y = y(last);
      for (var due : chain.due()) {
        columns
            .of(due)
            .ifPresent(at -> flags.add(new Flag(columns.x(at), y, chain.dueIsAssumed())));
      }
      chain.due().stream()
          .flatMap(due -> columns.of(due).stream())
          .max(Integer::compare)
          .map(columns::x)
          .filter(x -> x > x(last) + 2 * REACH && isOpen(chain))
          .ifPresent(
              x -> lines.add(new Line(Sort.WAITS, "M%d %dH%d".formatted(x(last) + REACH, y, x))));
    }

    private boolean isOpen(Chain chain) {
      var last = thread.event(chain.events().getLast()).kind();
      return last != Kind.COMPLETION && last != Kind.CLOSING;
    }

    private void drawGiven(Event event) {
      for (var to : event.to()) {
        var lane = lanes.get(to);
        int y = y(event.number());
        if (lane != null && lane.top() > y) {
          lines.add(
              new Line(
                  Sort.GIVEN,
                  "M%d %dV%d".formatted(x(event.number()), y + REACH - 3, lane.top() + 9)));
        }
      }
    }

    private String bent(MatterThread.Arrow arrow) {
      int x1 = x(arrow.from());
      int y1 = y(arrow.from());
      int x2 = x(arrow.to());
      int y2 = y(arrow.to());
      if (x1 == x2) {
        int side = y2 > y1 ? 1 : -1;
        return Math.abs(y2 - y1) <= TRACK
            ? "M%d %dV%d".formatted(x1, y1 + side * REACH, y2 - side * (REACH + 4))
            : "M%d %dC%d %d %d %d %d %d"
                .formatted(
                    x1 + 12,
                    y1 + side * 12,
                    x1 + 40,
                    y1 + side * 30,
                    x2 + 40,
                    y2 - side * 30,
                    x2 + 15,
                    y2 - side * 14);
      }
      int middle = (x1 + x2) / 2;
      return "M%d %dC%d %d %d %d %d %d"
          .formatted(x1 + REACH, y1, middle, y1, middle, y2, x2 - REACH - 4, y2);
    }

    private List<Mark> marks() {
      return thread.meetings().stream()
          .flatMap(
              held ->
                  Optional.ofNullable(lanes.get(held.id().body())).stream()
                      .flatMap(lane -> mark(held, lane).stream()))
          .toList();
    }

    private Optional<Mark> mark(MatterThread.Held held, Lane lane) {
      return columns
          .of(held.id())
          .map(
              at ->
                  new Mark(
                      columns.x(at),
                      lane.top() + NAME - 4,
                      lane.top() + lane.height() - FOOT + 2,
                      held.id().ordinal(),
                      held.held()));
    }
  }
}
