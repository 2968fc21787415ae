package org.mufakat.regime;

import java.util.List;
import java.util.Map;

/// Which State a published spelling stands for.
///
/// @param stateNames English short name of every State and territory that the table knows, by ISO
///   3166-1 alpha-3
/// @param byLabel the State's code by spelling as published
/// @param nonStates labels that are no State, by spelling, with the kind: `unknown`, `blank`,
///   `total`, `region`, `stateless`, `other`
/// @param nationals labels that mean the reporting State itself
public record Spellings(
    Map<String, String> stateNames,
    Map<String, String> byLabel,
    Map<String, String> nonStates,
    List<String> nationals,
    Attribution attribution) {

  public Spellings {
    stateNames = Map.copyOf(stateNames);
    byLabel = Map.copyOf(byLabel);
    nonStates = Map.copyOf(nonStates);
    nationals = List.copyOf(nationals);
  }
}
