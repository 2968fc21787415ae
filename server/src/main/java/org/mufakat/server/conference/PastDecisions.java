package org.mufakat.server.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.ledger.OpaqueId;

/// The decisions of the time before the record that the hub keeps beside it. Within a process the
/// pages of every node ask it directly; the wire carries the same calls.
public interface PastDecisions {

  /// @param id drawn when it was kept
  record Kept(OpaqueId id, PastDecision decision) {}

  /// @param bodies those whose decisions the asker may read; empty for all
  /// @param body empty for all
  /// @param year empty for all
  /// @param words each has to stand in the title or the text
  record Query(
      Optional<List<String>> bodies,
      Optional<String> body,
      Optional<Integer> year,
      List<String> words) {
    static final Query ALL =
        new Query(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Query {
      bodies = bodies.map(List::copyOf);
      words = List.copyOf(words);
    }

    /// Of what a person may read: an observer the decisions of bodies that they observe.
    Query by(ForumRoom room) {
      var readable =
          Optional.of(room.credentials().stream().map(Credential::body).distinct().toList());
      return new Query(room.seesTheConsultation() ? Optional.empty() : readable, body, year, words);
    }
  }

  /// What came of keeping.
  ///
  /// @param there those that were kept before, or stand twice among what was handed in
  record Keeping(int kept, int there) {}

  /// A file that waits for somebody to keep what is in it.
  record Waiting(OpaqueId id, String name, byte[] content) {}

  /// Keeps all of them or none, each once however often it is handed in.
  Keeping keep(List<PastDecision> decisions, OpaqueId by, Instant at);

  /// How many of some are kept already, or stand twice among them.
  int there(List<PastDecision> decisions);

  int count(Query query);

  /// The newest first.
  List<Kept> find(Query query, int from, int most);

  Optional<Kept> find(OpaqueId id);

  /// The years of which there are any, the newest first.
  List<Integer> years();

  void wait(Waiting file, Instant at);

  Optional<Waiting> waiting(OpaqueId id);

  void leave(OpaqueId waiting);
}
