package org.mufakat.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mufakat.ledger.OpaqueId;

/// Identities kept in memory and gone with the process.
public final class MemoryIdentities implements Identities {

  private final Map<OpaqueId, Identity> kept = new HashMap<>();

  @Override
  public synchronized void keep(OpaqueId person, Identity identity) {
    kept.put(person, identity);
  }

  @Override
  public synchronized Optional<Identity> find(OpaqueId person) {
    return Optional.ofNullable(kept.get(person));
  }

  @Override
  public synchronized boolean erase(OpaqueId person) {
    return kept.remove(person) != null;
  }

  @Override
  public void each(BiConsumer<OpaqueId, Identity> use) {
    Map<OpaqueId, Identity> now;
    synchronized (this) {
      now = Map.copyOf(kept);
    }
    now.forEach(use);
  }
}
