package org.mufakat.server.sheets;

/// What a workbook may unfold to.
///
/// @param unfoldedBytes bytes that its parts may inflate to, all together
/// @param sharedLetters letters that its table of shared texts may hold
/// @param columns a text in a column beyond this many is refused
public record SheetLimits(long unfoldedBytes, long sharedLetters, int columns) {}
