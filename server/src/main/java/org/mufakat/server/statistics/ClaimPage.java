package org.mufakat.server.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.Visitor;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.ClaimView.Answer;
import org.mufakat.server.statistics.ClaimView.MatchView;
import org.mufakat.server.statistics.RegionView.Option;
import org.mufakat.statistics.CheckedClaim;
import org.mufakat.statistics.Claim;
import org.mufakat.statistics.ClaimAnswer;
import org.mufakat.statistics.ReleaseId;
import org.mufakat.statistics.YearSpan;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// Checks a claimed number against everything this node can read.
@Controller
final class ClaimPage {

  private static final int MOST_YEARS = 30;

  private final FigureReaders readers;
  private final MessageSource messages;

  ClaimPage(FigureReaders readers, MessageSource messages) {
    this.readers = readers;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/claims")
  String show(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @ModelAttribute("visitor") Visitor visitor,
      @RequestParam(name = "number", defaultValue = "") String number,
      @RequestParam(name = "state", defaultValue = "") String state,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "to", defaultValue = "") String to) {
    var pack = node.node().regime();
    var wording = new Wording(messages, locale, pack);
    var reader = readers.of(node);
    var faults = new ArrayList<String>();
    boolean asked = !(number + state + from + to).isBlank();
    var claim =
        asked ? claim(wording, pack, number, state, from, to, faults) : Optional.<Claim>empty();
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    var checked = claim.map(reader::check);
    model.addAttribute("mayImport", visitor.may("import-release"));
    model.addAttribute(
        "claim",
        new ClaimView(
            number,
            state,
            from,
            to,
            states(wording, pack),
            faults,
            checked.map(CheckedClaim::searched).orElseGet(reader.library()::releases).stream()
                .map(wording::release)
                .toList(),
            checked.map(c -> answer(wording, c)).orElse(null)));
    return "claims";
  }

  private static List<Option> states(Wording wording, RegimePack pack) {
    return pack.members().stream()
        .map(m -> new Option(m.code(), wording.state(m.code())))
        .sorted(Comparator.comparing(Option::label))
        .toList();
  }

  private static Optional<Claim> claim(
      Wording wording,
      RegimePack pack,
      String number,
      String state,
      String from,
      String to,
      List<String> faults) {
    var claimed = ClaimText.number(number);
    if (claimed.isEmpty()) {
      faults.add(wording.say("claim.fault.number", number));
    }
    if (pack.member(state).isEmpty()) {
      faults.add(wording.say("claim.fault.state"));
    }
    var span = YearSpan.parse(from.strip() + "-" + (to.isBlank() ? from : to).strip());
    if (span.isEmpty()) {
      faults.add(wording.say("claim.fault.years", from, to));
    } else if (span.get().length() > MOST_YEARS) {
      faults.add(wording.say("claim.fault.years-too-many", Integer.toString(MOST_YEARS)));
    }
    return faults.isEmpty()
        ? Optional.of(new Claim(claimed.orElseThrow(), state, span.orElseThrow()))
        : Optional.empty();
  }

  private static Answer answer(Wording wording, CheckedClaim checked) {
    return switch (checked.answer()) {
      case ClaimAnswer.Given(var matches) ->
          answer(wording, checked, "claim.answer.given", matches, List.of(), "", "");
      case ClaimAnswer.Possible(var matches, var nearest) ->
          unproven(wording, checked, "claim.answer.possible", matches, nearest);
      case ClaimAnswer.NotGiven(var nearest) ->
          unproven(wording, checked, "claim.answer.not-given", List.of(), nearest);
      case ClaimAnswer.NothingToCompare() ->
          unproven(wording, checked, "claim.answer.nothing-to-compare", List.of(), List.of());
    };
  }

  /// An answer that a figure not held here could change, so that excerpts are told.
  private static Answer unproven(
      Wording wording,
      CheckedClaim checked,
      String key,
      List<ClaimAnswer.Match> matches,
      List<ClaimAnswer.Match> nearest) {
    if (checked.restsOnExcerptsOnly()) {
      var why = wording.say("claim.excerpts-only");
      return answer(wording, checked, key + ".excerpts", matches, nearest, why, "");
    }
    var excerpts =
        checked.excerpts().stream().map(ReleaseId::value).collect(Collectors.joining(", "));
    var some = excerpts.isEmpty() ? "" : wording.say("claim.some-excerpts", excerpts);
    return answer(wording, checked, key, matches, nearest, "", some);
  }

  private static Answer answer(
      Wording wording,
      CheckedClaim checked,
      String key,
      List<ClaimAnswer.Match> matches,
      List<ClaimAnswer.Match> nearest,
      String excerptsOnly,
      String someExcerpts) {
    var claim = checked.claim();
    return new Answer(
        wording.say(
            "claim.said",
            wording.number(claim.number()),
            wording.state(claim.area()),
            claim.years().toString()),
        wording.say(key),
        wording.say(key + ".text"),
        matches(wording, matches),
        matches(wording, nearest),
        excerptsOnly,
        someExcerpts);
  }

  private static List<MatchView> matches(Wording wording, List<ClaimAnswer.Match> matches) {
    return matches.stream()
        .map(
            m ->
                new MatchView(
                    wording.interval(m.figure().published()),
                    wording.what(m.figure()),
                    m.distance() == 0 ? "" : wording.number(m.distance()),
                    m.leftOut().toString(),
                    m.added().toString(),
                    m.coversExactlyTheClaimedYears(),
                    wording.source(m.figure().release())))
        .toList();
  }
}
