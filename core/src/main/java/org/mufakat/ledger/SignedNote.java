package org.mufakat.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text and the signatures under it. Nothing it says counts until a [TrustPolicy] has opened it.
///
/// @param text ends in a newline; no control character but newlines
/// @param signatures 1 to 100
///
///   Source: C2SP `signed-note`.
public record SignedNote(String text, List<NoteSignature> signatures) {

  private static final int MOST_SIGNATURES = 100;
  private static final int MOST_CHARACTERS = 1 << 20;

  public SignedNote {
    if (!isText(text) || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("a note is a text that ends in a newline, and signed");
    }
    signatures = List.copyOf(signatures);
  }

  /// Signs a text.
  public static SignedNote sign(String text, NoteSigner signer) {
    return new SignedNote(text, List.of(signer.sign(text)));
  }

  /// Reads UTF-8; empty when it is no signed note.
  public static Optional<SignedNote> parse(byte[] utf8) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return parse(decoder.decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Reads a note; empty when it is none. Its last empty line ends the text.
  public static Optional<SignedNote> parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || note.length() > MOST_CHARACTERS || !note.endsWith("\n")) {
      return Optional.empty();
    }
    var text = note.substring(0, end + 1);
    var lines = note.substring(end + 2).split("\n", -1);
    int count = lines.length - 1;
    if (count < 1 || count > MOST_SIGNATURES) {
      return Optional.empty();
    }
    var signatures = new ArrayList<NoteSignature>();
    for (int i = 0; i < count; i++) {
      NoteSignature.parse(lines[i]).ifPresent(signatures::add);
    }
    return signatures.size() == count ? ofText(text, signatures) : Optional.empty();
  }

  private static Optional<SignedNote> ofText(String text, List<NoteSignature> signatures) {
    try {
      return Optional.of(new SignedNote(text, signatures));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPair = Character.isHighSurrogate(c) && isLow(text, i + 1);
      if (c < ' ' && c != '\n' || Character.isSurrogate(c) && !isPair) {
        return false;
      }
      i += isPair ? 1 : 0;
    }
    return text.endsWith("\n");
  }

  private static boolean isLow(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at));
  }

  /// The note with a signature more.
  public SignedNote with(NoteSignature signature) {
    var more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /// The note as it is kept and sent.
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(s -> note.append(s.line()).append('\n'));
    return note.toString();
  }
}
