package org.mufakat.server.provider;

class MemoryProviderLinksTest extends ProviderLinksContract {

  @Override
  ProviderLinks empty() {
    return new MemoryProviderLinks();
  }
}
