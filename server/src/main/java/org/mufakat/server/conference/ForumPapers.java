package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.mufakat.forum.PaperHash;

/// The papers that the hub keeps for the forum. Within a process the pages of every node ask it
/// directly; the wire carries the same calls between processes.
public interface ForumPapers {

  /// Keeps a paper for an audience; nothing happens where it is kept for them already.
  PaperHash keep(Paper paper, Audience audience, Instant at);

  /// A paper, where it is kept for somebody whom the asker belongs to.
  Optional<Paper> find(PaperHash hash, Predicate<Audience> isOf);
}
