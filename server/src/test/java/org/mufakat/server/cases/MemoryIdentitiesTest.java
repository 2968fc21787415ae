package org.mufakat.server.cases;

import org.mufakat.cases.Identities;
import org.mufakat.cases.MemoryIdentities;

class MemoryIdentitiesTest extends IdentitiesContract {

  private final Identities identities = new MemoryIdentities();

  @Override
  Identities identities() {
    return identities;
  }
}
