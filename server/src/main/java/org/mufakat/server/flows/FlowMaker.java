package org.mufakat.server.flows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mufakat.flows.Flow;
import org.mufakat.flows.FlowTable;
import org.mufakat.regime.Member;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.reference.ReferenceTables;
import org.mufakat.server.reference.References;
import org.mufakat.server.statistics.ChoiceViews;
import org.mufakat.server.statistics.FigureReader;
import org.mufakat.server.statistics.FigureReaders;
import org.mufakat.server.statistics.PictureChoice;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.mufakat.server.statistics.RegionComposer;
import org.mufakat.server.statistics.Wording;
import org.mufakat.statistics.FigureQuery;
import org.mufakat.statistics.Indicator;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the pages and files of flows.
@Component
final class FlowMaker {

  private final FigureReaders readers;
  private final MessageSource messages;
  private final JsonMapper json;
  private final References references;

  FlowMaker(FigureReaders readers, MessageSource messages, JsonMapper json, References references) {
    this.readers = readers;
    this.messages = messages;
    this.json = json;
    this.references = references;
  }

  /// At one node, in one language.
  At at(HostedNode node, Locale locale) {
    return new At(node, locale);
  }

  /// Empty when no release is within reach.
  Optional<PictureChoice> choice(HostedNode node, Asked asked) {
    return PictureChoice.of(asked, readers.of(node), Set.copyOf(members(node)));
  }

  static FlowTable table(HostedNode node, PictureChoice choice) {
    return FlowTable.of(choice.figures(), choice.indicator(), members(node), choice.years());
  }

  static List<String> members(HostedNode node) {
    return node.node().regime().members().stream().map(Member::code).toList();
  }

  /// A node and a language.
  final class At {

    private final HostedNode node;
    private final Wording wording;
    private final FlowWords words;
    private final FlowFigures figures;
    private final String base;

    private At(HostedNode node, Locale locale) {
      this.node = node;
      var pack = node.node().regime();
      this.base = "/" + node.slug();
      this.wording = new Wording(messages, locale, pack);
      this.words = new FlowWords(wording, locale);
      this.figures = new FlowFigures(wording, words, pack);
    }

    Wording wording() {
      return wording;
    }

    String name(Flow flow) {
      return words.corridor(flow.citizenship(), flow.detectedBy());
    }

    ReferenceTables references() {
      return references.of(node);
    }

    FlowsView region(PictureChoice choice) {
      return regions().view(choice, table(node, choice));
    }

    List<FlowFigure> drawn(PictureChoice choice) {
      return regions().figures(choice, table(node, choice));
    }

    private FlowsComposer regions() {
      return new FlowsComposer(wording, words, figures, base);
    }

    FlowView corridor(PictureChoice choice, Flow flow) {
      return corridors().view(choice, table(node, choice), flow, effort(choice, flow));
    }

    List<FlowFigure> drawn(PictureChoice choice, Flow flow) {
      return corridors().figures(choice, table(node, choice), flow, effort(choice, flow));
    }

    private FlowComposer corridors() {
      return new FlowComposer(wording, words, figures, references(), base);
    }

    NoFlow nothing(PictureChoice choice, String citizenship, String detectedBy) {
      return new NoFlow(
          new ChoiceViews(wording).of(choice),
          choice.query(),
          citizenship,
          detectedBy,
          wording.state(citizenship),
          wording.state(detectedBy),
          choice.release().isExcerpt(),
          wording.source(choice.release()));
    }

    /// Every indicator of the detecting State, year by year, each in its own unit.
    private Optional<FlowComposer.Effort> effort(PictureChoice choice, Flow flow) {
      FigureReader reader = readers.of(node);
      var all =
          Arrays.stream(Indicator.values())
              .map(i -> FigureQuery.ofTotal(i, flow.detectedBy(), choice.years()))
              .flatMap(q -> reader.figure(choice.reach(), choice.release().id(), q).stream())
              .toList();
      if (all.isEmpty()) {
        return Optional.empty();
      }
      var composer = new RegionComposer(wording, node.node().regime(), json, base, references());
      return Optional.of(
          new FlowComposer.Effort(
              all,
              composer.series(
                  "effort",
                  wording.say("flows.effort.title", wording.state(flow.detectedBy())),
                  wording.say("flows.effort.what", choice.years().toString()),
                  "",
                  "",
                  all,
                  f -> wording.counted(f.query().indicator()))));
    }
  }
}
