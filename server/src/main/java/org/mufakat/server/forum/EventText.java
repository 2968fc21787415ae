package org.mufakat.server.forum;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// An event as one line of JSON in its one canonical form, which is what is signed. What is read is
/// that form to the letter, or it is not read: an unknown name, an unknown type, another order or a
/// blank more are all refused, since they would not be written so.
///
/// Source: RFC 8785 (JSON Canonicalization Scheme), of which this is the part without fractions.
final class EventText {

  /// The most UTF-16 letters that an event may have: a long text with its clauses.
  static final int MOST_LETTERS = 512 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();
  private static final JsonMapper WRITER = JsonMapper.builder(JSON).build();
  private static final Shape EVENT = Shape.of(ForumEvent.class);

  private EventText() {}

  /// @throws IllegalArgumentException where a text in it is not Unicode, or it is too long
  static String write(ForumEvent event) {
    var text = written(event);
    if (text.length() > MOST_LETTERS || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "an event is Unicode and at most " + MOST_LETTERS + " letters long");
    }
    return text;
  }

  private static String written(ForumEvent event) {
    var text = new StringWriter();
    try (var to = WRITER.createGenerator(text)) {
      EVENT.write(to, event);
    }
    return text.toString();
  }

  /// Empty where it is no event in its canonical form.
  static Optional<ForumEvent> read(String text) {
    if (text.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    try {
      var from = new CanonicalJson(text);
      var event = (ForumEvent) EVENT.read(from);
      from.end();
      return Optional.of(event);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
