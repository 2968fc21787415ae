package org.mufakat.server.regime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.cases.CaseList;
import org.mufakat.cases.PalermoAnswer;
import org.mufakat.regime.Area;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.Citation;
import org.mufakat.regime.Clock;
import org.mufakat.regime.Grade;
import org.mufakat.regime.GroundForRefusal;
import org.mufakat.regime.HandlingCode;
import org.mufakat.regime.HandlingCode.Permission;
import org.mufakat.regime.LocalText;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.regime.Span;
import org.mufakat.server.regime.References.Kind;

/// Reads a regime pack, a folder of YAML files with one concept a file, and answers with the pack
/// or with every fault in it. Nothing is repaired or guessed: a pack with one fault is not handed
/// out.
///
/// The folder is the operator's own, yet files in it may come from anywhere: sizes, nesting and the
/// number of files are bounded, and no type named in a file is ever built.
public final class PackReader {

  private static final Pattern MEMBER = Pattern.compile("[A-Z]{3}");
  private static final List<String> PERMISSIONS =
      Arrays.stream(Permission.values()).map(Permission::slug).toList();
  private static final List<String> SCALES =
      Arrays.stream(Grade.Scale.values()).map(Grade.Scale::slug).toList();

  private static final List<String> STEPS =
      Arrays.stream(PalermoAnswer.Reason.values()).map(PalermoAnswer.Reason::slug).toList();

  private final HtcdsCodes htcds = HtcdsCodes.read();

  /// Reads the pack in a folder.
  public PackReading read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new PackReading.Faulty(
          List.of(new PackFault(folder.toString(), 1, "there is no such folder")));
    }
    var faults = new Faults();
    var references = new References(faults);
    var reading = new Reading(new PackFolder(folder, faults, references), htcds);
    var pack = reading.pack();
    return faults.isEmpty() ? new PackReading.Read(pack) : new PackReading.Faulty(faults.sorted());
  }

  /// One pass over one folder.
  private static final class Reading {

    private record Cover(
        String id,
        LocalText name,
        LocalText description,
        String version,
        boolean invented,
        String reportingSubregion,
        Attribution attribution) {

      static final Cover NONE =
          new Cover("", LocalText.NONE, LocalText.NONE, "", false, "", new Attribution("?", false));
    }

    private final PackFolder folder;
    private final References references;
    private final InstrumentReader instruments;
    private final BodyReader bodies;
    private final ThreadReader threads;
    private final CodeListReader codes;
    private final FigureReader figures;
    private final Set<String> memberCodes = new TreeSet<>();
    private final Map<String, Position> memberAt = new HashMap<>();

    Reading(PackFolder folder, HtcdsCodes htcds) {
      this.folder = folder;
      this.references = folder.references();
      this.instruments = new InstrumentReader(references, () -> memberCodes);
      this.bodies = new BodyReader(references, folder.faults());
      this.threads = new ThreadReader(references, folder.faults());
      this.codes = new CodeListReader(references, htcds);
      this.figures = new FigureReader(references);
    }

    /// Members come before what speaks of every member, classifications before the codes they sort.
    RegimePack pack() {
      var cover = folder.required("pack.yaml", this::cover);
      var areas = folder.requiredList("areas.yaml", "areas", this::area, Kind.AREA);
      var members = folder.requiredList("members.yaml", "members", this::member, Kind.MEMBER);
      cover.ifPresent(c -> faultCodes(c.invented()));
      var classifications =
          folder.list(
              "classifications.yaml",
              "classifications",
              codes::classification,
              Kind.CLASSIFICATION,
              Kind.CLASS);
      var about = cover.orElse(Cover.NONE);
      var pack =
          new RegimePack(
              about.id(),
              about.name(),
              about.description(),
              about.version(),
              about.invented(),
              about.reportingSubregion(),
              areas,
              members,
              folder.list("bodies.yaml", "bodies", bodies::body, Kind.BODY),
              folder.list("meetings.yaml", "meetings", bodies::meeting),
              folder.list("threads.yaml", "threads", threads::thread, Kind.THREAD, Kind.ACT),
              folder.each("instruments", instruments::instrument, Kind.INSTRUMENT, Kind.PROVISION),
              folder.list(
                  "decision-rules.yaml",
                  "decision-rules",
                  bodies::decisionRule,
                  Kind.DECISION_RULE),
              folder.list(
                  "handling-codes.yaml", "handling-codes", this::handlingCode, Kind.HANDLING_CODE),
              folder.list("grades.yaml", "grades", this::grade, Kind.GRADE),
              folder.list(
                  "grounds-for-refusal.yaml", "grounds-for-refusal", this::ground, Kind.GROUND),
              folder.list("clocks.yaml", "clocks", this::clock, Kind.CLOCK),
              folder.each("codes", codes::codeList, Kind.CODE_LIST, Kind.CODE),
              classifications,
              folder.list("citations.yaml", "citations", this::citation, Kind.CITATION),
              folder.optional("chair.yaml", bodies::chairRotation),
              folder.optional("population.yaml", figures::populations).orElse(List.of()),
              folder
                  .optional("spellings.yaml", figures::spellings)
                  .orElse(FigureReader.NO_SPELLINGS),
              folder.list("published-totals.yaml", "releases", figures::release).stream()
                  .flatMap(List::stream)
                  .toList(),
              new OutlineReader(folder).read(memberCodes),
              about.attribution());
      bodies.check(
          members.stream()
              .collect(Collectors.toMap(Member::code, Member::membership, (first, _) -> first)));
      threads.check(pack.meetings());
      faultMissingLists(pack);
      references.check();
      folder.faultStrayFiles();
      return pack;
    }

    /// A list that was not read may be there: its own faults are enough.
    private void faultMissingLists(RegimePack pack) {
      if (references.isReadable(Kind.CODE_LIST)) {
        CaseList.missingFrom(pack)
            .forEach(
                list ->
                    folder
                        .faults()
                        .add(
                            new Position("codes/" + list.id() + ".yaml", 1),
                            "the code list `%s` is missing; cases are told with it"
                                .formatted(list.id())));
      }
    }

    private Cover cover(Entry entry) {
      return new Cover(
          entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM),
          entry.localText("name"),
          entry.localText("description"),
          entry.text("version"),
          entry.flag("invented"),
          entry.text("reporting-subregion"),
          entry.attribution());
    }

    private Area area(Entry entry) {
      var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
      references.declare(Kind.AREA, id, entry.at("id"));
      return new Area(id, entry.localText("name"), entry.attribution());
    }

    private Member member(Entry entry) {
      var code = entry.textLike("code", MEMBER, "three capital letters");
      references.declare(Kind.MEMBER, code, entry.at("code"));
      if (!code.isEmpty()) {
        memberCodes.add(code);
        memberAt.putIfAbsent(code, entry.at("code"));
      }
      return new Member(
          code,
          entry.localText("name"),
          entry
              .entry("membership")
              .map(e -> PackFolder.ended(e, this::membership))
              .orElse(Span.OPEN),
          entry
              .entry("place")
              .map(e -> PackFolder.ended(e, this::place))
              .orElse(new Member.Place(0, 0)),
          entry.attribution());
    }

    private Span membership(Entry entry) {
      if (!entry.has("from")) {
        entry.date("from");
      }
      return entry.span("from", "until");
    }

    private Member.Place place(Entry entry) {
      return new Member.Place(
          entry.decimal("longitude", -180, 180), entry.decimal("latitude", -90, 90));
    }

    /// Invented States have codes that no State has, and real ones the codes they were given.
    private void faultCodes(boolean invented) {
      memberAt.forEach(
          (code, at) -> {
            if (invented && !FigureReader.isUserAssigned(code)) {
              folder
                  .faults()
                  .add(
                      at,
                      "`%s`: an invented State has a user-assigned code, XAA to XZZ"
                          .formatted(code));
            }
            if (!invented && !FigureReader.isAssigned(code)) {
              folder
                  .faults()
                  .add(
                      at,
                      "`%s` is no ISO 3166-1 alpha-3 code; if the States are invented, pack.yaml says `invented: true`"
                          .formatted(code));
            }
          });
    }

    private HandlingCode handlingCode(Entry entry) {
      var code = entry.textLike("code", InstrumentReader.ID, InstrumentReader.ID_FORM);
      references.declare(Kind.HANDLING_CODE, code, entry.at("code"));
      return new HandlingCode(
          code,
          entry.localText("meaning"),
          entry
              .entry("terms")
              .map(e -> PackFolder.ended(e, this::terms))
              .orElse(
                  new HandlingCode.Terms(
                      List.of(),
                      Permission.NEVER,
                      Permission.NEVER,
                      0,
                      new Attribution("?", false))),
          entry.attribution());
    }

    private HandlingCode.Terms terms(Entry entry) {
      var purposes = entry.texts("purposes");
      purposes.forEach(p -> references.use(Kind.CODE, "use/" + p.value(), p.at()));
      return new HandlingCode.Terms(
          purposes.stream().map(Entry.Located::value).toList(),
          permission(entry, "court-use"),
          permission(entry, "onward-use"),
          entry.wholeNumber("expiry-days", 0, 3_660),
          entry.attribution());
    }

    private static Permission permission(Entry entry, String key) {
      return entry.choice(key, Permission::bySlug, PERMISSIONS.stream()).orElse(Permission.NEVER);
    }

    private Grade grade(Entry entry) {
      var scale =
          entry.choice("scale", Grade.Scale::bySlug, SCALES.stream()).orElse(Grade.Scale.SOURCE);
      var code = entry.text("code");
      if (!code.isEmpty()) {
        references.declare(Kind.GRADE, scale.slug() + " " + code, entry.at("code"));
      }
      return new Grade(scale, code, entry.localText("meaning"), entry.attribution());
    }

    private GroundForRefusal ground(Entry entry) {
      var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
      references.declare(Kind.GROUND, id, entry.at("id"));
      var provision = entry.optionalText("provision");
      provision.ifPresent(p -> references.use(Kind.PROVISION, p, entry.at("provision")));
      return new GroundForRefusal(id, entry.localText("text"), provision, entry.attribution());
    }

    private Citation citation(Entry entry) {
      var step = entry.text("step");
      references.declare(Kind.CITATION, step, entry.at("step"));
      if (!step.isEmpty() && !STEPS.contains(step)) {
        entry.fault(
            entry.at("step"),
            "`%s` is no step of the test; one of: %s".formatted(step, String.join(", ", STEPS)));
      }
      var provisions = entry.texts("provisions");
      provisions.forEach(p -> references.use(Kind.PROVISION, p.value(), p.at()));
      var ids = provisions.stream().map(Entry.Located::value).toList();
      return new Citation(step, ids.isEmpty() ? List.of("?") : ids, entry.attribution());
    }

    private Clock clock(Entry entry) {
      var id = entry.textLike("id", InstrumentReader.ID, InstrumentReader.ID_FORM);
      references.declare(Kind.CLOCK, id, entry.at("id"));
      var provision = entry.optionalText("provision");
      provision.ifPresent(p -> references.use(Kind.PROVISION, p, entry.at("provision")));
      return new Clock(
          id,
          entry.localText("text"),
          provision,
          entry.optionalWholeNumber("hours", 1, 87_600),
          entry.attribution());
    }
  }
}
