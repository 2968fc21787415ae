package org.mufakat.server.flows;

import org.mufakat.server.statistics.RegionView.ChoiceView;

/// A corridor that the release does not name in the years asked for, or whose address has a fault.
public record NoFlow(
    ChoiceView choice,
    String query,
    String from,
    String to,
    String citizenship,
    String detectedBy,
    boolean excerpt,
    String source) {}
