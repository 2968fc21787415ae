package org.mufakat.server.regime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mufakat.regime.Area;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Body;
import org.mufakat.regime.Classification;
import org.mufakat.regime.CodeList;
import org.mufakat.regime.HandlingCode;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.Provision;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Strength;

/// The regime as JSON: texts by language, dates as far as they are known, and every entry with its
/// source and whether anyone has verified it there.
final class RegimeJson {

  private RegimeJson() {}

  record SourceJson(String source, boolean verified) {
    static SourceJson of(Attribution attribution) {
      return new SourceJson(attribution.source(), attribution.verified());
    }
  }

  record PackJson(
      String id,
      String version,
      Map<String, String> name,
      boolean invented,
      Map<String, String> description,
      List<AreaJson> areas,
      List<MemberJson> members,
      SourceJson attribution) {
    static PackJson of(RegimePack pack) {
      return new PackJson(
          pack.id(),
          pack.version(),
          text(pack.name()),
          pack.invented(),
          text(pack.description()),
          pack.areas().stream().map(AreaJson::of).toList(),
          pack.members().stream().map(MemberJson::of).toList(),
          SourceJson.of(pack.attribution()));
    }
  }

  record AreaJson(String id, Map<String, String> name, SourceJson attribution) {
    static AreaJson of(Area area) {
      return new AreaJson(area.id(), text(area.name()), SourceJson.of(area.attribution()));
    }
  }

  record MemberJson(
      String code,
      Map<String, String> name,
      @Nullable String memberFrom,
      @Nullable String memberUntil,
      SourceJson attribution) {
    static MemberJson of(Member member) {
      return new MemberJson(
          member.code(),
          text(member.name()),
          date(member.membership().from().orElse(null)),
          date(member.membership().until().orElse(null)),
          SourceJson.of(member.attribution()));
    }
  }

  record InstrumentJson(
      String id,
      Map<String, String> title,
      String abbreviation,
      String kind,
      @Nullable String adopted,
      @Nullable String inForce,
      @Nullable String until,
      Map<String, String> note,
      List<PartyJson> parties,
      List<ProvisionJson> provisions,
      SourceJson attribution) {
    static InstrumentJson of(Instrument instrument) {
      return new InstrumentJson(
          instrument.id(),
          text(instrument.title()),
          instrument.abbreviation(),
          instrument.kind().slug(),
          date(instrument.adopted().orElse(null)),
          date(instrument.inForce().orElse(null)),
          date(instrument.until().orElse(null)),
          text(instrument.note()),
          instrument.parties().stream().map(PartyJson::of).toList(),
          instrument.provisions().stream().map(ProvisionJson::of).toList(),
          SourceJson.of(instrument.attribution()));
    }
  }

  record PartyJson(
      String member,
      String standing,
      @Nullable String asOf,
      List<StepJson> steps,
      Map<String, String> note,
      SourceJson attribution) {
    static PartyJson of(PartyStatus party) {
      return new PartyJson(
          party.member(),
          party.standing().slug(),
          date(party.asOf().orElse(null)),
          party.steps().stream().map(StepJson::of).toList(),
          text(party.note()),
          SourceJson.of(party.attribution()));
    }
  }

  record StepJson(String kind, String on, SourceJson attribution) {
    static StepJson of(PartyStatus.Step step) {
      return new StepJson(step.kind().slug(), step.on().iso(), SourceJson.of(step.attribution()));
    }
  }

  record ProvisionJson(
      String id,
      String number,
      @Nullable String parent,
      Map<String, String> title,
      Map<String, String> summary,
      List<String> strengths,
      List<String> areas,
      @Nullable String addressedTo,
      SourceJson attribution) {
    static ProvisionJson of(Provision provision) {
      return new ProvisionJson(
          provision.id(),
          provision.number(),
          provision.parent().orElse(null),
          text(provision.title()),
          text(provision.summary()),
          provision.strengths().stream().map(Strength::slug).toList(),
          provision.areas(),
          provision.addressedTo().orElse(null),
          SourceJson.of(provision.attribution()));
    }
  }

  record BodyJson(
      String id,
      Map<String, String> name,
      String abbreviation,
      String kind,
      Map<String, String> mandate,
      @Nullable String reportsTo,
      @Nullable String decisionRule,
      List<SeatJson> members,
      List<RoleJson> roles,
      SourceJson attribution) {
    static BodyJson of(Body body) {
      return new BodyJson(
          body.id(),
          text(body.name()),
          body.abbreviation(),
          body.kind().slug(),
          text(body.mandate()),
          body.reportsTo().orElse(null),
          body.decisionRule().orElse(null),
          body.members().stream().map(SeatJson::of).toList(),
          body.roles().stream().map(RoleJson::of).toList(),
          SourceJson.of(body.attribution()));
    }
  }

  record SeatJson(
      String member, @Nullable String from, @Nullable String until, SourceJson attribution) {
    static SeatJson of(Body.Seat seat) {
      return new SeatJson(
          seat.member(),
          date(seat.span().from().orElse(null)),
          date(seat.span().until().orElse(null)),
          SourceJson.of(seat.attribution()));
    }
  }

  record RoleJson(
      String member,
      Map<String, String> name,
      @Nullable String from,
      @Nullable String until,
      SourceJson attribution) {
    static RoleJson of(Body.Role role) {
      return new RoleJson(
          role.member(),
          text(role.name()),
          date(role.span().from().orElse(null)),
          date(role.span().until().orElse(null)),
          SourceJson.of(role.attribution()));
    }
  }

  record MeetingJson(
      String body,
      int ordinal,
      String opened,
      @Nullable String closed,
      Map<String, String> place,
      @Nullable String host,
      boolean virtual,
      Map<String, String> outcome,
      SourceJson attribution) {
    static MeetingJson of(MeetingRecord meeting) {
      return new MeetingJson(
          meeting.body(),
          meeting.ordinal(),
          meeting.opened().iso(),
          date(meeting.closed().orElse(null)),
          text(meeting.place()),
          meeting.host().orElse(null),
          meeting.virtual(),
          text(meeting.outcome()),
          SourceJson.of(meeting.attribution()));
    }
  }

  record CodeListJson(
      String id,
      Map<String, String> title,
      Map<String, String> note,
      List<CodeJson> codes,
      SourceJson mapping,
      SourceJson attribution) {
    static CodeListJson of(CodeList list) {
      return new CodeListJson(
          list.id(),
          text(list.title()),
          text(list.note()),
          list.codes().stream().map(CodeJson::of).toList(),
          SourceJson.of(list.mapping()),
          SourceJson.of(list.attribution()));
    }
  }

  record CodeJson(
      String id,
      Map<String, String> label,
      @Nullable String broader,
      List<String> htcds,
      @Nullable String htcdsExport,
      Map<String, String> classes,
      @Nullable String provision,
      boolean nonPunishment,
      SourceJson attribution) {
    static CodeJson of(CodeList.Code code) {
      return new CodeJson(
          code.id(),
          text(code.label()),
          code.broader().orElse(null),
          code.htcds(),
          code.htcdsExport().orElse(null),
          code.classes(),
          code.provision().orElse(null),
          code.nonPunishment(),
          SourceJson.of(code.attribution()));
    }
  }

  record ClassificationJson(
      String id,
      Map<String, String> title,
      String basis,
      List<ClassJson> classes,
      SourceJson attribution) {
    static ClassificationJson of(Classification classification) {
      return new ClassificationJson(
          classification.id(),
          text(classification.title()),
          classification.basis().slug(),
          classification.classes().stream().map(ClassJson::of).toList(),
          SourceJson.of(classification.attribution()));
    }
  }

  record ClassJson(
      String id,
      Map<String, String> label,
      @Nullable String broader,
      List<String> htcds,
      SourceJson attribution) {
    static ClassJson of(Classification.Classified of) {
      return new ClassJson(
          of.id(),
          text(of.label()),
          of.broader().orElse(null),
          of.htcds(),
          SourceJson.of(of.attribution()));
    }
  }

  record HandlingCodeJson(
      String code, Map<String, String> meaning, TermsJson terms, SourceJson attribution) {
    static HandlingCodeJson of(HandlingCode code) {
      return new HandlingCodeJson(
          code.code(),
          text(code.meaning()),
          TermsJson.of(code.terms()),
          SourceJson.of(code.attribution()));
    }
  }

  /// @param expiryDays null where it does not expire
  record TermsJson(
      List<String> purposes,
      String courtUse,
      String onwardUse,
      @Nullable Integer expiryDays,
      SourceJson attribution) {
    static TermsJson of(HandlingCode.Terms terms) {
      return new TermsJson(
          terms.purposes(),
          terms.courtUse().slug(),
          terms.onwardUse().slug(),
          terms.expiryDays() == 0 ? null : terms.expiryDays(),
          SourceJson.of(terms.attribution()));
    }
  }

  private static Map<String, String> text(LocalText text) {
    return text.byLanguage();
  }

  private static @Nullable String date(@Nullable PartialDate date) {
    return date == null ? null : date.iso();
  }
}
