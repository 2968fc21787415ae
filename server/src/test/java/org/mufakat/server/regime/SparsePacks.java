package org.mufakat.server.regime;

import static org.mufakat.regime.LocalText.NONE;
import static org.mufakat.regime.LocalText.english;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mufakat.regime.Area;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Body;
import org.mufakat.regime.Classification;
import org.mufakat.regime.Clock;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.Grade;
import org.mufakat.regime.GroundForRefusal;
import org.mufakat.regime.HandlingCode;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.Population;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;
import org.mufakat.regime.Spellings;

/// The least that a pack can hold: its cover and one member, or one thing of every kind with
/// everything left out that may be left out, and nothing verified. English only.
final class SparsePacks {

  static final Attribution UNREAD = new Attribution("Invented for a test", false);

  private static final LocalText TEXT = english("A text");

  private SparsePacks() {}

  /// @param member its only member
  static RegimePack empty(String member) {
    return pack(
        member, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of());
  }

  static RegimePack bare(String member) {
    return pack(
        member,
        List.of(new Area("work", TEXT, UNREAD)),
        List.of(body(member)),
        List.of(
            new MeetingRecord(
                "BODY",
                1,
                new PartialDate("2001"),
                Optional.empty(),
                TEXT,
                Optional.empty(),
                false,
                NONE,
                UNREAD)),
        List.of(treaty(member), words()),
        List.of(
            new DecisionRule(
                "rule",
                TEXT,
                List.of(
                    new DecisionRule.Mode(
                        DecisionRule.ModeKind.SILENCE, false, TEXT, 0, Optional.empty(), UNREAD)),
                false,
                UNREAD)),
        List.of(
            new HandlingCode(
                "H",
                TEXT,
                new HandlingCode.Terms(
                    List.of(),
                    HandlingCode.Permission.NEVER,
                    HandlingCode.Permission.NEVER,
                    0,
                    UNREAD),
                UNREAD)),
        List.of(new Grade(Grade.Scale.SOURCE, "A", TEXT, UNREAD)),
        List.of(new GroundForRefusal("ground", TEXT, Optional.empty(), UNREAD)),
        List.of(new Clock("clock", TEXT, Optional.empty(), Optional.empty(), UNREAD)),
        List.of(
            new CodeList(
                "list",
                TEXT,
                NONE,
                List.of(
                    new CodeList.Code(
                        "code",
                        TEXT,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        false,
                        UNREAD)),
                UNREAD,
                UNREAD)),
        List.of(
            new Classification(
                "sorting",
                TEXT,
                Classification.Basis.VICTIM,
                List.of(
                    new Classification.Classified(
                        "class", TEXT, Optional.empty(), List.of(), UNREAD)),
                UNREAD)),
        List.of(new Population(member, 2001, 1, UNREAD)));
  }

  private static Body body(String member) {
    return new Body(
        "BODY",
        TEXT,
        "B",
        Body.Kind.NETWORK,
        NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(new Body.Seat(member, Span.OPEN, UNREAD)),
        List.of(new Body.Role(member, TEXT, Span.OPEN, UNREAD)),
        UNREAD);
  }

  private static Instrument treaty(String member) {
    return instrument(
        "T",
        Instrument.Kind.TREATY,
        List.of(
            new Provision(
                "T-1",
                "1",
                Optional.empty(),
                TEXT,
                TEXT,
                List.of(),
                List.of(),
                Optional.empty(),
                UNREAD)),
        List.of(
            new PartyStatus(
                member, PartyStatus.Standing.UNKNOWN, Optional.empty(), List.of(), NONE, UNREAD)));
  }

  private static Instrument words() {
    return instrument("W", Instrument.Kind.GUIDELINE, List.of(), List.of());
  }

  private static Instrument instrument(
      String id, Instrument.Kind kind, List<Provision> provisions, List<PartyStatus> parties) {
    return new Instrument(
        id,
        TEXT,
        id,
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NONE,
        provisions,
        parties,
        UNREAD);
  }

  private static RegimePack pack(
      String member,
      List<Area> areas,
      List<Body> bodies,
      List<MeetingRecord> meetings,
      List<Instrument> instruments,
      List<DecisionRule> rules,
      List<HandlingCode> handlingCodes,
      List<Grade> grades,
      List<GroundForRefusal> grounds,
      List<Clock> clocks,
      List<CodeList> codeLists,
      List<Classification> classifications,
      List<Population> populations) {
    return new RegimePack(
        "sparse",
        english("A sparse region"),
        english("Hardly anything."),
        "1",
        true,
        "Nowhere",
        areas,
        List.of(new Member(member, english("A State"), Span.OPEN, new Member.Place(0, 0), UNREAD)),
        bodies,
        meetings,
        List.of(),
        instruments,
        rules,
        handlingCodes,
        grades,
        grounds,
        clocks,
        codeLists,
        classifications,
        List.of(),
        Optional.empty(),
        populations,
        new Spellings(Map.of(), Map.of(), Map.of(), List.of(), UNREAD),
        List.of(),
        "",
        UNREAD);
  }
}
