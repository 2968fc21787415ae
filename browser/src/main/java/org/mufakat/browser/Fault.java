package org.mufakat.browser;

/// Something a page did that no page may do.
///
/// @param what the browser's own words, or the address asked for
public record Fault(Kind kind, String what) {

  public enum Kind {
    /// The page wrote an error to the console; a breach of the content security policy is one.
    CONSOLE_ERROR("error on the console"),
    /// A script ended by an exception that nothing caught.
    SCRIPT_ERROR("uncaught script error"),
    /// A script, style, font, picture or answer was asked of another host.
    OTHER_HOST("request to another host"),
    /// A request got no answer.
    NO_ANSWER("request without an answer"),
    /// A request was answered by a status that the visit did not expect.
    STATUS("unexpected status");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return kind.words + ": " + what;
  }
}
