package org.mufakat.server.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mufakat.regime.Body;
import org.mufakat.regime.ChairRotation;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.Span;
import org.mufakat.server.regime.References.Kind;

/// Reads the bodies, whom they report to, how they decide, and when they met.
final class BodyReader {

  private static final List<String> KINDS =
      Arrays.stream(Body.Kind.values()).map(Body.Kind::slug).toList();
  private static final List<String> MODES =
      Arrays.stream(ModeKind.values()).map(ModeKind::slug).toList();

  /// A member that is said to have been somewhere on a day, and so a member then.
  private record Presence(String member, PartialDate on, Position at) {}

  private record Met(MeetingRecord meeting, Position at) {}

  private final References references;
  private final Faults faults;
  private final Map<String, String> reportsTo = new HashMap<>();
  private final Map<String, Position> reportingAt = new HashMap<>();
  private final List<Met> met = new ArrayList<>();
  private final List<Presence> present = new ArrayList<>();

  BodyReader(References references, Faults faults) {
    this.references = references;
    this.faults = faults;
  }

  Body body(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.BODY, id, entry.at("id"));
    var above = entry.optionalText("reports-to");
    above.ifPresent(
        b -> {
          references.use(Kind.BODY, b, entry.at("reports-to"));
          reportsTo.putIfAbsent(id, b);
          reportingAt.putIfAbsent(id, entry.at("reports-to"));
        });
    var rule = entry.optionalText("decision-rule");
    rule.ifPresent(r -> references.use(Kind.DECISION_RULE, r, entry.at("decision-rule")));
    return new Body(
        id,
        entry.localText("name"),
        entry.text("abbreviation"),
        entry.choice("kind", Body.Kind::bySlug, KINDS.stream()).orElse(Body.Kind.NETWORK),
        entry.localText("mandate"),
        above,
        rule,
        entry.optionalEntries("members").stream()
            .map(e -> PackFolder.ended(e, this::seat))
            .toList(),
        entry.optionalEntries("roles").stream().map(e -> PackFolder.ended(e, this::role)).toList(),
        entry.attribution());
  }

  private Body.Seat seat(Entry entry) {
    var member = member(entry);
    return new Body.Seat(member, span(entry, member), entry.attribution());
  }

  private Body.Role role(Entry entry) {
    var member = member(entry);
    return new Body.Role(member, entry.localText("role"), span(entry, member), entry.attribution());
  }

  private Span span(Entry entry, String member) {
    var span = entry.span("from", "until");
    span.from().ifPresent(from -> present.add(new Presence(member, from, entry.at("from"))));
    return span;
  }

  private String member(Entry entry) {
    var member = entry.text("member");
    references.use(Kind.MEMBER, member, entry.at("member"));
    return member;
  }

  DecisionRule decisionRule(Entry entry) {
    var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
    references.declare(Kind.DECISION_RULE, id, entry.at("id"));
    var seen = EnumSet.noneOf(ModeKind.class);
    var modes =
        entry.entries("modes").stream().map(e -> PackFolder.ended(e, m -> mode(m, seen))).toList();
    return new DecisionRule(
        id, entry.localText("text"), modes, entry.flag("explicit-yes-needed"), entry.attribution());
  }

  /// @param seen the modes above it
  private DecisionRule.Mode mode(Entry entry, Set<ModeKind> seen) {
    var provision = entry.optionalText("provision");
    provision.ifPresent(p -> references.use(Kind.PROVISION, p, entry.at("provision")));
    var kind = entry.choice("mode", ModeKind::bySlug, MODES.stream());
    kind.filter(k -> !seen.add(k))
        .ifPresent(
            k -> entry.fault(entry.at("mode"), "mode `%s` stands twice".formatted(k.slug())));
    var available = entry.flag("available");
    var hours = entry.optionalWholeNumber("hours", 1, 8_760);
    boolean countsSilence = available && kind.filter(k -> k == ModeKind.SILENCE).isPresent();
    if (countsSilence && !entry.has("hours")) {
      entry.fault(entry.at(), "`hours` is missing: how long must a silence last to count?");
    }
    if (!countsSilence && kind.isPresent() && entry.has("hours")) {
      entry.fault(entry.atKey("hours"), "`hours` is for silence that is available");
    }
    return new DecisionRule.Mode(
        kind.orElse(ModeKind.MEETING_CONSENSUS),
        available,
        entry.localText("text"),
        hours.orElse(0),
        provision,
        entry.attribution());
  }

  MeetingRecord meeting(Entry entry) {
    var body = entry.text("body");
    references.use(Kind.BODY, body, entry.at("body"));
    var host = entry.optionalText("host");
    host.ifPresent(h -> references.use(Kind.MEMBER, h, entry.at("host")));
    var ordinal = entry.number("ordinal", 1, 999);
    var opened = entry.date("opened");
    var closed = entry.optionalDate("closed");
    boolean dated = !opened.equals(Entry.NO_DATE);
    if (dated) {
      host.ifPresent(h -> present.add(new Presence(h, opened, entry.at("host"))));
    }
    if (dated && closed.filter(opened::isSurelyAfter).isPresent()) {
      entry.fault(entry.at("closed"), "the meeting closed before it opened");
    }
    var meeting =
        new MeetingRecord(
            body,
            ordinal.orElse(0),
            opened,
            closed,
            entry.localText("place"),
            host,
            entry.optionalFlag("virtual"),
            entry.optionalLocalText("outcome"),
            entry.attribution());
    if (!body.isEmpty() && ordinal.isPresent() && dated) {
      met.add(new Met(meeting, entry.at("ordinal")));
    }
    return meeting;
  }

  ChairRotation chairRotation(Entry entry) {
    var order = entry.texts("order");
    var seen = new HashSet<String>();
    for (Entry.Located<String> member : order) {
      references.use(Kind.MEMBER, member.value(), member.at());
      if (!seen.add(member.value())) {
        entry.fault(member.at(), "`%s` stands twice in the order".formatted(member.value()));
      }
    }
    return new ChairRotation(
        entry.localText("text"),
        order.stream().map(Entry.Located::value).toList(),
        entry.attribution());
  }

  /// Faults that only show when all bodies and all meetings are read.
  ///
  /// @param memberships when each member is one
  void check(Map<String, Span> memberships) {
    present.forEach(p -> faultPresence(p, memberships.getOrDefault(p.member, Span.OPEN)));
    reportsTo.keySet().stream().sorted().forEach(this::faultCycle);
    met.stream()
        .map(m -> m.meeting.body())
        .distinct()
        .forEach(
            body ->
                faultRegister(met.stream().filter(m -> m.meeting.body().equals(body)).toList()));
  }

  private void faultPresence(Presence presence, Span membership) {
    boolean early = membership.from().filter(f -> f.isSurelyAfter(presence.on)).isPresent();
    boolean late = membership.until().filter(u -> presence.on.isSurelyAfter(u)).isPresent();
    if (early || late) {
      faults.add(presence.at, "`%s` was no member on %s".formatted(presence.member, presence.on));
    }
  }

  /// A cycle is faulted once, at the body whose id comes first.
  private void faultCycle(String start) {
    var passed = new ArrayList<String>();
    Optional<String> at = Optional.of(start);
    while (at.isPresent() && !passed.contains(at.get())) {
      passed.add(at.get());
      at = Optional.ofNullable(reportsTo.get(at.get()));
    }
    boolean first =
        passed.stream().min(Comparator.naturalOrder()).filter(start::equals).isPresent();
    if (at.filter(start::equals).isPresent() && first) {
      faults.add(
          Objects.requireNonNull(reportingAt.get(start)),
          "bodies report in a circle: %s → %s".formatted(String.join(" → ", passed), start));
    }
  }

  private void faultRegister(List<Met> register) {
    var sorted =
        register.stream().sorted(Comparator.comparingInt(m -> m.meeting.ordinal())).toList();
    for (int i = 0; i < sorted.size(); i++) {
      var meeting = sorted.get(i).meeting;
      int before = i == 0 ? 0 : sorted.get(i - 1).meeting.ordinal();
      if (meeting.ordinal() != before + 1) {
        faults.add(
            sorted.get(i).at,
            "meeting %d of %s follows meeting %d: the register counts without gap or repetition"
                .formatted(meeting.ordinal(), meeting.body(), before));
      }
      if (i > 0 && sorted.get(i - 1).meeting.opened().isSurelyAfter(meeting.opened())) {
        faults.add(
            sorted.get(i).at,
            "meeting %d of %s opened %s, before meeting %d, %s"
                .formatted(
                    meeting.ordinal(),
                    meeting.body(),
                    meeting.opened(),
                    before,
                    sorted.get(i - 1).meeting.opened()));
      }
    }
  }
}
