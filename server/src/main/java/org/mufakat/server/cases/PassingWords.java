package org.mufakat.server.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mufakat.cases.Recipient;
import org.mufakat.cases.RecordPart;
import org.mufakat.ledger.Compartment;

/// What passes the wall, in a reader's language. Templates read it as `${passing}`.
///
/// @param partners names of partner organizations, by code
public record PassingWords(CaseWords words, Map<String, String> partners) {

  public PassingWords {
    partners = Map.copyOf(partners);
  }

  /// Parts by name, in their own order.
  public String parts(Collection<RecordPart> parts) {
    return parts.stream()
        .sorted()
        .map(part -> words.say("part." + part.slug()))
        .collect(Collectors.joining(", "));
  }

  public String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Within(Compartment side) -> words.say("side." + side.slug());
      case Recipient.State(String member) -> words.state(member);
      case Recipient.Partner(String code) -> partners.getOrDefault(code, code);
    };
  }

  /// What was let through of one part, line by line; none where the giver does not know it.
  public List<String> content(Disclosed all, RecordPart part) {
    var who = all.identity();
    var more = all.particulars();
    return switch (part) {
      case SAME_PERSON -> List.of(words.say("part.same-person"));
      case NAME -> who.names().stream().map(name -> name.text()).toList();
      case BIRTH_DATE -> who.born().stream().map(words::date).toList();
      case CITIZENSHIP -> more.citizenships().stream().map(words::state).toList();
      case DOCUMENTS -> documents(all);
      case CONTACT ->
          who.contacts().stream()
              .map(
                  c ->
                      "%s: %s (%s)"
                          .formatted(
                              c.channel(),
                              c.value(),
                              words.say(c.safe() ? "received.safe" : "received.not-safe")))
              .toList();
      case WHEREABOUTS -> whereabouts(all);
      case ACCOUNT_OF_EVENTS -> all.account();
      case HEALTH -> all.health();
      case SERVICES ->
          more.services().stream()
              .map(
                  s ->
                      words.code("service", s.kind())
                          + ": "
                          + words.say("cases.service." + s.state().slug()))
              .toList();
      case RISK -> List.of(words.say("cases.risk." + more.safety().risk().slug()));
      case VICTIM_STATUS ->
          all.victim().stream().map(v -> words.say("cases.victim." + v.slug())).toList();
    };
  }

  private List<String> documents(Disclosed all) {
    return Stream.concat(
            all.identity().documents().stream()
                .map(
                    d ->
                        d.kind()
                            + ": "
                            + d.number()
                            + d.issuedBy().map(s -> ", " + words.state(s)).orElse("")),
            all.particulars().documents().stream()
                .map(
                    d ->
                        words.code("document", d.kind())
                            + ": "
                            + words.say("cases.holder." + d.holder().slug())))
        .toList();
  }

  private List<String> whereabouts(Disclosed all) {
    return Stream.concat(
            all.route().stream().map(words::leg),
            all.particulars().places().stream()
                .map(
                    p ->
                        Stream.concat(p.locality().stream(), p.state().stream().map(words::state))
                            .collect(Collectors.joining(", "))))
        .toList();
  }
}
