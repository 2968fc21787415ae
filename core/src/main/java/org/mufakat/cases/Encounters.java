package org.mufakat.cases;

import java.util.List;
import java.util.stream.Stream;

/// Who came upon a person, each by itself. That nobody recorded it and that nobody did are two
/// things.
///
/// @param recorded whether anybody has said who did, or that none did
/// @param all none where it is not recorded, and where none did
public record Encounters(boolean recorded, List<Encounter> all) {

  public static final Encounters NOT_RECORDED = new Encounters(false, List.of());

  /// Somebody asked, and no organization had come upon the person by itself.
  public static final Encounters NONE = new Encounters(true, List.of());

  public Encounters {
    all = List.copyOf(all);
    if (!recorded && !all.isEmpty()) {
      throw new IllegalArgumentException("an encounter that is there is recorded");
    }
  }

  public static Encounters of(List<Encounter> all) {
    return new Encounters(true, all);
  }

  /// Those of two records of one person; what both have is there once.
  public Encounters and(Encounters other) {
    return new Encounters(
        recorded || other.recorded,
        Stream.concat(all.stream(), other.all.stream()).distinct().toList());
  }
}
