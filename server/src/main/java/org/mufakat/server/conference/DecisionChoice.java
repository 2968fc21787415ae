package org.mufakat.server.conference;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.Clause;
import org.mufakat.regime.RegimePack;

/// Which decisions somebody wants to see.
///
/// @param body empty for those of all
/// @param year in which they were adopted; empty for all
/// @param words as they were typed; each has to stand in the text
public record DecisionChoice(Optional<String> body, Optional<Integer> year, String words) {

  private static final int LONGEST_WORDS = 200;

  /// As in an address; what is not understood is of no effect.
  static DecisionChoice of(Map<String, String> parameters, RegimePack regime) {
    var words = parameters.getOrDefault("words", "").strip();
    return new DecisionChoice(
        Optional.ofNullable(parameters.get("body")).filter(b -> regime.body(b).isPresent()),
        Optional.ofNullable(parameters.get("year"))
            .filter(y -> y.matches("\\d{4}"))
            .map(Integer::parseInt),
        words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words);
  }

  public boolean isAll() {
    return body.isEmpty() && year.isEmpty() && words.isEmpty();
  }

  public PastDecisions.Query ofThePast() {
    return new PastDecisions.Query(Optional.empty(), body, year, eachWord());
  }

  private List<String> eachWord() {
    return words.isEmpty() ? List.of() : List.of(words.toLowerCase(Locale.ROOT).split("\\s+"));
  }

  public List<DecidedText> among(List<DecidedText> decided, ZoneId zone) {
    return decided.stream().filter(d -> holds(d, zone)).toList();
  }

  private boolean holds(DecidedText decided, ZoneId zone) {
    return body.filter(b -> !b.equals(decided.body())).isEmpty()
        && year.filter(y -> y != year(decided, zone)).isEmpty()
        && hasWords(decided);
  }

  static int year(DecidedText decided, ZoneId zone) {
    return LocalDate.ofInstant(decided.at(), zone).getYear();
  }

  private boolean hasWords(DecidedText decided) {
    var all = new StringBuilder();
    decided.text().clauses().stream().map(Clause::text).forEach(t -> all.append(t).append('\n'));
    var text = all.toString().toLowerCase(Locale.ROOT);
    return eachWord().stream().allMatch(text::contains);
  }

  /// For the address of another page of the same, and of the same as a file.
  public String address() {
    var parts = new ArrayList<String>();
    body.ifPresent(b -> parts.add("body=" + b));
    year.ifPresent(y -> parts.add("year=" + y));
    if (!words.isEmpty()) {
      parts.add("words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
    return String.join("&", parts);
  }
}
