package org.mufakat.server.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mufakat.privacy.Guarantee;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.mufakat.server.tables.DeskAnswer.Done;
import org.mufakat.server.tables.DeskAnswer.Refused;
import org.mufakat.server.tables.DeskAnswer.Why;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Attacks on the two persons: alone, with a changed role, twice at once, and behind the desk's
/// back.
class ReleaseDeskTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RunningNodes nodes = RunningNodes.shared();
  private final HostedNode node =
      nodes.bean(NodeDirectory.class).find(RunningNodes.SOUTH).orElseThrow();
  private final ReleaseDesk desk =
      new ReleaseDesk(
          node,
          nodes.bean(NodeLedgers.class).of(RunningNodes.SOUTH),
          new SecureRandom(),
          (InstantSource) nodes::now);
  private final JdbcClient sql = JdbcClient.create(node.dataSource());
  private final Account statistician = person(Role.STATISTICIAN);
  private final Account approver = person(Role.RELEASE_APPROVER);

  private Account person(Role role) {
    return nodes.person(RunningNodes.SOUTH, "desk-" + NUMBER.incrementAndGet(), role);
  }

  private String made() {
    // Other persons each time: releases of the same would be audited together.
    return made(
        InventedTables.asked(Integer.toString(2100 + NUMBER.incrementAndGet()), "origin*sex"));
  }

  private String made(AskedTables asked) {
    var counted = new CountedPersons(List.of("origin", "sex"), Map.of(List.of("LA", "F"), 12));
    return desk.make(statistician, asked, new DraftSeal.Made(counted, List.of()));
  }

  private StoredRelease stored(String id) {
    return desk.releases().find(id).orElseThrow();
  }

  private int version(String id) {
    return stored(id).version();
  }

  private void compute(String id) {
    compute(id, ReleaseMethod.SUPPRESS, Map.of("threshold", "11"));
  }

  private void compute(String id, ReleaseMethod method, Map<String, String> rules) {
    assertThat(kept(id, method, rules)).isEmpty();
  }

  private Optional<PersonsFault> kept(String id, ReleaseMethod method, Map<String, String> rules) {
    var out = Preparation.auditedWith(desk.out().all(), stored(id).asked());
    var release =
        new TablesPackage(
            "XSO",
            id,
            "Invented victims",
            "Invented register",
            stored(id).asked().period(),
            "",
            method,
            rules,
            List.of(InventedTables.table()),
            out,
            "cd".repeat(32),
            Optional.empty());
    var review =
        new ReviewSheet(
            List.of(),
            11,
            List.of(),
            0,
            List.of(),
            Optional.empty(),
            0.1,
            List.of(),
            Optional.empty());
    return desk.keep(
        statistician,
        stored(id),
        new PreparationAnswer.Prepared(release, review, Optional.empty()));
  }

  private String prepared() {
    var id = made();
    compute(id);
    assertThat(desk.prepare(statistician, id, version(id))).isEqualTo(new Done(id));
    return id;
  }

  private String published() {
    var id = prepared();
    assertThat(desk.approve(approver, id, version(id))).isEqualTo(new Done(id));
    return id;
  }

  @Test
  void a_release_goes_from_one_person_to_another_and_out() {
    var id = published();

    var stored = stored(id);
    assertThat(stored.state()).isEqualTo(ReleaseState.PUBLISHED);
    assertThat(stored.data()).isEmpty();
    assertThat(stored.review()).isEmpty();
    assertThat(SignedPackage.verify(stored.published().orElseThrow(), Optional.empty()))
        .isInstanceOfSatisfying(
            SignedPackage.Verdict.Sound.class,
            sound -> {
              assertThat(sound.release().id()).isEqualTo(id);
              assertThat(sound.key()).hasToString(desk.key());
            });
    assertThat(told(id)).containsExactly("release-prepared", "release-approved");
  }

  /// What the ledger tells of a release, in order.
  private List<String> told(String id) {
    nodes.bean(NodeLedgers.class).of(RunningNodes.SOUTH).settle();
    return sql
        .sql("select convert_from(bytes, 'UTF8') from ledger_entry order by index")
        .query(String.class)
        .list()
        .stream()
        .filter(entry -> entry.contains("subject tables " + id))
        .map(entry -> entry.lines().filter(l -> l.startsWith("event ")).findFirst().orElseThrow())
        .map(line -> line.substring("event ".length()))
        .toList();
  }

  @Test
  void the_ledgers_commitment_opens_with_the_signed_file() {
    var id = published();
    told(id);

    var salt =
        sql.sql("select salt from table_release_step where release = ? and deed = 'approved'")
            .param(id)
            .query(byte[].class)
            .single();
    var commitment =
        org.mufakat.ledger.ContentCommitment.to(stored(id).published().orElseThrow(), salt);
    assertThat(
            sql.sql("select convert_from(bytes, 'UTF8') from ledger_entry")
                .query(String.class)
                .list())
        .anyMatch(e -> e.contains("release-approved") && e.contains("content " + commitment));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoever_prepared_a_release_does_not_let_it_out_whatever_their_role(Role role) {
    var id = prepared();

    var answer = desk.approve(statistician.withRole(role, false), id, version(id));

    assertThat(answer).isEqualTo(new Refused(Why.SAME_PERSON));
    assertThat(stored(id).state()).isEqualTo(ReleaseState.PREPARED);
    assertThat(told(id)).containsExactly("release-prepared", "refusal");
  }

  @Test
  void whoever_revised_it_once_does_not_let_it_out_either() {
    var id = made();
    var helper = person(Role.STATISTICIAN);
    desk.revise(helper, id, version(id), stored(id).asked(), Optional.empty());
    compute(id);
    desk.prepare(statistician, id, version(id));

    assertThat(desk.approve(helper.withRole(Role.RELEASE_APPROVER, false), id, version(id)))
        .isEqualTo(new Refused(Why.SAME_PERSON));
  }

  @Test
  void the_database_itself_refuses_one_person_for_both() {
    var id = prepared();

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    sql.sql("update table_release set approved_by = prepared_by where id = ?")
                        .param(id)
                        .update()))
        .hasMessageContaining("four_eyes");
  }

  @Test
  void two_who_approve_at_once_let_it_out_once() throws Exception {
    var id = prepared();
    int version = version(id);
    var other = person(Role.RELEASE_APPROVER);
    Callable<DeskAnswer> one = () -> desk.approve(approver, id, version);
    Callable<DeskAnswer> two = () -> desk.approve(other, id, version);

    List<DeskAnswer> answers;
    try (var both = Executors.newFixedThreadPool(2)) {
      answers =
          both.invokeAll(List.of(one, two)).stream()
              .map(
                  f -> {
                    try {
                      return f.get();
                    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                      throw new IllegalStateException(e);
                    }
                  })
              .toList();
    }

    assertThat(answers).containsExactlyInAnyOrder(new Done(id), new Refused(Why.CHANGED_SINCE));
    assertThat(told(id)).containsExactly("release-prepared", "release-approved");
  }

  @Test
  void a_package_that_was_changed_behind_the_desk_is_not_let_out() {
    var id = prepared();
    var changed =
        new String(stored(id).release().orElseThrow(), StandardCharsets.UTF_8)
            .replace("null", "4")
            .getBytes(StandardCharsets.UTF_8);
    sql.sql("update table_release set package = ? where id = ?").params(changed, id).update();

    assertThat(desk.approve(approver, id, version(id)))
        .isEqualTo(new Refused(Why.NOT_WHAT_WAS_PREPARED));
    assertThat(stored(id).published()).isEmpty();
  }

  @Test
  void a_step_is_never_edited() {
    var id = prepared();

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    sql.sql("update table_release_step set person = 'x' where release = ?")
                        .param(id)
                        .update()))
        .hasMessageContaining("never edited");
  }

  @Test
  void what_went_out_since_makes_an_audit_old() {
    var first = made();
    var second = made(stored(first).asked());
    compute(first);
    compute(second);
    desk.prepare(statistician, first, version(first));
    desk.prepare(statistician, second, version(second));
    desk.approve(approver, first, version(first));

    assertThat(desk.approve(approver, second, version(second)))
        .isEqualTo(new Refused(Why.AUDIT_IS_OLD));
  }

  @Test
  void a_withdrawn_release_stays_known_to_attackers() {
    var id = published();
    assertThat(desk.withdraw(approver, id, version(id), WithdrawalReason.DISCLOSURE))
        .isEqualTo(new Done(id));

    assertThat(stored(id).state()).isEqualTo(ReleaseState.WITHDRAWN);
    assertThat(desk.releases().out()).extracting(StoredRelease::id).contains(id);
    assertThat(desk.out().all()).extracting(o -> o.earlier().id()).contains(id);
    assertThat(told(id)).endsWith("release-withdrawn");
  }

  @Test
  void a_release_that_was_sent_back_says_why_and_can_come_again() {
    var id = prepared();

    assertThat(desk.sendBack(approver, id, version(id), " ")).isEqualTo(new Refused(Why.WORDS));
    assertThat(desk.sendBack(approver, id, version(id), "Coarser ages, please."))
        .isEqualTo(new Done(id));
    assertThat(desk.releases().steps(id).getLast().words()).isEqualTo("Coarser ages, please.");
    desk.revise(statistician, id, version(id), stored(id).asked(), Optional.empty());
    compute(id);
    desk.prepare(statistician, id, version(id));
    assertThat(desk.approve(approver, id, version(id))).isEqualTo(new Done(id));
  }

  @Test
  void what_was_looked_at_is_what_is_decided_on() {
    var id = prepared();

    assertThat(desk.approve(approver, id, version(id) - 1))
        .isEqualTo(new Refused(Why.CHANGED_SINCE));
  }

  @Test
  void the_data_of_a_draft_are_sealed_under_its_name() {
    var one = made();
    var other = made();

    assertThat(new String(stored(one).data().orElseThrow(), StandardCharsets.ISO_8859_1))
        .doesNotContain("origin", "LA");
    sql.sql(
            "update table_release set data = (select data from table_release where id = ?) where id"
                + " = ?")
        .params(one, other)
        .update();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> desk.madeFrom(stored(other))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static final Map<String, String> NOISE =
      Map.of("rho", "0.002", "delta", "0.000000001", "epsilon", "1");

  private List<String> paidFor(String id) {
    return desk.budget().entries().stream()
        .map(BudgetBook.Entry::release)
        .filter(r -> r.equals(id))
        .toList();
  }

  private AskedTables noisy(String period, String epsilon) {
    var asked = InventedTables.asked(period, "origin*sex");
    return InventedTables.by(ReleaseMethod.DP, epsilon, asked);
  }

  /// Requests of the same persons are told apart by what noise costs, as each test asks.
  @Test
  void noise_is_paid_for_before_it_is_seen_once_for_each_request_and_never_given_back() {
    assertThat(desk.budget().set(approver, new Guarantee(1, 1e-7), "Invented reason."))
        .isEqualTo(BudgetDesk.BudgetSet.DONE);
    var id = made(noisy("2901", "0.31"));

    compute(id, ReleaseMethod.DP, NOISE);

    assertThat(paidFor(id)).hasSize(1);
    assertThat(told(id)).containsExactly("budget-spent");
    compute(id, ReleaseMethod.DP, NOISE);
    var again = made(noisy("2902", "0.31"));
    compute(again, ReleaseMethod.DP, NOISE);
    assertThat(paidFor(id)).hasSize(1);
    assertThat(paidFor(again)).isEmpty();
    desk.revise(statistician, id, version(id), noisy("2901", "0.32"), Optional.empty());
    compute(id, ReleaseMethod.DP, NOISE);
    assertThat(paidFor(id)).as("another epsilon is another draw").hasSize(2);

    desk.prepare(statistician, id, version(id));
    assertThat(desk.approve(approver, id, version(id))).isEqualTo(new Done(id));
    desk.withdraw(approver, id, version(id), WithdrawalReason.REPLACED);
    assertThat(paidFor(id)).hasSize(2);
  }

  @Test
  void nobody_sees_noise_that_the_budget_does_not_bear() {
    desk.budget().set(approver, new Guarantee(1, 1e-7), "Invented reason.");
    var id = made(noisy("2903", "9"));

    assertThat(kept(id, ReleaseMethod.DP, Map.of("rho", "0.5", "delta", "0", "epsilon", "9")))
        .contains(PersonsFault.of("over-budget", 0));
    assertThat(stored(id).release()).isEmpty();
    assertThat(stored(id).review()).isEmpty();
    assertThat(paidFor(id)).isEmpty();
    assertThat(told(id)).isEmpty();
  }

  @Test
  void a_total_is_raised_with_a_reason_only_and_stays_above_what_is_spent() {
    desk.budget().set(approver, new Guarantee(1, 1e-7), "Invented reason.");
    compute(made(noisy("2904", "0.33")), ReleaseMethod.DP, NOISE);

    assertThat(desk.budget().set(approver, new Guarantee(2, 1e-7), " "))
        .isEqualTo(BudgetDesk.BudgetSet.REASON_MISSING);
    assertThat(desk.budget().set(approver, new Guarantee(0.1, 1e-7), ""))
        .isEqualTo(BudgetDesk.BudgetSet.BELOW_SPENT);
    assertThat(desk.budget().set(approver, new Guarantee(2, 1e-7), "A new law asks for it."))
        .isEqualTo(BudgetDesk.BudgetSet.DONE);

    var last = desk.budget().entries().getLast();
    assertThat(last.total()).contains(new Guarantee(2, 1e-7));
    assertThat(last.reason()).isEqualTo("A new law asks for it.");
    desk.budget().set(approver, new Guarantee(1, 1e-7), "");
    assertThat(desk.budget().entries().getLast().reason()).isEmpty();
    nodes.bean(NodeLedgers.class).of(RunningNodes.SOUTH).settle();
    assertThat(
            sql.sql("select convert_from(bytes, 'UTF8') from ledger_entry order by index desc")
                .query(String.class)
                .list())
        .first()
        .asString()
        .contains("event budget-set");
  }

  @Test
  void a_partners_sum_that_is_entered_or_taken_back_is_in_the_ledger() {
    var mirror =
        new MirrorFigures.Mirror(
            desk.drawnId(), "XNO", "Report", "2905", Map.of("origin", "LA"), 37, desk.now());

    desk.partners().enter(statistician, List.of(mirror));
    desk.partners().retire(statistician, mirror.id());
    desk.partners().retire(statistician, mirror.id());

    assertThat(told(mirror.id())).containsExactly("import");
    assertThat(desk.partners().all())
        .extracting(MirrorFigures.Mirror::id)
        .doesNotContain(mirror.id());
  }
}
