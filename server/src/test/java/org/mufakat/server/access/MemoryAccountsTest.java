package org.mufakat.server.access;

class MemoryAccountsTest extends AccountsContract {

  @Override
  Accounts empty() {
    return new MemoryAccounts();
  }
}
