package org.mufakat.server.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mufakat.server.hosting.HostedNode;

/// What is out already, as the two persons read it: each release by its title, each partner's sum
/// by what it is of, and how it bears on the tables.
final class OutInWords {

  private final HostedNode node;
  private final TablesWording words;
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, MirrorFigures.Mirror> mirrors = new HashMap<>();

  OutInWords(HostedNode node, ReleaseDesk desk, TablesWording words) {
    this.node = node;
    this.words = words;
    desk.releases().out().forEach(r -> titles.put(r.id(), r.asked().title()));
    desk.partners().all().forEach(m -> mirrors.put(m.name(), m));
  }

  /// @param name of a release its title, of a partner's sum what it is of
  /// @param path after the node's own part
  /// @param bears how it bears on these tables
  public record Line(String name, String path, String bears) {}

  List<Line> of(ReviewSheet review) {
    return review.outAlready().stream().map(this::line).toList();
  }

  private Line line(ReviewSheet.AuditedWith out) {
    boolean isMirror = out.id().startsWith(MirrorFigures.NAME);
    return new Line(
        isMirror ? mirror(out.id()) : titles.getOrDefault(out.id(), out.id().substring(0, 8)),
        isMirror ? "/tables/desk/partners" : "/tables/" + out.id(),
        bears(out));
  }

  /// One that was taken back since by its name alone.
  private String mirror(String name) {
    var mirror = mirrors.get(name);
    if (mirror == null) {
      return name;
    }
    var of =
        mirror.categories().entrySet().stream()
            .map(c -> c.getKey() + ": " + c.getValue())
            .collect(Collectors.joining(", "));
    return words.say(
        "tables.preview.mirror",
        node.node().regime().stateName(mirror.partner(), words.locale().getLanguage()),
        of.isEmpty() ? words.say("tables.partners.everybody") : of,
        words.number(mirror.persons()));
  }

  private String bears(ReviewSheet.AuditedWith out) {
    var relation = words.say("tables.preview.relation." + out.relation());
    if (out.counted() && out.id().startsWith(MirrorFigures.NAME)) {
      return words.say("tables.preview.attacker.figure", out.period(), relation);
    }
    return out.counted()
        ? words.say(
            "tables.preview.attacker.line",
            out.period(),
            relation,
            words.number(out.sums()),
            words.number(out.withheld()))
        : words.say("tables.preview.attacker.aside", out.period(), relation);
  }
}
