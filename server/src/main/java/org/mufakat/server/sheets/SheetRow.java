package org.mufakat.server.sheets;

import java.util.List;

/// A row of a table: its number in the file (1 is the first; numbers grow and may leave gaps) and
/// its texts, a blank text for an empty cell. Trailing empty cells may be left out.
public record SheetRow(int number, List<String> texts) {}
