package org.mufakat.simulator.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mufakat.forum.Charter;
import org.mufakat.regime.Attribution;
import org.mufakat.regime.DecisionRule;
import org.mufakat.regime.DecisionRule.ModeKind;
import org.mufakat.regime.LocalText;

/// Four bodies in a chain, and five invented members of which one comes later and one leaves. The
/// officials may decide in every way; the ministers not without some.
final class InventedCharter implements Charter {

  static final String SUMMIT = "SUMMIT";
  static final String MINISTERS = "MINISTERS";
  static final String OFFICIALS = "OFFICIALS";
  static final String GROUP = "GROUP";
  static final List<String> CHAIN = List.of(SUMMIT, MINISTERS, OFFICIALS, GROUP);
  static final List<String> MEMBERS = List.of("XAA", "XAB", "XAC", "XAD", "XAE");
  static final int LEAST_HOURS = 72;
  static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

  /// From then on XAE is a member.
  static final Instant JOINING = BEGINNING.plus(Duration.ofDays(4));

  /// From then on XAD is none.
  static final Instant LEAVING = BEGINNING.plus(Duration.ofDays(8));

  private static final Map<String, Set<ModeKind>> OPEN =
      Map.of(
          SUMMIT, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.SUMMIT_DIRECTED),
          MINISTERS, Set.of(ModeKind.MEETING_CONSENSUS, ModeKind.SILENCE, ModeKind.AD_REFERENDUM),
          OFFICIALS,
              Set.of(
                  ModeKind.MEETING_CONSENSUS,
                  ModeKind.SILENCE,
                  ModeKind.AD_REFERENDUM,
                  ModeKind.MINUS_X),
          GROUP, Set.of(ModeKind.MEETING_CONSENSUS));

  private static final Attribution INVENTED = new Attribution("invented", false);
  private static final Map<String, DecisionRule> RULES =
      CHAIN.stream().collect(Collectors.toMap(Function.identity(), InventedCharter::rule));
  private static final SortedSet<String> FIRST = members("XAA", "XAB", "XAC", "XAD");
  private static final SortedSet<String> ALL = members("XAA", "XAB", "XAC", "XAD", "XAE");
  private static final SortedSet<String> LAST = members("XAA", "XAB", "XAC", "XAE");

  private static SortedSet<String> members(String... codes) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(codes)));
  }

  private static DecisionRule rule(String body) {
    return new DecisionRule(
        "rule",
        LocalText.english("Invented"),
        Arrays.stream(ModeKind.values()).map(kind -> mode(kind, allows(body, kind))).toList(),
        true,
        INVENTED);
  }

  private static DecisionRule.Mode mode(ModeKind kind, boolean open) {
    int hours = open && kind == ModeKind.SILENCE ? LEAST_HOURS : 0;
    return new DecisionRule.Mode(
        kind, open, LocalText.english("Invented"), hours, Optional.empty(), INVENTED);
  }

  static boolean allows(String body, ModeKind kind) {
    return OPEN.getOrDefault(body, Set.of()).contains(kind);
  }

  @Override
  public boolean hasBody(String body) {
    return CHAIN.contains(body);
  }

  @Override
  public List<String> above(String body) {
    return CHAIN.subList(0, CHAIN.indexOf(body)).reversed();
  }

  @Override
  public Optional<DecisionRule> ruleOf(String body) {
    return Optional.ofNullable(RULES.get(body));
  }

  @Override
  public SortedSet<String> membersOf(String body, Instant at) {
    if (at.isBefore(JOINING)) {
      return FIRST;
    }
    return at.isBefore(LEAVING) ? ALL : LAST;
  }

  @Override
  public int lastMeetingOf(String body) {
    return body.equals(MINISTERS) ? 10 : 0;
  }
}
