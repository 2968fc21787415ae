package org.mufakat.tables;

import java.util.List;

/// What is out already: an earlier release of this publisher, or figures of a partner (which have
/// no withheld cells to guard, so `withheld` is empty).
public record Earlier(String id, List<KnownSum> known, List<WithheldSum> withheld) {

  public Earlier {
    Scope.checkName(id);
    known = List.copyOf(known);
    withheld = List.copyOf(withheld);
  }
}
