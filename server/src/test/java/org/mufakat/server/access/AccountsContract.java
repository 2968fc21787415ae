package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mufakat.server.access.AccountFixture.AT;
import static org.mufakat.server.access.AccountFixture.account;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Account.Secret;
import org.mufakat.server.access.Accounts.Addition;
import org.mufakat.server.access.Accounts.Revision;

/// What every store of accounts keeps.
abstract class AccountsContract {

  final Accounts accounts = empty();

  abstract Accounts empty();

  @Test
  void an_account_comes_back_as_it_was_kept() {
    var kept =
        new Account(
            new AccountId("a-7k3m9q2x"),
            new Username("dewi.l"),
            "Dewi L. (analisis) ໑",
            Role.INVESTIGATOR,
            true,
            "$argon2id$v=19$m=16384,t=2,p=1$c2FsdA$aGFzaA",
            true,
            true,
            AT.plusNanos(123_456_789),
            AT.plusSeconds(60),
            7);

    var addition = accounts.add(kept);

    assertThat(addition).isEqualTo(new Addition.Added(kept));
    assertThat(accounts.find(kept.id())).contains(kept);
    assertThat(accounts.named(kept.username())).contains(kept);
  }

  @Test
  void a_username_is_given_once() {
    var first = account("somchai");
    var second = account("somchai");
    accounts.add(first);

    var addition = accounts.add(second);

    assertThat(addition).isEqualTo(new Addition.UsernameTaken());
    assertThat(accounts.all()).containsExactly(first);
  }

  @Test
  void accounts_are_listed_by_username() {
    var names = List.of("putri", "b-2", "b.1", "anan", "b_3");

    names.forEach(n -> accounts.add(account(n)));

    assertThat(accounts.all().stream().map(a -> a.username().value()))
        .containsExactly("anan", "b-2", "b.1", "b_3", "putri");
  }

  @Test
  void nobody_is_found_under_an_unknown_name() {
    accounts.add(account("somchai"));

    var found = accounts.named(new Username("somchai2"));

    assertThat(found).isEmpty();
    assertThat(accounts.find(new AccountId("a-00000000"))).isEmpty();
  }

  @Test
  void a_revision_says_what_was_and_what_is_and_is_kept() {
    var before = account("somchai");
    accounts.add(before);
    accounts.add(account("putri"));

    var revision =
        accounts.revise(
            before.id(),
            a ->
                a.withRole(Role.ANALYST)
                    .withPassword(new Secret("another hash", true), AT.plusSeconds(5)));

    var after = accounts.find(before.id()).orElseThrow();
    assertThat(revision).isEqualTo(new Revision.Revised(before, after));
    assertThat(after.role()).isEqualTo(Role.ANALYST);
    assertThat(after.passwordHash()).isEqualTo("another hash");
    assertThat(after.mustChangePassword()).isTrue();
    assertThat(after.passwordSetAt()).isEqualTo(AT.plusSeconds(5));
    assertThat(after.epoch()).isEqualTo(before.epoch() + 1);
    assertThat(accounts.named(new Username("putri")).orElseThrow().role()).isEqualTo(Role.READER);
  }

  @Test
  void an_unknown_account_cannot_be_revised() {
    var revision = accounts.revise(new AccountId("a-00000000"), a -> a.disabled(true));

    assertThat(revision).isEqualTo(new Revision.NoSuchAccount());
  }

  @Test
  void the_last_active_administrator_is_neither_disabled_nor_demoted() {
    var last = account("anan", Role.ADMINISTRATOR);
    accounts.add(last);
    accounts.add(account("putri", Role.ADMINISTRATOR).disabled(true));
    accounts.add(account("somchai", Role.ANALYST));

    var disabling = accounts.revise(last.id(), a -> a.disabled(true));
    var demoting = accounts.revise(last.id(), a -> a.withRole(Role.ANALYST));

    assertThat(disabling).isEqualTo(new Revision.LastAdministrator());
    assertThat(demoting).isEqualTo(new Revision.LastAdministrator());
    assertThat(accounts.find(last.id())).contains(last);
  }

  @Test
  void one_of_two_administrators_may_go() {
    var one = account("anan", Role.ADMINISTRATOR);
    accounts.add(one);
    accounts.add(account("putri", Role.ADMINISTRATOR));

    var revision = accounts.revise(one.id(), a -> a.disabled(true));

    assertThat(revision).isInstanceOf(Revision.Revised.class);
  }

  @Test
  void two_administrators_who_disable_each_other_at_once_do_not_both_succeed() throws Exception {
    for (int round = 0; round < 20; round++) {
      var store = empty();
      var one = account("anan", Role.ADMINISTRATOR);
      var other = account("putri", Role.ADMINISTRATOR);
      store.add(one);
      store.add(other);
      var start = new CountDownLatch(1);

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var target : List.of(one, other)) {
          threads.submit(
              () -> {
                start.await();
                return store.revise(target.id(), a -> a.disabled(true));
              });
        }
        start.countDown();
      }

      assertThat(store.all().stream().filter(Account::isActiveAdministrator)).hasSize(1);
    }
  }

  @Test
  void a_revision_that_fails_changes_nothing() {
    var before = account("somchai");
    accounts.add(before);

    assertThatThrownBy(
            () ->
                accounts.revise(
                    before.id(),
                    a -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(accounts.find(before.id())).contains(before);
    assertThat(accounts.revise(before.id(), a -> a.withRole(Role.ANALYST)))
        .isInstanceOf(Revision.Revised.class);
  }

  @Test
  void a_revision_cannot_turn_one_account_into_another() {
    var before = account("somchai");
    accounts.add(before);

    assertThatThrownBy(() -> accounts.revise(before.id(), a -> account("putri")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
