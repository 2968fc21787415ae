package org.mufakat.server.cli;

/// What a command answers the shell with; `docs/reference/commands.md` explains each.
public final class ExitCode {

  /// Done as asked.
  public static final int OK = 0;

  /// Done, and the answer is no: a pack has faults, a figure has no value, no release gives a
  /// claim.
  public static final int NO = 1;

  /// The command line could not be understood.
  public static final int WRONG_USAGE = 2;

  /// Refused before anything was changed: a port in use, a full disk, a wrong key, a newer schema.
  public static final int REFUSED_TO_START = 3;

  /// An input file could not be read as what it should be.
  public static final int BAD_INPUT = 4;

  /// A fault in Mufakat or in the machine under it.
  public static final int BROKEN = 5;

  private ExitCode() {}
}
