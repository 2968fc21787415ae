package org.mufakat.server.forum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mufakat.forum.Credential;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.ledger.SignedNote;
import org.mufakat.server.forum.ProposalStory.Step;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that shows how a text came to what it came to, to somebody who has the keys and nothing
/// else: the events of the text, the credentials that they were done under and the meetings where,
/// and of every other entry its note's hash alone. With these the chain leads to a head that the
/// hub signed.
///
/// That the rules let each event in is not shown by it: that is for whoever has the whole record.
public record ForumProof(Genesis genesis, OpaqueId proposal, SignedNote head, List<Line> lines) {

  private static final String FORM = "mufakat-forum-proof/v1";
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  public ForumProof {
    lines = List.copyOf(lines);
  }

  /// An entry of the record: its note, or where it is of something else, the note's hash.
  public sealed interface Line {
    record Shown(String note) implements Line {}

    record Hidden(EntryHash note) implements Line {}

    default EntryHash hash() {
      return switch (this) {
        case Shown(var note) -> EntryHash.ofText(note);
        case Hidden(var note) -> note;
      };
    }
  }

  /// What a file shows.
  public sealed interface Answer {

    /// @param head up to where the record goes
    /// @param hidden how many entries are of something else
    record Shown(ProposalStory story, RecordPoint head, long hidden) implements Answer {}

    /// The record was begun by another hub than the one whose key was given.
    record OtherHub() implements Answer {}

    /// The entries do not lead to a head that the hub signed: something was left out, added or
    /// changed.
    record NotTheRecord() implements Answer {}

    /// An entry is no signed event, or not signed by who had to.
    record NotSigned(long position, Optional<Hindrance> why) implements Answer {}

    /// Nothing of this text is shown.
    record NothingOfIt() implements Answer {}
  }

  /// Makes the file for a text out of a whole record.
  ///
  /// @return empty where the record has nothing of the text, or is not readable
  static Optional<ForumProof> of(
      Genesis genesis, OpaqueId proposal, SignedNote head, RecordEntries entries) {
    var needed = new Needed(proposal);
    entries.each(batch -> batch.stream().allMatch(needed::look));
    if (needed.isUnreadable() || needed.steps.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    entries.each(
        batch -> {
          batch.forEach(e -> lines.add(needed.line(e)));
          return true;
        });
    return Optional.of(new ForumProof(genesis, proposal, head, lines));
  }

  /// What has to be shown for a text: found by going through the record once.
  private static final class Needed {

    private final ProposalStory.Gathering gathering;
    private final Set<Long> steps = new HashSet<>();
    private final Map<OpaqueId, List<Long>> credentials = new HashMap<>();
    private final Map<MeetingId, List<Long>> meetings = new HashMap<>();
    private final Set<OpaqueId> usedCredentials = new HashSet<>();
    private final Set<MeetingId> usedMeetings = new HashSet<>();
    private boolean unreadable;

    Needed(OpaqueId proposal) {
      this.gathering = new ProposalStory.Gathering(proposal);
    }

    boolean isUnreadable() {
      return unreadable;
    }

    /// @return whether it can be read
    boolean look(RecordEntry entry) {
      var signed = SignedEvent.parse(entry.note());
      unreadable |= signed.isEmpty();
      signed.ifPresent(s -> look(entry, s.event()));
      return !unreadable;
    }

    private void look(RecordEntry entry, ForumEvent event) {
      if (gathering.take(new Step(entry.position(), entry.hash(), event))) {
        steps.add(entry.position());
        usedCredentials.add(event.by());
        meetingOf(event).ifPresent(usedMeetings::add);
      }
      switch (event) {
        case ForumEvent.CredentialGiven e -> note(credentials, e.credential().id(), entry);
        case ForumEvent.CredentialEnded e -> note(credentials, e.credential(), entry);
        case ForumEvent.Convened e -> note(meetings, e.meeting(), entry);
        case ForumEvent.Opened e -> note(meetings, e.meeting(), entry);
        case ForumEvent.Closed e -> note(meetings, e.meeting(), entry);
        default -> {}
      }
    }

    private static <K> void note(Map<K, List<Long>> of, K key, RecordEntry entry) {
      of.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry.position());
    }

    private static Optional<MeetingId> meetingOf(ForumEvent event) {
      return switch (event) {
        case ForumEvent.Called e -> Optional.of(e.meeting());
        case ForumEvent.SilenceAsked e -> Optional.of(e.meeting());
        case ForumEvent.ReferredToCapitals e -> Optional.of(e.meeting());
        case ForumEvent.FollowedUp e -> Optional.of(e.meeting());
        default -> Optional.empty();
      };
    }

    Line line(RecordEntry entry) {
      return shown().contains(entry.position())
          ? new Line.Shown(entry.note())
          : new Line.Hidden(EntryHash.ofText(entry.note()));
    }

    private Set<Long> shown = Set.of();

    private Set<Long> shown() {
      if (shown.isEmpty()) {
        shown = new HashSet<>(steps);
        usedMeetings.forEach(m -> shown.addAll(meetings.getOrDefault(m, List.of())));
        usedCredentials.forEach(c -> shown.addAll(credentials.getOrDefault(c, List.of())));
      }
      return shown;
    }
  }

  /// Checks the file against keys that were got by another way.
  public Answer check(SignerKeys keys) {
    if (!genesis.hub().equals(keys.hub())) {
      return new Answer.OtherHub();
    }
    var gathering = new ProposalStory.Gathering(proposal);
    var credentials = new HashMap<OpaqueId, Credential>();
    var at = genesis.point();
    long hidden = 0;
    for (var line : lines) {
      at = at.next(line.hash());
      switch (line) {
        case Line.Hidden _ -> hidden++;
        case Line.Shown(var note) -> {
          var event = SignedEvent.parse(note).filter(e -> e.record().equals(genesis.hash()));
          var why = event.flatMap(e -> hinders(e, keys, credentials));
          if (event.isEmpty() || why.isPresent()) {
            return new Answer.NotSigned(at.position(), why);
          }
          gathering.take(new Step(at.position(), at.hash(), event.get().event()));
        }
      }
    }
    var signed = RecordHead.open(head, genesis).map(RecordHead::point);
    if (signed.isEmpty() || !signed.get().equals(at)) {
      return new Answer.NotTheRecord();
    }
    var story = gathering.story();
    return story.isEmpty() ? new Answer.NothingOfIt() : new Answer.Shown(story, at, hidden);
  }

  private static Optional<Hindrance> hinders(
      SignedEvent event, SignerKeys keys, Map<OpaqueId, Credential> credentials) {
    if (event.event() instanceof ForumEvent.CredentialGiven given) {
      credentials.putIfAbsent(given.credential().id(), given.credential());
    }
    var needed = Signer.of(event.event(), id -> Optional.ofNullable(credentials.get(id)));
    return switch (keys.check(event)) {
      case SignerKeys.Check.Unknown() -> Optional.of(new Hindrance.UnknownKey());
      case SignerKeys.Check.False(var named) -> Optional.of(new Hindrance.FalseSignature(named));
      case SignerKeys.Check.By(var signer) ->
          needed.filter(signer::equals).isPresent()
              ? Optional.empty()
              : Optional.of(new Hindrance.WrongSigner(needed.orElseGet(Signer.Hub::new)));
    };
  }

  /// The file.
  public String text() {
    var file = JSON.createObjectNode();
    file.put("form", FORM).put("genesis", genesis.text()).put("proposal", proposal.value());
    file.put("head", head.toString());
    var entries = file.putArray("entries");
    for (var line : lines) {
      switch (line) {
        case Line.Shown(var note) -> entries.addObject().put("note", note);
        case Line.Hidden(var hash) -> entries.addObject().put("sha256", hash.hex());
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  /// Reads a file; empty where it is none.
  public static Optional<ForumProof> parse(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ForumProof> read(JsonNode file) {
    if (!text(file, "form").equals(FORM) || !file.path("entries").isArray() || file.size() != 5) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    for (var entry : file.path("entries")) {
      lines.add(line(entry));
    }
    var proposal = new OpaqueId(text(file, "proposal"));
    return Genesis.parse(text(file, "genesis"))
        .flatMap(
            genesis ->
                SignedNote.parse(text(file, "head"))
                    .map(head -> new ForumProof(genesis, proposal, head, lines)));
  }

  private static Line line(JsonNode entry) {
    if (entry.size() != 1) {
      throw new IllegalArgumentException("an entry is its note or its note's hash");
    }
    return entry.has("note")
        ? new Line.Shown(text(entry, "note"))
        : new Line.Hidden(new EntryHash(text(entry, "sha256")));
  }

  private static String text(JsonNode object, String name) {
    return Objects.requireNonNull(object.path(name).asString(""));
  }
}
