package org.mufakat.server.conference;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mufakat.forum.PaperHash;

/// What the papers that are kept for the whole forum are called, without their content. Within a
/// process the pages of every node ask the hub directly; the wire carries the same calls.
public interface PaperNames {

  record Named(PaperHash hash, String name, Instant at) {}

  /// Those of some that are kept.
  Map<PaperHash, String> of(Collection<PaperHash> hashes);

  /// The last that were kept, the newest first.
  List<Named> latest(int most);
}
