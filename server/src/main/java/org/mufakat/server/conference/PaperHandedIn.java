package org.mufakat.server.conference;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.server.sheets.FirstBytes;
import org.springframework.web.multipart.MultipartFile;

/// What came of looking at a file that a form brought.
sealed interface PaperHandedIn {

  record There(Paper paper) implements PaperHandedIn {}

  /// No file was chosen.
  record None() implements PaperHandedIn {}

  /// @param why the last part of the message's key: `kind`, `too-large`
  record Refused(String why) implements PaperHandedIn {}

  static PaperHandedIn of(Optional<MultipartFile> file) throws IOException {
    if (file.isEmpty() || file.get().isEmpty()) {
      return new None();
    }
    var upload = file.get();
    var name = name(upload);
    if (upload.getSize() > Paper.MOST_BYTES) {
      return new Refused("too-large");
    }
    var content = upload.getBytes();
    return FirstBytes.of(content)
        .mediaType()
        .filter(_ -> Paper.isKept(name))
        .<PaperHandedIn>map(type -> new There(new Paper(name, type, content)))
        .orElseGet(() -> new Refused("kind"));
  }

  /// Some browsers send the folders too.
  private static String name(MultipartFile upload) {
    var name = Objects.requireNonNullElse(upload.getOriginalFilename(), "").strip();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
