package org.mufakat.regime;

import java.util.Optional;

/// A body of the region and the body it reports to.
///
/// @param decisionRule the id of the rule it decides by
public record Body(
    String id,
    LocalText name,
    String abbreviation,
    LocalText mandate,
    Optional<String> reportsTo,
    Optional<String> decisionRule,
    Attribution attribution) {}
