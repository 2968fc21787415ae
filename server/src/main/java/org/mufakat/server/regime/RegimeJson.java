package org.mufakat.server.regime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Body;
import org.mufakat.regime.CodeList;
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
      List<MemberJson> members) {
    static PackJson of(RegimePack pack) {
      return new PackJson(
          pack.id(),
          pack.version(),
          text(pack.name()),
          pack.invented(),
          pack.members().stream().map(MemberJson::of).toList());
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
          instrument.parties().stream().map(PartyJson::of).toList(),
          instrument.provisions().stream().map(ProvisionJson::of).toList(),
          SourceJson.of(instrument.attribution()));
    }
  }

  record PartyJson(String member, String standing, SourceJson attribution) {
    static PartyJson of(PartyStatus party) {
      return new PartyJson(
          party.member(), party.standing().slug(), SourceJson.of(party.attribution()));
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
          SourceJson.of(provision.attribution()));
    }
  }

  record BodyJson(
      String id,
      Map<String, String> name,
      String abbreviation,
      String kind,
      @Nullable String reportsTo,
      @Nullable String decisionRule,
      SourceJson attribution) {
    static BodyJson of(Body body) {
      return new BodyJson(
          body.id(),
          text(body.name()),
          body.abbreviation(),
          body.kind().slug(),
          body.reportsTo().orElse(null),
          body.decisionRule().orElse(null),
          SourceJson.of(body.attribution()));
    }
  }

  record MeetingJson(
      String body,
      int ordinal,
      String opened,
      @Nullable String closed,
      Map<String, String> place,
      Map<String, String> outcome,
      SourceJson attribution) {
    static MeetingJson of(MeetingRecord meeting) {
      return new MeetingJson(
          meeting.body(),
          meeting.ordinal(),
          meeting.opened().iso(),
          date(meeting.closed().orElse(null)),
          text(meeting.place()),
          text(meeting.outcome()),
          SourceJson.of(meeting.attribution()));
    }
  }

  record CodeListJson(
      String id, Map<String, String> title, List<CodeJson> codes, SourceJson attribution) {
    static CodeListJson of(CodeList list) {
      return new CodeListJson(
          list.id(),
          text(list.title()),
          list.codes().stream().map(CodeJson::of).toList(),
          SourceJson.of(list.attribution()));
    }
  }

  record CodeJson(
      String id,
      Map<String, String> label,
      List<String> htcds,
      Map<String, String> classes,
      SourceJson attribution) {
    static CodeJson of(CodeList.Code code) {
      return new CodeJson(
          code.id(),
          text(code.label()),
          code.htcds(),
          code.classes(),
          SourceJson.of(code.attribution()));
    }
  }

  private static Map<String, String> text(LocalText text) {
    return text.byLanguage();
  }

  private static @Nullable String date(@Nullable PartialDate date) {
    return date == null ? null : date.iso();
  }
}
