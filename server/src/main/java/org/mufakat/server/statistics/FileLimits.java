package org.mufakat.server.statistics;

import java.time.Duration;
import org.mufakat.statistics.ReleaseReading;

/// What an import takes at most. The publisher's release of 14 April 2025 has 2.3 MB, unfolds to 27
/// MB and holds 58,769 rows; the limits leave room for twenty times as much and keep an import
/// within some 200 MB of memory.
///
/// @param workbookBytes size of a workbook as it comes
/// @param textBytes size of a CSV file
/// @param unfoldedBytes bytes that a workbook's parts may inflate to, all together
/// @param sharedLetters letters that a workbook's table of shared texts may hold
/// @param reading rows and texts
/// @param time from opening the file to its last row
public record FileLimits(
    long workbookBytes,
    long textBytes,
    long unfoldedBytes,
    long sharedLetters,
    ReleaseReading.Limits reading,
    Duration time) {

  private static final long MIB = 1024 * 1024;

  public static final FileLimits USUAL =
      new FileLimits(
          48 * MIB,
          256 * MIB,
          512 * MIB,
          16 * MIB,
          ReleaseReading.Limits.USUAL,
          Duration.ofMinutes(5));

  /// The most that any file may have; what an upload is cut off at.
  public long fileBytes() {
    return Math.max(workbookBytes, textBytes);
  }
}
