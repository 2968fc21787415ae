package org.mufakat.server.forum;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Goes through entries of a record: their order, their hashes, their signatures and the rules.
/// Says what is wrong first.
final class RecordReading {

  /// Whether signatures are made good, or were when the entries were stored.
  enum Signatures {
    CHECKED,
    AS_STORED
  }

  private record Decoded(
      RecordEntry entry, Optional<SignedEvent> event, Optional<SignerKeys.Check> signature) {}

  private final Replay replay;
  private final Function<SignedEvent, SignerKeys.Check> signatures;

  RecordReading(Replay replay, SignerKeys keys, Signatures signatures) {
    this.replay = replay;
    this.signatures =
        switch (signatures) {
          case CHECKED -> keys::check;
          case AS_STORED -> keys::claimed;
        };
  }

  /// Takes entries in until one does not fit.
  Optional<RecordFault> read(RecordEntries entries) {
    var fault = new Found();
    entries.each(
        batch -> {
          fault.first = read(batch);
          return fault.first.isEmpty();
        });
    return fault.first;
  }

  private static final class Found {
    Optional<RecordFault> first = Optional.empty();
  }

  /// What each entry is by itself is found out side by side; what it is in its place, in order.
  private Optional<RecordFault> read(List<RecordEntry> batch) {
    return batch.parallelStream().map(this::decoded).toList().stream()
        .map(this::take)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Decoded decoded(RecordEntry entry) {
    var event = SignedEvent.parse(entry.note());
    return new Decoded(entry, event, event.map(signatures));
  }

  /// Takes one entry in.
  Optional<RecordFault> take(RecordEntry entry) {
    return take(decoded(entry));
  }

  private Optional<RecordFault> take(Decoded decoded) {
    var entry = decoded.entry;
    long position = replay.head().position() + 1;
    if (entry.position() != position) {
      return Optional.of(new RecordFault.Missing(position));
    }
    if (decoded.event.isEmpty()) {
      return Optional.of(new RecordFault.NotReadable(position));
    }
    var next = replay.head().next(entry.note());
    if (!next.hash().equals(entry.hash())) {
      return Optional.of(new RecordFault.OtherHash(position, next.hash()));
    }
    return replay
        .take(decoded.event.get(), decoded.signature.orElseThrow(), next)
        .map(why -> new RecordFault.NotAllowed(position, why));
  }
}
