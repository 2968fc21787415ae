package org.mufakat.forum;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.mufakat.ledger.OpaqueId;

/// SHA-256 over a text and what follows from it. Each list has its length before it, each word its
/// length in bytes of UTF-8, each number four bytes (big endian), and what comes in several kinds
/// the name of its kind. So no two texts run together into the same bytes.
final class TextHash {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  PaperHash of(TextVersion text) {
    each(
        text.clauses(),
        clause -> {
          word(clause.label());
          word(clause.text());
        });
    take(text.follows());
    return PaperHash.of(bytes.toByteArray());
  }

  private void take(Follows follows) {
    word(follows.owner());
    switch (follows.due()) {
      case Due.At(var meeting) -> {
        word("at");
        take(meeting);
      }
      case Due.NoAction(var clause) -> words("no-action", clause);
    }
    each(follows.tasks(), this::take);
    each(follows.effects(), this::take);
  }

  private void take(Task task) {
    words(task.id().value(), task.tasking(), task.executing(), task.deliverable());
    take(task.due());
  }

  private void take(Effect effect) {
    switch (effect) {
      case Effect.Extend(var task, var due, var reason) -> {
        words("extend", task.value(), reason);
        take(due);
      }
      case Effect.Reassign(var task, var executing) -> words("reassign", task.value(), executing);
      case Effect.Close(OpaqueId task) -> words("close", task.value());
      case Effect.LetSomeGoAhead(OpaqueId proposal) -> words("go-ahead", proposal.value());
      case Effect.Direct(OpaqueId proposal) -> words("direct", proposal.value());
    }
  }

  private void take(MeetingId meeting) {
    word(meeting.body());
    number(meeting.ordinal());
  }

  private <T> void each(List<T> parts, Consumer<T> taking) {
    number(parts.size());
    parts.forEach(taking);
  }

  private void words(String... all) {
    for (var one : all) {
      word(one);
    }
  }

  private void word(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.writeBytes(utf8);
  }

  private void number(int value) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }
}
