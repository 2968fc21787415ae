package org.mufakat.cases;

import java.util.Arrays;
import java.util.Optional;

/// The elements of trafficking in persons. The purpose is what was intended; the exploitation need
/// not have happened.
///
/// Source: Palermo Protocol, Art. 3(a).
public enum Element {
  ACT("act"),
  MEANS("means"),
  PURPOSE("purpose");

  private final String codeList;

  Element(String codeList) {
    this.codeList = codeList;
  }

  /// The code list of the regime that names its kinds.
  public String codeList() {
    return codeList;
  }

  public static Optional<Element> byCodeList(String codeList) {
    return Arrays.stream(values()).filter(e -> e.codeList.equals(codeList)).findFirst();
  }
}
