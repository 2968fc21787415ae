package org.mufakat.server.regime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.PartialDate;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.PartyStatus.Standing;
import org.mufakat.regime.PartyStatus.Step;
import org.mufakat.regime.PartyStatus.StepKind;
import org.mufakat.regime.Provision;
import org.mufakat.regime.Strength;
import org.mufakat.server.regime.References.Kind;

/// Reads an instrument with its provisions and where each member stands towards it.
final class InstrumentReader {

  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  static final String ID_FORM = "letters, digits, dots and hyphens";

  private static final List<String> KINDS =
      Arrays.stream(Instrument.Kind.values()).map(Instrument.Kind::slug).toList();
  private static final List<String> STRENGTHS =
      Arrays.stream(Strength.values()).map(Strength::slug).toList();
  private static final List<String> STANDINGS =
      Arrays.stream(Standing.values()).map(Standing::slug).toList();
  private static final List<String> STEPS =
      Arrays.stream(StepKind.values()).map(StepKind::slug).toList();

  private final References references;
  private final Supplier<Set<String>> members;

  /// @param members the codes of the pack's members, once they are read
  InstrumentReader(References references, Supplier<Set<String>> members) {
    this.references = references;
    this.members = members;
  }

  Instrument instrument(Entry entry) {
    var id = entry.textLike("id", ID, ID_FORM);
    references.declare(Kind.INSTRUMENT, id, entry.at("id"));
    var kind = entry.choice("kind", Instrument.Kind::bySlug, KINDS.stream());
    var force = entry.span("in-force", "until");
    var adopted = entry.optionalDate("adopted");
    var earlier = new HashSet<String>();
    return new Instrument(
        id,
        entry.localText("title"),
        entry.text("abbreviation"),
        kind.orElse(Instrument.Kind.TREATY),
        adopted,
        force.from(),
        force.until(),
        entry.optionalLocalText("note"),
        entry.optionalEntries("provisions").stream()
            .map(e -> PackFolder.ended(e, p -> provision(p, id, earlier)))
            .toList(),
        parties(entry, kind, adopted),
        entry.attribution());
  }

  /// @param earlier ids of the provisions above it in the file
  private Provision provision(Entry entry, String instrument, Set<String> earlier) {
    var id = entry.textLike("id", ID, ID_FORM);
    references.declare(Kind.PROVISION, id, entry.at("id"));
    if (!id.isEmpty() && !instrument.isEmpty() && !id.startsWith(instrument + "-")) {
      entry.fault(
          entry.at("id"), "`%s` begins with its instrument's id: `%s-`".formatted(id, instrument));
    }
    var parent = entry.optionalText("parent");
    parent
        .filter(p -> !earlier.contains(p))
        .ifPresent(
            p ->
                entry.fault(
                    entry.at("parent"), "no provision `%s` stands above this one".formatted(p)));
    earlier.add(id);
    var addressedTo = entry.optionalText("addressed-to");
    addressedTo.ifPresent(b -> references.use(Kind.BODY, b, entry.at("addressed-to")));
    return new Provision(
        id,
        entry.text("number"),
        parent,
        entry.localText("title"),
        entry.localText("summary"),
        strengths(entry),
        areas(entry),
        addressedTo,
        entry.attribution());
  }

  private static List<Strength> strengths(Entry entry) {
    var strengths = entry.choices("strengths", "strength", Strength::bySlug, STRENGTHS);
    boolean sorted = strengths.stream().sorted().distinct().toList().equals(strengths);
    if (!sorted) {
      entry.fault(entry.at("strengths"), "`strengths` names each verb once, strongest first");
    }
    if (strengths.size() > 1 && strengths.contains(Strength.NONE)) {
      entry.fault(entry.at("strengths"), "`none` stands alone");
    }
    return strengths;
  }

  private List<String> areas(Entry entry) {
    var areas = entry.texts("areas");
    areas.forEach(a -> references.use(Kind.AREA, a.value(), a.at()));
    return areas.stream().map(Entry.Located::value).toList();
  }

  private List<PartyStatus> parties(
      Entry entry, Optional<Instrument.Kind> kind, Optional<PartialDate> adopted) {
    boolean treaty = kind.filter(k -> k == Instrument.Kind.TREATY).isPresent();
    if (kind.isPresent() && !treaty && entry.has("parties")) {
      entry.fault(entry.atKey("parties"), "only a treaty has parties");
    }
    var named = new HashSet<String>();
    var parties =
        (treaty ? entry.entries("parties") : entry.optionalEntries("parties"))
            .stream().map(e -> PackFolder.ended(e, p -> party(p, adopted, named))).toList();
    if (treaty && entry.isList("parties") && references.isReadable(Kind.MEMBER)) {
      faultSilence(entry, named);
    }
    return parties;
  }

  /// A treaty says of every member where it stands; `unknown` is an answer.
  private void faultSilence(Entry entry, Set<String> named) {
    members.get().stream()
        .filter(m -> !named.contains(m))
        .sorted()
        .forEach(
            m ->
                entry.fault(
                    entry.atKey("parties"),
                    "nothing is said about member `%s`: write `standing: unknown` if nobody knows"
                        .formatted(m)));
  }

  /// @param named the members above it in the list
  private PartyStatus party(Entry entry, Optional<PartialDate> adopted, Set<String> named) {
    var member = entry.text("member");
    references.use(Kind.MEMBER, member, entry.at("member"));
    if (!member.isEmpty() && !named.add(member)) {
      entry.fault(entry.at("member"), "`%s` stands twice among the parties".formatted(member));
    }
    var standing = entry.choice("standing", Standing::bySlug, STANDINGS.stream());
    var steps = new Steps(adopted);
    var taken =
        entry.optionalEntries("steps").stream().map(e -> PackFolder.ended(e, steps::step)).toList();
    standing.ifPresent(s -> steps.faultStanding(entry, s));
    return new PartyStatus(
        member,
        standing.orElse(Standing.UNKNOWN),
        entry.optionalDate("as-of"),
        taken,
        entry.optionalLocalText("note"),
        entry.attribution());
  }

  /// The steps of one party so far, which must fit together.
  private static final class Steps {

    private final Set<StepKind> seen = EnumSet.noneOf(StepKind.class);
    private PartialDate notBefore;

    Steps(Optional<PartialDate> adopted) {
      this.notBefore = adopted.orElse(Entry.NO_DATE);
    }

    Step step(Entry entry) {
      var kind = entry.choice("step", StepKind::bySlug, STEPS.stream());
      kind.filter(k -> !seen.add(k))
          .ifPresent(
              k -> entry.fault(entry.at("step"), "step `%s` stands twice".formatted(k.slug())));
      var on = entry.date("on");
      if (!on.equals(Entry.NO_DATE)) {
        if (notBefore.isSurelyAfter(on)) {
          entry.fault(
              entry.at("on"),
              "%s lies before what must come first, of %s: the adoption or the step above"
                  .formatted(on, notBefore));
        }
        notBefore = on;
      }
      return new Step(kind.orElse(StepKind.SIGNED), on, entry.attribution());
    }

    void faultStanding(Entry party, Standing standing) {
      boolean bound = seen.contains(StepKind.DEPOSITED) && !seen.contains(StepKind.WITHDRAWN);
      if (bound && (standing == Standing.NOT_A_PARTY || standing == Standing.SIGNATORY)) {
        party.fault(
            party.at("standing"), "a member that deposited and did not withdraw is a party");
      }
      if (seen.contains(StepKind.WITHDRAWN) && standing == Standing.PARTY) {
        party.fault(party.at("standing"), "a member that withdrew is not a party");
      }
    }
  }
}
