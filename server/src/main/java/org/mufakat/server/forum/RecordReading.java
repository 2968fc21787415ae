package org.mufakat.server.forum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Goes through entries of a record: their order, their hashes, their signatures and the rules.
/// Says what is wrong first.
final class RecordReading {

  /// Whether signatures are made good, or were when the entries were stored.
  enum Signatures {
    CHECKED,
    AS_STORED
  }

  /// How many entries one thread looks at before it takes others.
  private static final int PART = 250;

  /// What an entry is by itself.
  ///
  /// @param note the hash of its note
  private record Decoded(
      RecordEntry entry,
      EntryHash note,
      Optional<SignedEvent> event,
      Optional<SignerKeys.Check> signature) {}

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

  /// Takes entries in until one does not fit. While a batch is taken in, in order, what each entry
  /// of the next is by itself is found out side by side.
  Optional<RecordFault> read(RecordEntries entries) {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var ahead = new Ahead();
      entries.each(
          batch -> {
            var before = ahead.batch;
            ahead.batch = decoded(batch, workers);
            ahead.fault = take(before);
            return ahead.fault.isEmpty();
          });
      return ahead.fault.or(() -> take(ahead.batch));
    }
  }

  /// What was found so far, and the batch that is looked at meanwhile, in its order.
  private static final class Ahead {
    List<Future<List<Decoded>>> batch = List.of();
    Optional<RecordFault> fault = Optional.empty();
  }

  private List<Future<List<Decoded>>> decoded(List<RecordEntry> batch, ExecutorService workers) {
    var parts = new ArrayList<Future<List<Decoded>>>();
    for (int from = 0; from < batch.size(); from += PART) {
      var part = batch.subList(from, Math.min(batch.size(), from + PART));
      parts.add(workers.submit(() -> part.stream().map(this::decoded).toList()));
    }
    return parts;
  }

  private Optional<RecordFault> take(List<Future<List<Decoded>>> batch) {
    for (var part : batch) {
      for (var entry : awaited(part)) {
        var fault = take(entry);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Decoded> awaited(Future<List<Decoded>> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the reading of a record was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an entry is read or it is not", e.getCause());
    }
  }

  private Decoded decoded(RecordEntry entry) {
    var event = SignedEvent.parse(entry.note());
    return new Decoded(entry, EntryHash.ofText(entry.note()), event, event.map(signatures));
  }

  /// Takes one entry in.
  private Optional<RecordFault> take(Decoded decoded) {
    var entry = decoded.entry;
    long position = replay.head().position() + 1;
    if (entry.position() != position) {
      return Optional.of(new RecordFault.Missing(position));
    }
    if (decoded.event.isEmpty()) {
      return Optional.of(new RecordFault.NotReadable(position));
    }
    var next = replay.head().next(decoded.note);
    if (!next.hash().equals(entry.hash())) {
      return Optional.of(new RecordFault.OtherHash(position, next.hash()));
    }
    return replay
        .take(decoded.event.get(), decoded.signature.orElseThrow(), next)
        .map(why -> new RecordFault.NotAllowed(position, why));
  }
}
