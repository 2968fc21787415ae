package org.mufakat.server.sheets;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mufakat.statistics.FileRefusal;

/// Carries a refusal out of the depths of a parser, up to whoever reads the rows and makes it a
/// value again.
public final class Unreadable extends IOException {

  private static final long serialVersionUID = 1;

  private final transient FileRefusal refusal;

  Unreadable(FileRefusal refusal) {
    super(refusal.reason().slug());
    this.refusal = refusal;
  }

  public FileRefusal refusal() {
    return refusal;
  }

  /// The refusal that a parser wrapped into its own exception, or else the one given.
  public static FileRefusal in(Throwable thrown, FileRefusal otherwise) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Unreadable unreadable) {
        return unreadable.refusal();
      }
    }
    return otherwise;
  }
}
