package org.mufakat.server.forum;

import org.mufakat.forum.Outcome;
import org.mufakat.forum.PaperHash;
import org.mufakat.regime.DecisionRule.ModeKind;
import tools.jackson.databind.node.ObjectNode;

/// What came of a text, as JSON.
final class OutcomeText {

  private OutcomeText() {}

  static ObjectNode write(Outcome outcome) {
    var node = ForumEventText.JSON.createObjectNode();
    switch (outcome) {
      case Outcome.Adopted(var decision, var text, var mode, var evidence) -> {
        node.put("kind", "adopted").put("decision", decision.value()).put("text", text.value());
        node.put("mode", mode.slug());
        ForumEventText.strings(node, "evidence", evidence.stream().map(PaperHash::value).toList());
      }
      case Outcome.Blocked() -> node.put("kind", "blocked");
      case Outcome.Deferred(var to) ->
          node.put("kind", "deferred").set("to", ForumEventText.meeting(to));
      case Outcome.Lapsed() -> node.put("kind", "lapsed");
      case Outcome.Withdrawn() -> node.put("kind", "withdrawn");
      case Outcome.Referred(var to) -> node.put("kind", "referred").put("to", to);
    }
    return node;
  }

  static Outcome read(Fields f) {
    return switch (f.text("kind")) {
      case "adopted" ->
          new Outcome.Adopted(
              f.id("decision"),
              f.paper("text"),
              ModeKind.bySlug(f.text("mode")).orElseThrow(OutcomeText::unknown),
              f.each("evidence", paper -> new PaperHash(paper.node().stringValue())));
      case "blocked" -> new Outcome.Blocked();
      case "deferred" -> new Outcome.Deferred(f.meeting("to"));
      case "lapsed" -> new Outcome.Lapsed();
      case "withdrawn" -> new Outcome.Withdrawn();
      case "referred" -> new Outcome.Referred(f.text("to"));
      default -> throw unknown();
    };
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("a line of the forum has no known outcome");
  }
}
