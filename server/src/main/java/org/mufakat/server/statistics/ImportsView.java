package org.mufakat.server.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports as their pages show them.
///
/// @param mostMegabytes how large a file may be
/// @param refused why the last file was not taken; null when nothing was refused
/// @param release the name that was asked for
public record ImportsView(
    List<JobView> recent, long mostMegabytes, @Nullable Refused refused, String release) {

  /// @param what what is wrong, and where
  /// @param next what to do
  public record Refused(String what, String next) {}

  /// One import.
  ///
  /// @param percent how much is done, 0 to 100
  /// @param kind what came of it: `stored`, `already-there`, `name-taken`, `refused`, `cancelled`,
  ///   `broken`; empty while it goes on
  /// @param release the release it stands under; empty where none does
  /// @param suggested a free name, where the name is taken
  public record JobView(
      String id,
      String fileName,
      String state,
      boolean finished,
      int percent,
      String rowsRead,
      String kind,
      String release,
      String suggested,
      @Nullable Refused refused) {}
}
