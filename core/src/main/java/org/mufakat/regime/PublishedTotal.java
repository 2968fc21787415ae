package org.mufakat.regime;

/// A published total typed in with its citation, to be shown until the publisher's file is there.
///
/// @param release the date the publisher stamped on the release
/// @param publisher who published it, as to be cited
/// @param series the publisher's series
/// @param indicator slug of the indicator
/// @param text the value as published: `1,541`, `<5`
public record PublishedTotal(
    String release,
    String publisher,
    String series,
    String indicator,
    String state,
    int year,
    String text,
    Attribution attribution) {}
