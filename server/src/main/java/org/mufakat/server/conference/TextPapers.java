package org.mufakat.server.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.multipart.MultipartFile;

/// A paper that comes with a form.
sealed interface TextPapers {

  /// The form has none.
  record None() implements TextPapers {}

  record Sent(Paper paper) implements TextPapers {}

  /// It cannot be kept: `empty`, `too-large` or `kind`.
  record Unfit(String why) implements TextPapers {}

  static TextPapers of(Optional<MultipartFile> file) {
    if (file.isEmpty() || file.get().getOriginalFilename() == null) {
      return new None();
    }
    var name = lastPart(Objects.requireNonNullElse(file.get().getOriginalFilename(), ""));
    if (name.isEmpty()) {
      return new None();
    }
    if (file.get().isEmpty()) {
      return new Unfit("empty");
    }
    if (file.get().getSize() > Paper.MOST_BYTES) {
      return new Unfit("too-large");
    }
    return Paper.isKept(name) ? new Sent(read(file.get(), name)) : new Unfit("kind");
  }

  /// Some browsers send the folders too.
  private static String lastPart(String path) {
    return TypedForm.clean(
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
  }

  private static Paper read(MultipartFile file, String name) {
    try {
      var type =
          MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM).toString();
      return new Paper(name, type, file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
