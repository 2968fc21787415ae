package org.mufakat.server.forum;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.Credential;
import org.mufakat.forum.FollowUp;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.forum.Position;
import org.mufakat.ledger.OpaqueId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An event of the forum as one line: JSON without blanks, its keys in one order, with the number
/// of its form. An event has one such line, and only that line is read again; so a hash of the line
/// is a hash of the event.
public final class ForumEventText {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int FORM = 1;

  private ForumEventText() {}

  public static String write(ForumEvent event) {
    var line = JSON.createObjectNode().put("form", FORM).put("event", nameOf(event));
    line.put("at", event.at().toString()).put("by", event.by().value());
    fill(line, event);
    return JSON.writeValueAsString(line);
  }

  /// @throws IllegalArgumentException when it is not the line of an event in a form that is known;
  ///   it tells nothing of what stands there
  public static ForumEvent read(String line) {
    var event = parsed(line);
    if (!write(event).equals(line)) {
      throw new IllegalArgumentException("a line of the forum is not written as it is read");
    }
    return event;
  }

  private static ForumEvent parsed(String line) {
    try {
      return event(new Fields(JSON.readTree(line)));
    } catch (JacksonException | DateTimeParseException _) {
      throw new IllegalArgumentException("a line of the forum is no event");
    }
  }

  private static String nameOf(ForumEvent event) {
    return switch (event) {
      case ForumEvent.CredentialGiven _ -> "credential-given";
      case ForumEvent.CredentialEnded _ -> "credential-ended";
      case ForumEvent.Convened _ -> "convened";
      case ForumEvent.Opened _ -> "opened";
      case ForumEvent.Closed _ -> "closed";
      case ForumEvent.Drafted _ -> "drafted";
      case ForumEvent.Tabled _ -> "tabled";
      case ForumEvent.Commented _ -> "commented";
      case ForumEvent.Amended _ -> "amended";
      case ForumEvent.Sounded _ -> "sounded";
      case ForumEvent.Stated _ -> "stated";
      case ForumEvent.Retracted _ -> "retracted";
      case ForumEvent.Called _ -> "called";
      case ForumEvent.SilenceAsked _ -> "silence-asked";
      case ForumEvent.SilenceObjectedTo _ -> "silence-objected-to";
      case ForumEvent.SilenceBegun _ -> "silence-begun";
      case ForumEvent.Receipted _ -> "receipted";
      case ForumEvent.ReferredToCapitals _ -> "referred-to-capitals";
      case ForumEvent.Concluded _ -> "concluded";
      case ForumEvent.Joined _ -> "joined";
      case ForumEvent.FollowedUp _ -> "followed-up";
    };
  }

  private static void fill(ObjectNode line, ForumEvent event) {
    switch (event) {
      case ForumEvent.CredentialGiven e -> line.set("credential", credential(e.credential()));
      case ForumEvent.CredentialEnded e -> line.put("credential", e.credential().value());
      case ForumEvent.Convened e -> {
        line.set("meeting", meeting(e.meeting()));
        line.put("chair", e.chair()).put("host", e.host());
      }
      case ForumEvent.Opened e -> line.set("meeting", meeting(e.meeting()));
      case ForumEvent.Closed e -> line.set("meeting", meeting(e.meeting()));
      case ForumEvent.Drafted e -> {
        line.put("proposal", e.proposal().value()).put("body", e.body());
        strings(line, "named", e.named().stream().map(OpaqueId::value).sorted().toList());
      }
      case ForumEvent.Tabled e -> {
        line.put("proposal", e.proposal().value());
        line.set("text", VersionText.write(e.text()));
      }
      case ForumEvent.Commented e ->
          clause(line, e.proposal(), e.version(), e.clause()).put("text", e.text());
      case ForumEvent.Amended e ->
          clause(line, e.proposal(), e.version(), e.clause()).put("instead", e.instead());
      case ForumEvent.Sounded e ->
          clause(line, e.proposal(), e.version(), e.clause()).put("sounding", e.sounding().name());
      case ForumEvent.Stated e -> {
        version(line, e.proposal(), e.version()).put("member", e.member());
        line.put("kind", e.kind().name()).put("text", e.text());
        instruction(line, e.instruction());
      }
      case ForumEvent.Retracted e -> {
        version(line, e.proposal(), e.version()).put("member", e.member());
        instruction(line, e.instruction());
      }
      case ForumEvent.Called e ->
          version(line, e.proposal(), e.version()).set("meeting", meeting(e.meeting()));
      case ForumEvent.SilenceAsked e -> {
        version(line, e.proposal(), e.version()).set("meeting", meeting(e.meeting()));
        line.put("expires", e.expires().toString());
      }
      case ForumEvent.SilenceObjectedTo e -> {
        line.put("proposal", e.proposal().value()).put("member", e.member());
        instruction(line, e.instruction());
      }
      case ForumEvent.SilenceBegun e -> line.put("proposal", e.proposal().value());
      case ForumEvent.Receipted e ->
          line.put("proposal", e.proposal().value()).put("member", e.member());
      case ForumEvent.ReferredToCapitals e -> {
        version(line, e.proposal(), e.version()).set("meeting", meeting(e.meeting()));
        strings(line, "referring", e.referring().stream().sorted().toList());
      }
      case ForumEvent.Concluded e ->
          version(line, e.proposal(), e.version()).set("outcome", OutcomeText.write(e.outcome()));
      case ForumEvent.Joined e ->
          line.put("decision", e.decision().value()).put("member", e.member());
      case ForumEvent.FollowedUp e -> {
        line.put("task", e.task().value()).set("meeting", meeting(e.meeting()));
        line.set("followUp", followUp(e.followUp()));
      }
    }
  }

  private static ForumEvent event(Fields f) {
    if (f.number("form") != FORM) {
      throw new IllegalArgumentException("a line of the forum has a form that is not known here");
    }
    var at = f.instant("at");
    var by = f.id("by");
    return switch (f.text("event")) {
      case "credential-given" ->
          new ForumEvent.CredentialGiven(at, by, credential(f.inside("credential")));
      case "credential-ended" -> new ForumEvent.CredentialEnded(at, by, f.id("credential"));
      case "convened" ->
          new ForumEvent.Convened(at, by, f.meeting("meeting"), f.text("chair"), f.text("host"));
      case "opened" -> new ForumEvent.Opened(at, by, f.meeting("meeting"));
      case "closed" -> new ForumEvent.Closed(at, by, f.meeting("meeting"));
      case "drafted" ->
          new ForumEvent.Drafted(at, by, f.id("proposal"), f.text("body"), f.ids("named"));
      case "tabled" ->
          new ForumEvent.Tabled(at, by, f.id("proposal"), VersionText.read(f.inside("text")));
      case "retracted" ->
          new ForumEvent.Retracted(
              at, by, f.id("proposal"), f.number("version"), f.text("member"), f.instruction());
      case "called" ->
          new ForumEvent.Called(
              at, by, f.id("proposal"), f.number("version"), f.meeting("meeting"));
      case "silence-asked" ->
          new ForumEvent.SilenceAsked(
              at,
              by,
              f.id("proposal"),
              f.number("version"),
              f.meeting("meeting"),
              f.instant("expires"));
      case "silence-objected-to" ->
          new ForumEvent.SilenceObjectedTo(
              at, by, f.id("proposal"), f.text("member"), f.instruction());
      case "silence-begun" -> new ForumEvent.SilenceBegun(at, by, f.id("proposal"));
      case "receipted" -> new ForumEvent.Receipted(at, by, f.id("proposal"), f.text("member"));
      case "referred-to-capitals" ->
          new ForumEvent.ReferredToCapitals(
              at,
              by,
              f.id("proposal"),
              f.number("version"),
              f.meeting("meeting"),
              f.texts("referring"));
      case "concluded" ->
          new ForumEvent.Concluded(
              at, by, f.id("proposal"), f.number("version"), OutcomeText.read(f.inside("outcome")));
      case "joined" -> new ForumEvent.Joined(at, by, f.id("decision"), f.text("member"));
      case "followed-up" ->
          new ForumEvent.FollowedUp(
              at, by, f.id("task"), f.meeting("meeting"), followUp(f.inside("followUp")));
      default -> said(f, at, by);
    };
  }

  /// What is said of a version or of a clause of it.
  private static ForumEvent said(Fields f, Instant at, OpaqueId by) {
    var proposal = f.id("proposal");
    int version = f.number("version");
    return switch (f.text("event")) {
      case "commented" ->
          new ForumEvent.Commented(at, by, proposal, version, f.text("clause"), f.text("text"));
      case "amended" ->
          new ForumEvent.Amended(at, by, proposal, version, f.text("clause"), f.text("instead"));
      case "sounded" ->
          new ForumEvent.Sounded(
              at,
              by,
              proposal,
              version,
              f.text("clause"),
              f.constant(ForumEvent.Sounding.class, "sounding"));
      case "stated" ->
          new ForumEvent.Stated(
              at,
              by,
              proposal,
              version,
              f.text("member"),
              f.constant(Position.Kind.class, "kind"),
              f.text("text"),
              f.instruction());
      default -> throw new IllegalArgumentException("a line of the forum is of no known event");
    };
  }

  private static ObjectNode credential(Credential credential) {
    var node = JSON.createObjectNode();
    node.put("id", credential.id().value()).put("person", credential.person().value());
    node.put("capacity", credential.capacity().name());
    credential.member().ifPresent(member -> node.put("member", member));
    return node.put("body", credential.body())
        .put("from", credential.from().toString())
        .put("until", credential.until().toString());
  }

  private static Credential credential(Fields f) {
    return new Credential(
        f.id("id"),
        f.id("person"),
        f.constant(Credential.Capacity.class, "capacity"),
        f.optional("member"),
        f.text("body"),
        f.instant("from"),
        f.instant("until"));
  }

  private static ObjectNode followUp(FollowUp followUp) {
    var node = JSON.createObjectNode();
    return switch (followUp) {
      case FollowUp.Reported(var paper) -> node.put("kind", "reported").put("paper", paper.value());
      case FollowUp.Completed(var paper) ->
          node.put("kind", "completed").put("paper", paper.value());
      case FollowUp.Extended(var decision) ->
          node.put("kind", "extended").put("decision", decision.value());
      case FollowUp.Reassigned(var decision) ->
          node.put("kind", "reassigned").put("decision", decision.value());
      case FollowUp.Closed(var decision) ->
          node.put("kind", "closed").put("decision", decision.value());
    };
  }

  private static FollowUp followUp(Fields f) {
    return switch (f.text("kind")) {
      case "reported" -> new FollowUp.Reported(f.paper("paper"));
      case "completed" -> new FollowUp.Completed(f.paper("paper"));
      case "extended" -> new FollowUp.Extended(f.id("decision"));
      case "reassigned" -> new FollowUp.Reassigned(f.id("decision"));
      case "closed" -> new FollowUp.Closed(f.id("decision"));
      default -> throw new IllegalArgumentException("a line of the forum has no known follow-up");
    };
  }

  static ObjectNode meeting(MeetingId meeting) {
    return JSON.createObjectNode().put("body", meeting.body()).put("ordinal", meeting.ordinal());
  }

  private static ObjectNode version(ObjectNode line, OpaqueId proposal, int version) {
    return line.put("proposal", proposal.value()).put("version", version);
  }

  private static ObjectNode clause(ObjectNode line, OpaqueId proposal, int version, String clause) {
    return version(line, proposal, version).put("clause", clause);
  }

  private static void instruction(ObjectNode line, Optional<PaperHash> instruction) {
    instruction.ifPresent(paper -> line.put("instruction", paper.value()));
  }

  static void strings(ObjectNode node, String key, Collection<String> values) {
    var array = node.putArray(key);
    List.copyOf(values).forEach(array::add);
  }
}
