package org.mufakat.server.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.cases.NameIndex;
import org.mufakat.ledger.OpaqueId;

/// The names of one side's persons, in memory and nowhere else; read from the sealed identities
/// after the node's start, or when somebody asks before that.
final class Names {

  /// Held while the names are read for the first time, so that a name that is learnt meanwhile is
  /// not lost. Whoever searches waits for it only then.
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable NameIndex index;

  /// @param all read where nobody has read them
  List<NameIndex.Found> search(String query, Identities all) {
    return read(all::each).search(query, Integer.MAX_VALUE);
  }

  /// The same among some persons only, see [NameIndex#searchAmong].
  List<NameIndex.Found> searchAmong(String query, Collection<OpaqueId> among, Identities all) {
    return read(all::each).searchAmong(query, among, Integer.MAX_VALUE);
  }

  /// @param all tells each person's identity; asked where nobody has read them
  NameIndex read(Consumer<BiConsumer<OpaqueId, Identity>> all) {
    var known = index;
    return known == null ? readFirst(all) : known;
  }

  private NameIndex readFirst(Consumer<BiConsumer<OpaqueId, Identity>> all) {
    lock.lock();
    try {
      var known = index;
      if (known == null) {
        var fresh = new NameIndex();
        all.accept((person, identity) -> fresh.put(person, namesOf(identity)));
        index = fresh;
        known = fresh;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// Learns a name that was kept; nothing, while nobody has asked yet.
  void learn(OpaqueId person, Identity identity) {
    change(known -> known.put(person, namesOf(identity)));
  }

  /// Learns many at once.
  void learnAll(List<Map<OpaqueId, Identity>> all) {
    change(
        known ->
            all.forEach(
                some -> some.forEach((person, identity) -> known.put(person, namesOf(identity)))));
  }

  void forget(OpaqueId person) {
    change(known -> known.remove(person));
  }

  private void change(Consumer<NameIndex> change) {
    lock.lock();
    try {
      var known = index;
      if (known != null) {
        change.accept(known);
      }
    } finally {
      lock.unlock();
    }
  }

  private static Collection<String> namesOf(Identity identity) {
    return identity.names().stream().map(Identity.PersonName::text).toList();
  }
}
