package org.mufakat.server.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.reference.References;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.mufakat.statistics.Corridor;
import org.mufakat.statistics.RegionalPicture;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The regional picture and its downloads.
@Controller
final class RegionPage {

  private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

  private final FigureReaders readers;
  private final MessageSource messages;
  private final JsonMapper json;
  private final KeptPages kept;
  private final References references;

  RegionPage(
      FigureReaders readers,
      MessageSource messages,
      JsonMapper json,
      KeptPages kept,
      References references) {
    this.readers = readers;
    this.kept = kept;
    this.references = references;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/{node:[a-z]{3}}/region")
  @Nullable String show(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Asked asked)
      throws IOException {
    var choice = choice(node, asked);
    if (choice.isEmpty()) {
      return "region-empty";
    }
    return kept.show(
        new KeptPages.Page(
            "region",
            "region",
            "/" + node.slug() + "/region",
            messages.getMessage("region.title", null, locale),
            KeptPages.Script.CHARTS,
            references.of(node).tables()),
        locale,
        choice.get(),
        () -> view(node, locale, choice.get()),
        model,
        request,
        response);
  }

  @GetMapping(path = "/{node:[a-z]{3}}/region/outline.geojson")
  ResponseEntity<String> outline(HostedNode node) {
    var outline = node.node().regime().outline();
    if (outline.isBlank()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(GEO_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .body(outline);
  }

  /// The numbers of one table as CSV: `series`, `forms`, `sex-and-age`, `rates` or `corridors`.
  @GetMapping(path = "/{node:[a-z]{3}}/region/{table:[a-z-]+}.csv")
  ResponseEntity<String> csv(
      HostedNode node, Locale locale, @PathVariable("table") String table, Asked asked) {
    var picture =
        choice(node, asked)
            .filter(c -> c.faults().isEmpty())
            .map(c -> picture(node, c))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var wording = new Wording(messages, locale, node.node().regime());
    var text = new StringBuilder();
    switch (table) {
      case "series" -> new FigureCsv(wording::state).write(picture.byState(), text);
      case "rates" ->
          new RateCsv(wording::state, references.of(node)).write(picture.byState(), text);
      default -> text.append(PictureTables.text(table, picture, wording));
    }
    return CsvAnswer.file(RegionComposer.fileName(table, picture), text);
  }

  private Optional<PictureChoice> choice(HostedNode node, Asked asked) {
    return PictureChoice.of(asked, readers.of(node), memberCodes(node.node().regime()));
  }

  private static RegionalPicture picture(HostedNode node, PictureChoice choice) {
    return RegionalPicture.of(
        choice.figures(),
        choice.indicator(),
        node.node().regime().members().stream().map(Member::code).toList(),
        choice.years());
  }

  static Set<String> memberCodes(RegimePack pack) {
    return pack.members().stream().map(Member::code).collect(Collectors.toUnmodifiableSet());
  }

  private RegionView view(HostedNode node, Locale locale, PictureChoice choice) {
    var pack = node.node().regime();
    var wording = new Wording(messages, locale, pack);
    var base = "/" + node.slug();
    var composer = new RegionComposer(wording, pack, json, base, references.of(node));
    var picture = picture(node, choice);
    var counted = wording.counted(choice.indicator());
    var asked = wording.say("region.asked", counted, choice.years().toString());
    return new RegionView(
        new ChoiceViews(wording).of(choice),
        choice.query(),
        choice.release().isExcerpt(),
        wording.noRow(choice.release()),
        composer.headline(picture.whole()),
        composer.map(picture, csv(base, "corridors", choice)),
        composer.reporters(picture),
        composer.series(
            "series",
            wording.say("region.series.title"),
            asked,
            csv(base, "series", choice),
            RegionComposer.fileName("series", picture),
            picture.byState(),
            f -> wording.state(f.query().areas().getFirst())),
        composer.parts(
            "forms",
            wording.say("region.forms.title"),
            asked,
            csv(base, "forms", choice),
            RegionComposer.fileName("forms", picture),
            picture.byForm(),
            f -> wording.category(f.query().breakdown())),
        composer.parts(
            "sexes",
            wording.say("region.sex.title"),
            asked,
            csv(base, "sex-and-age", choice),
            RegionComposer.fileName("sex", picture),
            picture.bySex(),
            f -> wording.say("sex." + f.query().breakdown().sex().slug())),
        composer.parts(
            "ages",
            wording.say("region.age.title"),
            asked,
            csv(base, "sex-and-age", choice),
            RegionComposer.fileName("age", picture),
            picture.byAge(),
            f -> wording.say("age." + f.query().breakdown().age().slug())),
        composer.rates(
            wording.say("region.rates.title"),
            wording.say("region.rates.what", counted, choice.years().toString()),
            csv(base, "rates", choice),
            RegionComposer.fileName("rates", picture),
            picture.byState()),
        List.of(
            corridors(composer, "within", picture.within(), base, choice),
            corridors(composer, "from-outside", picture.fromOutside(), base, choice),
            corridors(composer, "to-outside", picture.toOutside(), base, choice),
            corridors(composer, "domestic", picture.domestic(), base, choice)));
  }

  private static RegionView.CorridorsTable corridors(
      RegionComposer composer,
      String id,
      List<Corridor> corridors,
      String base,
      PictureChoice choice) {
    return composer.corridors(id, corridors, csv(base, "corridors", choice));
  }

  private static String csv(String base, String table, PictureChoice choice) {
    return base + "/region/" + table + ".csv?" + choice.query();
  }
}
