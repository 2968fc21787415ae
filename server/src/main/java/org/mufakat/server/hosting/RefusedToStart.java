package org.mufakat.server.hosting;

/// Carries a [Refusal] out of a start that is many calls deep; the command prints its sentence and
/// exits 3.
public final class RefusedToStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedToStart(Refusal refusal) {
    super(refusal.sentence());
    this.refusal = refusal;
  }

  public RefusedToStart(Refusal refusal, Throwable cause) {
    super(refusal.sentence(), cause);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
