package org.mufakat.server.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mufakat.regime.Instrument;
import org.mufakat.regime.Member;
import org.mufakat.regime.PartyStatus;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.Visitor;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.mufakat.server.statistics.StateView.Column;
import org.mufakat.server.statistics.StateView.Membership;
import org.mufakat.server.statistics.StateView.Row;
import org.mufakat.server.statistics.StateView.StepView;
import org.mufakat.server.statistics.StateView.TreatyView;
import org.mufakat.statistics.Figure;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.mufakat.statistics.RegionalPicture;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The region's States: membership, treaties and published figures of each.
@Controller
final class StatesPage {

  private final FigureReaders readers;
  private final MessageSource messages;
  private final JsonMapper json;
  private final KeptPages kept;

  StatesPage(FigureReaders readers, MessageSource messages, JsonMapper json, KeptPages kept) {
    this.readers = readers;
    this.kept = kept;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/{node:[a-z]{3}}/states")
  String list(HostedNode node, Locale locale, Model model) {
    var pack = node.node().regime();
    var wording = new Wording(messages, locale, pack);
    var choice = PictureChoice.of(Asked.NOTHING, readers.of(node), RegionPage.memberCodes(pack));
    model.addAttribute(
        "states",
        pack.members().stream()
            .map(m -> row(wording, pack, m, choice))
            .sorted(Comparator.comparing(Row::name))
            .toList());
    model.addAttribute(
        "treaties",
        treaties(pack)
            .map(t -> new Column(t.id(), t.abbreviation(), t.title().in(wording.language())))
            .toList());
    model.addAttribute("what", choice.map(c -> wording.counted(c.indicator())).orElse(""));
    model.addAttribute(
        "none",
        choice.map(c -> wording.noRow(c.release())).orElse(wording.say("value.not-published")));
    model.addAttribute("source", choice.map(c -> wording.source(c.release())).orElse(""));
    return "states";
  }

  @GetMapping("/{node:[a-z]{3}}/states/{code:[A-Z]{3}}")
  @Nullable String show(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("code") String code,
      @ModelAttribute("visitor") Visitor visitor,
      Asked asked)
      throws IOException {
    var pack = node.node().regime();
    var member =
        pack.member(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var wording = new Wording(messages, locale, pack);
    var choice = PictureChoice.of(asked, readers.of(node), Set.of(code));
    Supplier<StateView> view =
        () ->
            new StateView(
                code,
                wording.state(code),
                membership(wording, member),
                treaties(pack).map(t -> treaty(wording, t, code)).toList(),
                choice.map(c -> figures(node, wording, code, c)));
    if (choice.isEmpty()) {
      model.addAttribute("mayImport", visitor.may("import-release"));
      model.addAttribute("state", view.get());
      return "state";
    }
    return kept.show(
        new KeptPages.Page(
            "state",
            "states",
            "/" + node.slug() + "/states/" + code,
            wording.state(code),
            KeptPages.Script.CHARTS,
            List.of()),
        locale,
        choice.get(),
        view,
        model,
        request,
        response);
  }

  /// Every indicator of one State, year by year.
  @GetMapping("/{node:[a-z]{3}}/states/{code:[A-Z]{3}}/indicators.csv")
  ResponseEntity<String> csv(
      HostedNode node, Locale locale, @PathVariable("code") String code, Asked asked) {
    var pack = node.node().regime();
    var choice =
        pack.member(code)
            .flatMap(_ -> PictureChoice.of(asked.ofAnyIndicator(), readers.of(node), Set.of(code)))
            .filter(c -> c.faults().isEmpty())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var wording = new Wording(messages, locale, pack);
    var text = new StringBuilder();
    new FigureCsv(wording::state).write(everyIndicator(node, code, choice), text);
    return CsvAnswer.file(file(code, "indicators", choice), text);
  }

  private StateView.Figures figures(
      HostedNode node, Wording wording, String code, PictureChoice choice) {
    var pack = node.node().regime();
    var base = "/" + node.slug();
    var composer = new RegionComposer(wording, pack, json, base, ReferenceTables.ofPack(pack));
    var picture =
        RegionalPicture.of(choice.figures(), choice.indicator(), List.of(code), choice.years());
    var asked =
        wording.say("region.asked", wording.counted(choice.indicator()), choice.years().toString());
    return new StateView.Figures(
        new ChoiceViews(wording).of(choice),
        choice.release().isExcerpt(),
        composer.series(
            "indicators",
            wording.say("state.indicators.title"),
            wording.say("state.indicators.what", choice.years().toString()),
            base + "/states/" + code + "/indicators.csv?" + choice.query(),
            file(code, "indicators", choice),
            everyIndicator(node, code, choice),
            f -> wording.counted(f.query().indicator())),
        composer.parts(
            "forms",
            wording.say("region.forms.title"),
            asked,
            StateTables.address(base, code, "forms", choice),
            file(code, "forms", choice),
            picture.byForm(),
            f -> wording.category(f.query().breakdown())),
        composer.parts(
            "sexes",
            wording.say("region.sex.title"),
            asked,
            StateTables.address(base, code, "sex-and-age", choice),
            file(code, "sex", choice),
            picture.bySex(),
            f -> wording.say("sex." + f.query().breakdown().sex().slug())),
        composer.parts(
            "ages",
            wording.say("region.age.title"),
            asked,
            StateTables.address(base, code, "sex-and-age", choice),
            file(code, "age", choice),
            picture.byAge(),
            f -> wording.say("age." + f.query().breakdown().age().slug())),
        composer.corridors(
            "into",
            Stream.concat(picture.domestic().stream(), picture.fromOutside().stream()).toList(),
            StateTables.address(base, code, "corridors", choice)),
        composer.corridors(
            "out-of", picture.toOutside(), StateTables.address(base, code, "corridors", choice)));
  }

  private List<Figure> everyIndicator(HostedNode node, String code, PictureChoice choice) {
    return Arrays.stream(Indicator.values())
        .flatMap(
            i ->
                readers
                    .of(node)
                    .figure(
                        choice.reach(),
                        choice.release().id(),
                        FigureQuery.ofTotal(i, code, choice.years()))
                    .stream())
        .toList();
  }

  static String file(String code, String what, PictureChoice choice) {
    return choice.file(code + "-" + what);
  }

  private static Row row(
      Wording wording, RegimePack pack, Member member, Optional<PictureChoice> choice) {
    var newest =
        choice.flatMap(
            c ->
                c
                    .figures()
                    .figure(FigureQuery.ofTotal(c.indicator(), member.code(), c.published()))
                    .valued()
                    .reversed()
                    .stream()
                    .findFirst());
    return new Row(
        member.code(),
        wording.state(member.code()),
        membership(wording, member),
        treaties(pack).map(t -> treaty(wording, t, member.code())).toList(),
        newest
            .flatMap(p -> choice.map(c -> wording.cell(c.release(), p.reading()).text()))
            .orElse(""),
        newest.map(p -> Integer.toString(p.year())).orElse(""));
  }

  private static Membership membership(Wording wording, Member member) {
    return new Membership(
        member.membership().from().map(wording::date).orElse("–"),
        member.membership().until().map(wording::date).orElse(""),
        member.attribution().verified(),
        member.attribution().source());
  }

  /// What binds States one by one: the treaties.
  private static Stream<Instrument> treaties(RegimePack pack) {
    return pack.instruments().stream().filter(i -> !i.parties().isEmpty());
  }

  private static TreatyView treaty(Wording wording, Instrument treaty, String code) {
    var status = treaty.standingOf(code);
    return new TreatyView(
        treaty.id(),
        treaty.title().in(wording.language()),
        treaty.abbreviation(),
        status.map(s -> s.standing().slug()).orElse(PartyStatus.Standing.UNKNOWN.slug()),
        status.flatMap(PartyStatus::asOf).map(wording::date).orElse(""),
        status.map(s -> s.attribution().verified()).orElse(false),
        status
            .map(
                s ->
                    s.steps().stream()
                        .map(
                            step ->
                                new StepView(
                                    step.kind().slug(),
                                    wording.date(step.on()),
                                    step.attribution().verified()))
                        .toList())
            .orElse(List.of()),
        status.map(s -> s.note().in(wording.language())).orElse(""),
        status.map(s -> s.attribution().source()).orElse(""));
  }
}
