package org.mufakat.server.cases;

import org.mufakat.cases.CaseRegister;
import org.mufakat.cases.MemoryCaseRegister;

class MemoryCaseRegisterTest extends CaseRegisterContract {

  private final CaseRegister register = new MemoryCaseRegister();

  @Override
  CaseRegister register() {
    return register;
  }
}
