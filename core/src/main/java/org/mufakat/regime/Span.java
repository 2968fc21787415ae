package org.mufakat.regime;

import java.util.Optional;

/// From when to when a relation holds. Either end may be open; a date may be known to the year or month only.
public record Span(Optional<PartialDate> from, Optional<PartialDate> until) {}
