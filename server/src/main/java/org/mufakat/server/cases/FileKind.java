package org.mufakat.server.cases;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a file is by its first bytes, whatever its name says. What a computer would run is not
/// taken.
///
/// Source: the formats' own signatures.
enum FileKind {
  PDF("application/pdf", "%PDF-"),
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  GIF("image/gif", "GIF8"),
  TIFF_LITTLE("image/tiff", "II*\u0000"),
  TIFF_BIG("image/tiff", "MM\u0000*"),
  /// Documents of office programs are archives too.
  ZIP("application/zip", "PK\u0003\u0004"),
  OLE("application/x-ole-storage", "\u00d0\u00cf\u0011\u00e0"),
  OGG("application/ogg", "OggS"),
  MP3("audio/mpeg", "ID3"),
  WAV("audio/wav", "RIFF"),
  MKV("video/x-matroska", "\u001aE\u00df\u00a3");

  static final int BYTES_NEEDED = 16;

  private final String type;
  private final byte[] signature;

  FileKind(String type, String signature) {
    this.type = type;
    this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The media type of a file that begins like this; `text/plain` for text,
  /// `application/octet-stream` for what is not known; empty for what a computer would run.
  static Optional<String> typeOf(byte[] head) {
    if (isRun(head)) {
      return Optional.empty();
    }
    for (FileKind kind : values()) {
      if (begins(head, 0, kind.signature)) {
        return Optional.of(kind.type);
      }
    }
    if (begins(head, 4, "ftyp".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of("video/mp4");
    }
    return Optional.of(isText(head) ? "text/plain" : "application/octet-stream");
  }

  private static boolean isRun(byte[] head) {
    return begins(head, 0, "MZ".getBytes(StandardCharsets.US_ASCII))
        || begins(head, 0, "\u007fELF".getBytes(StandardCharsets.ISO_8859_1))
        || begins(head, 0, "#!".getBytes(StandardCharsets.US_ASCII))
        || begins(head, 0, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe})
        || begins(head, 0, new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe});
  }

  private static boolean begins(byte[] head, int at, byte[] with) {
    if (head.length < at + with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (head[at + i] != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
