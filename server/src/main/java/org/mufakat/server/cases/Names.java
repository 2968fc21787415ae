package org.mufakat.server.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Identities;
import org.mufakat.cases.Identity;
import org.mufakat.cases.NameIndex;
import org.mufakat.ledger.OpaqueId;

/// The names of one side's persons, in memory and nowhere else; read from the sealed identities
/// when somebody first asks.
final class Names {

  /// Held while the names are read for the first time, so that a name that is learnt meanwhile is
  /// not lost. Whoever searches waits for it only then.
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable NameIndex index;

  /// @param all read the first time
  List<NameIndex.Found> search(String query, Identities all) {
    return built(all).search(query, Integer.MAX_VALUE);
  }

  /// The same among some persons only, see [NameIndex#searchAmong].
  List<NameIndex.Found> searchAmong(String query, Collection<OpaqueId> among, Identities all) {
    return built(all).searchAmong(query, among, Integer.MAX_VALUE);
  }

  private NameIndex built(Identities all) {
    var known = index;
    return known == null ? build(all) : known;
  }

  private NameIndex build(Identities all) {
    lock.lock();
    try {
      var known = index;
      if (known == null) {
        var fresh = new NameIndex();
        all.each((person, identity) -> fresh.put(person, namesOf(identity)));
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
