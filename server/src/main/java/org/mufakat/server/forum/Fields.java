package org.mufakat.server.forum;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.ledger.OpaqueId;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON object; one that is not there, or is not of its kind, is an error.
record Fields(JsonNode node) {

  String text(String key) {
    return node.required(key).stringValue();
  }

  int number(String key) {
    return node.required(key).intValue();
  }

  Instant instant(String key) {
    return Instant.parse(text(key));
  }

  OpaqueId id(String key) {
    return new OpaqueId(text(key));
  }

  PaperHash paper(String key) {
    return new PaperHash(text(key));
  }

  <E extends Enum<E>> E constant(Class<E> type, String key) {
    var name = text(key);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a line of the forum has no known " + key));
  }

  Fields inside(String key) {
    return new Fields(node.required(key));
  }

  MeetingId meeting(String key) {
    var meeting = inside(key);
    return new MeetingId(meeting.text("body"), meeting.number("ordinal"));
  }

  Optional<String> optional(String key) {
    return node.has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  Optional<PaperHash> instruction() {
    return optional("instruction").map(PaperHash::new);
  }

  Set<OpaqueId> ids(String key) {
    return new LinkedHashSet<>(each(key, f -> new OpaqueId(f.node.stringValue())));
  }

  Set<String> texts(String key) {
    return new LinkedHashSet<>(each(key, f -> f.node.stringValue()));
  }

  <T> List<T> each(String key, Function<Fields, T> reader) {
    return node.required(key).valueStream().map(n -> reader.apply(new Fields(n))).toList();
  }
}
