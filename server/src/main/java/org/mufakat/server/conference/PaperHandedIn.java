package org.mufakat.server.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.mufakat.server.sheets.FirstBytes;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.multipart.MultipartFile;

/// What came of looking at a file that a form brought.
sealed interface PaperHandedIn {

  record There(Paper paper) implements PaperHandedIn {}

  /// No file was chosen.
  record None() implements PaperHandedIn {}

  /// @param why the last part of the message's key: `empty`, `kind`, `too-large`
  record Refused(String why) implements PaperHandedIn {}

  static PaperHandedIn of(Optional<MultipartFile> file) {
    return file.map(PaperHandedIn::of).orElseGet(None::new);
  }

  private static PaperHandedIn of(MultipartFile file) {
    var name = name(file);
    if (name.isEmpty()) {
      return new None();
    }
    if (file.isEmpty()) {
      return new Refused("empty");
    }
    if (file.getSize() > Paper.MOST_BYTES) {
      return new Refused("too-large");
    }
    return Paper.isKept(name) ? read(file, name) : new Refused("kind");
  }

  /// What kind it is follows from its name, since nothing but its saving is asked of a browser; a
  /// program is none, whatever its name.
  private static PaperHandedIn read(MultipartFile file, String name) {
    try {
      var content = file.getBytes();
      var type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
      return FirstBytes.of(content).areRun()
          ? new Refused("kind")
          : new There(new Paper(name, type.toString(), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without the folders that some browsers send along.
  private static String name(MultipartFile file) {
    var sent = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return TypedForm.line(
        sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1));
  }
}
