package org.mufakat.regime;

import java.util.Optional;

/// A ground on which a State may refuse what another asks.
///
/// @param provision the provision it rests on, where the pack knows it
public record GroundForRefusal(
    String id, LocalText text, Optional<String> provision, Attribution attribution) {}
