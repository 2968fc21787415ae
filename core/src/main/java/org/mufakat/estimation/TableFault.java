package org.mufakat.estimation;

/// Why a file is no table of capture histories: in which line, what is wrong, and what to do. It
/// repeats names of lists and counts, which are of groups.
///
/// @param line from 1, the header's line included
public record TableFault(int line, String what) {

  public String sentence() {
    return "Line " + line + ": " + what;
  }
}
