package org.mufakat.regime;

import java.util.List;
import java.util.Optional;

/// An article or a paragraph of an instrument.
///
/// @param id `EX-14`, `EX-14-7`
/// @param parent the article a paragraph belongs to
/// @param summary what it obliges to, condensed in our words; never the instrument's text
/// @param strengths every verb the provision uses, strongest first; an article may mix them; empty
///   where nobody has read which
/// @param areas the areas it belongs to, ids of [Area]; empty for final clauses
/// @param addressedTo the body it addresses; empty where it addresses the parties
public record Provision(
    String id,
    String number,
    Optional<String> parent,
    LocalText title,
    LocalText summary,
    List<Strength> strengths,
    List<String> areas,
    Optional<String> addressedTo,
    Attribution attribution) {

  public Provision {
    strengths = List.copyOf(strengths);
    areas = List.copyOf(areas);
  }

  /// Whether it is a whole article, or a section of a plan, rather than a part of one.
  public boolean isArticle() {
    return parent.isEmpty();
  }
}
