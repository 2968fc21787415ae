package org.mufakat.forum;

import java.util.regex.Pattern;
import org.mufakat.ledger.Sha256;

/// SHA-256 of a paper: a text, a report, an instruction. As 64 lower-case hex digits, so that one
/// paper has one hash. Says nothing of whoever wrote or holds the paper.
public record PaperHash(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public PaperHash {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a paper's hash is 64 lower-case hex digits");
    }
  }

  public static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches();
  }

  public static PaperHash of(byte[] paper) {
    return new PaperHash(Sha256.hexOf(paper));
  }

  @Override
  public String toString() {
    return value;
  }
}
