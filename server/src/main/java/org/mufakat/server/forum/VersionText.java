package org.mufakat.server.forum;

import org.mufakat.forum.Clause;
import org.mufakat.forum.Due;
import org.mufakat.forum.Effect;
import org.mufakat.forum.Follows;
import org.mufakat.forum.Task;
import org.mufakat.forum.TextVersion;
import tools.jackson.databind.node.ObjectNode;

/// A version of a text with what follows from it, as JSON.
final class VersionText {

  private VersionText() {}

  static ObjectNode write(TextVersion text) {
    var node = ForumEventText.JSON.createObjectNode().put("number", text.number());
    var clauses = node.putArray("clauses");
    text.clauses().forEach(c -> clauses.addObject().put("label", c.label()).put("text", c.text()));
    node.set("follows", write(text.follows()));
    return node;
  }

  private static ObjectNode write(Follows follows) {
    var node = ForumEventText.JSON.createObjectNode().put("owner", follows.owner());
    switch (follows.due()) {
      case Due.At(var meeting) -> node.set("due", ForumEventText.meeting(meeting));
      case Due.NoAction(var clause) -> node.put("noAction", clause);
    }
    var tasks = node.putArray("tasks");
    follows.tasks().forEach(task -> tasks.add(write(task)));
    var effects = node.putArray("effects");
    follows.effects().forEach(effect -> effects.add(write(effect)));
    return node;
  }

  private static ObjectNode write(Task task) {
    var node = ForumEventText.JSON.createObjectNode();
    node.put("id", task.id().value()).put("tasking", task.tasking());
    node.put("executing", task.executing()).set("due", ForumEventText.meeting(task.due()));
    return node.put("deliverable", task.deliverable());
  }

  private static ObjectNode write(Effect effect) {
    var node = ForumEventText.JSON.createObjectNode();
    switch (effect) {
      case Effect.Extend(var task, var due, var reason) -> {
        node.put("kind", "extend").put("task", task.value());
        node.set("due", ForumEventText.meeting(due));
        node.put("reason", reason);
      }
      case Effect.Reassign(var task, var executing) ->
          node.put("kind", "reassign").put("task", task.value()).put("executing", executing);
      case Effect.Close(var task) -> node.put("kind", "close").put("task", task.value());
      case Effect.LetSomeGoAhead(var proposal) ->
          node.put("kind", "let-some-go-ahead").put("proposal", proposal.value());
      case Effect.Direct(var proposal) ->
          node.put("kind", "direct").put("proposal", proposal.value());
    }
    return node;
  }

  static TextVersion read(Fields f) {
    return new TextVersion(
        f.number("number"),
        f.each("clauses", c -> new Clause(c.text("label"), c.text("text"))),
        follows(f.inside("follows")));
  }

  private static Follows follows(Fields f) {
    return new Follows(
        f.text("owner"),
        f.optional("noAction").<Due>map(Due.NoAction::new).orElseGet(() -> dueAt(f)),
        f.each("tasks", VersionText::task),
        f.each("effects", VersionText::effect));
  }

  private static Due dueAt(Fields f) {
    return new Due.At(f.meeting("due"));
  }

  private static Task task(Fields f) {
    return new Task(
        f.id("id"),
        f.text("tasking"),
        f.text("executing"),
        f.meeting("due"),
        f.text("deliverable"));
  }

  private static Effect effect(Fields f) {
    return switch (f.text("kind")) {
      case "extend" -> new Effect.Extend(f.id("task"), f.meeting("due"), f.text("reason"));
      case "reassign" -> new Effect.Reassign(f.id("task"), f.text("executing"));
      case "close" -> new Effect.Close(f.id("task"));
      case "let-some-go-ahead" -> new Effect.LetSomeGoAhead(f.id("proposal"));
      case "direct" -> new Effect.Direct(f.id("proposal"));
      default -> throw new IllegalArgumentException("a line of the forum has no known effect");
    };
  }
}
