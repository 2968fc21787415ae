package org.mufakat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mufakat.cases.CrossingAnswer.Allowed;
import org.mufakat.cases.CrossingAnswer.Basis;
import org.mufakat.cases.CrossingAnswer.Obstacle;
import org.mufakat.cases.CrossingAnswer.Refused;
import org.mufakat.cases.Door.Asked;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

class DoorTest {

  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  private static final OpaqueId HER = new OpaqueId("a".repeat(32));
  private static final OpaqueId SOMEONE = new OpaqueId("b".repeat(32));
  private static final OpaqueId BASIS = new OpaqueId("c".repeat(32));
  private static final Recipient POLICE = new Recipient.Within(Compartment.LAW_ENFORCEMENT);
  private static final Recipient ABROAD = new Recipient.State("XNO");

  /// The consent covers NAME and BIRTH_DATE for assistance to the police, from yesterday until
  /// tomorrow, unless the line says otherwise.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what                                | about | use        | to     | parts           | begins | ends | withdrawn | answer
          all as agreed                         | her   | assistance | police | NAME            | -1     | 1    |           | allowed
          all the parts that were agreed to     | her   | assistance | police | NAME BIRTH_DATE | -1     | 1    |           | allowed
          a withdrawal still to come            | her   | assistance | police | NAME            | -1     | 1    | 1         | allowed
          another person's consent              | other | assistance | police | NAME            | -1     | 1    |           | NO_BASIS
          another purpose                       | her   | prosecution| police | NAME            | -1     | 1    |           | OTHER_PURPOSE
          another recipient                     | her   | assistance | abroad | NAME            | -1     | 1    |           | OTHER_RECIPIENT
          one part more                         | her   | assistance | police | NAME HEALTH     | -1     | 1    |           | MORE_THAN_COVERED
          withdrawn                             | her   | assistance | police | NAME            | -1     | 1    | -0.5      | WITHDRAWN
          withdrawn at this very moment         | her   | assistance | police | NAME            | -1     | 1    | 0         | WITHDRAWN
          over                                  | her   | assistance | police | NAME            | -2     | -1   |           | OVER
          ends at this very moment              | her   | assistance | police | NAME            | -2     | 0    |           | OVER
          begins at this very moment            | her   | assistance | police | NAME            | 0      | 1    |           | allowed
          not begun                             | her   | assistance | police | NAME            | 1      | 2    |           | OVER
          withdrawn and over                    | her   | assistance | police | NAME            | -2     | -1   | -1.5      | WITHDRAWN
          """)
  void a_consent_opens_the_door_for_what_it_says(
      String what,
      String about,
      String use,
      String to,
      String parts,
      double begins,
      double ends,
      Double withdrawn,
      String answer) {
    var consent =
        new Consent(
            BASIS,
            HER,
            "assistance",
            POLICE,
            EnumSet.of(RecordPart.NAME, RecordPart.BIRTH_DATE),
            days(begins),
            days(ends),
            Optional.ofNullable(withdrawn).map(DoorTest::days),
            "en");

    var found = new Door(List.of(consent), List.of()).ask(asked(about, use, to, parts), NOW);

    assertThat(found)
        .isEqualTo(
            answer.equals("allowed")
                ? new Allowed(new Basis.ByConsent(BASIS))
                : new Refused(Set.of(Obstacle.valueOf(answer))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what the court named, for any purpose | her   | prosecution | police | NAME            | 1    | allowed
          another person                        | other | prosecution | police | NAME            | 1    | NO_BASIS
          one part more                         | her   | prosecution | police | NAME HEALTH     | 1    | MORE_THAN_COVERED
          another recipient                     | her   | prosecution | abroad | NAME            | 1    | OTHER_RECIPIENT
          over                                  | her   | prosecution | police | NAME            | -0.5 | OVER
          """)
  void a_court_order_opens_the_door_for_what_it_names(
      String what, String about, String use, String to, String parts, double ends, String answer) {
    var order =
        new CourtOrder(BASIS, HER, POLICE, EnumSet.of(RecordPart.NAME), days(-1), days(ends));

    var found = new Door(List.of(), List.of(order)).ask(asked(about, use, to, parts), NOW);

    assertThat(found)
        .isEqualTo(
            answer.equals("allowed")
                ? new Allowed(new Basis.ByCourtOrder(BASIS))
                : new Refused(Set.of(Obstacle.valueOf(answer))));
  }

  @Test
  void what_two_consents_cover_together_is_not_covered() {
    var name = consent(EnumSet.of(RecordPart.NAME));
    var health = consent(EnumSet.of(RecordPart.HEALTH));

    var answer =
        new Door(List.of(name, health), List.of())
            .ask(asked("her", "assistance", "police", "NAME HEALTH"), NOW);

    assertThat(answer).isEqualTo(new Refused(Set.of(Obstacle.MORE_THAN_COVERED)));
  }

  @Test
  void a_consent_once_withdrawn_stays_withdrawn() {
    var withdrawn = consent(EnumSet.of(RecordPart.NAME)).withdrawn(days(-0.5));

    assertThat(withdrawn.withdrawn(days(5))).isEqualTo(withdrawn);
    assertThat(withdrawn.holdsAt(NOW)).isFalse();
  }

  @Test
  void a_consent_to_nothing_or_without_an_end_cannot_be_written() {
    assertThatThrownBy(() -> consent(Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CourtOrder(BASIS, HER, POLICE, EnumSet.of(RecordPart.NAME), days(1), days(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Whatever is drawn, what is let through is covered by one basis that holds now.
  @Test
  void whatever_passes_is_covered_by_one_basis_that_holds() {
    long seed = 7;
    var chance = new Random(seed);
    int allowed = 0;

    for (int i = 0; i < 20_000; i++) {
      var consents = drawnConsents(chance);
      var orders = drawnOrders(chance);
      var asked =
          new Asked(
              chance.nextBoolean() ? HER : SOMEONE,
              chance.nextBoolean() ? "assistance" : "prosecution",
              chance.nextBoolean() ? POLICE : ABROAD,
              drawnParts(chance));
      var answer = new Door(consents, orders).ask(asked, NOW);

      boolean byConsent =
          consents.stream()
              .anyMatch(
                  c ->
                      c.about().equals(asked.about())
                          && c.use().equals(asked.use())
                          && c.recipient().equals(asked.recipient())
                          && c.parts().containsAll(asked.parts())
                          && !c.given().isAfter(NOW)
                          && c.until().isAfter(NOW)
                          && c.withdrawnAt().filter(w -> !w.isAfter(NOW)).isEmpty());
      boolean byOrder =
          orders.stream()
              .anyMatch(
                  o ->
                      o.about().equals(asked.about())
                          && o.recipient().equals(asked.recipient())
                          && o.parts().containsAll(asked.parts())
                          && !o.recorded().isAfter(NOW)
                          && o.until().isAfter(NOW));
      assertThat(answer instanceof Allowed)
          .as("seed %d, draw %d", seed, i)
          .isEqualTo(byConsent || byOrder);
      allowed += answer instanceof Allowed ? 1 : 0;
    }

    assertThat(allowed).isBetween(500, 19_500);
  }

  private static List<Consent> drawnConsents(Random chance) {
    var all = new ArrayList<Consent>();
    for (int i = chance.nextInt(4); i > 0; i--) {
      double begins = chance.nextInt(5) - 3;
      all.add(
          new Consent(
              BASIS,
              chance.nextBoolean() ? HER : SOMEONE,
              chance.nextBoolean() ? "assistance" : "prosecution",
              chance.nextBoolean() ? POLICE : ABROAD,
              drawnParts(chance),
              days(begins),
              days(begins + 1 + chance.nextInt(4)),
              chance.nextInt(3) == 0 ? Optional.of(days(begins + 1)) : Optional.empty(),
              "en"));
    }
    return all;
  }

  private static List<CourtOrder> drawnOrders(Random chance) {
    var all = new ArrayList<CourtOrder>();
    for (int i = chance.nextInt(3) - 1; i > 0; i--) {
      double begins = chance.nextInt(5) - 3;
      all.add(
          new CourtOrder(
              BASIS,
              chance.nextBoolean() ? HER : SOMEONE,
              chance.nextBoolean() ? POLICE : ABROAD,
              drawnParts(chance),
              days(begins),
              days(begins + 1 + chance.nextInt(4))));
    }
    return all;
  }

  private static Set<RecordPart> drawnParts(Random chance) {
    var parts = EnumSet.of(RecordPart.NAME);
    for (RecordPart part : List.of(RecordPart.BIRTH_DATE, RecordPart.HEALTH)) {
      if (chance.nextBoolean()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Consent consent(Set<RecordPart> parts) {
    return new Consent(
        BASIS, HER, "assistance", POLICE, parts, days(-1), days(1), Optional.empty(), "en");
  }

  private static Asked asked(String about, String use, String to, String parts) {
    return new Asked(
        about.equals("her") ? HER : SOMEONE,
        use,
        to.equals("police") ? POLICE : ABROAD,
        Arrays.stream(parts.split(" +")).map(RecordPart::valueOf).collect(Collectors.toSet()));
  }

  private static Instant days(double fromNow) {
    return NOW.plus(Duration.ofMinutes(Math.round(fromNow * 24 * 60)));
  }
}
