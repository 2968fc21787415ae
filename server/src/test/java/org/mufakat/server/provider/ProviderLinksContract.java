package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.provider.ProviderLinks.Linking;
import org.mufakat.server.provider.ProviderLinks.ProviderLink;

/// What every store of links keeps.
abstract class ProviderLinksContract {

  static final AccountId ONE = new AccountId("a-00000001");
  static final AccountId TWO = new AccountId("a-00000002");
  static final String MINISTRY = "https://ministry.example";
  static final String OTHER = "https://other.example/realm";
  static final Instant AT = Instant.parse("2026-03-02T02:00:00.123456789Z");

  final ProviderLinks links = empty();

  /// With the accounts [#ONE] and [#TWO].
  abstract ProviderLinks empty();

  static LinkedPerson person(String issuer, String name) {
    return new LinkedPerson(issuer, name.repeat(64));
  }

  static ProviderLink link(AccountId account, String issuer, String name) {
    return new ProviderLink(account, person(issuer, name), AT);
  }

  @Test
  void a_link_comes_back_as_it_was_kept_and_names_its_owner() {
    var kept = link(ONE, MINISTRY, "a");

    assertThat(links.link(kept)).isEqualTo(new Linking.Linked());

    assertThat(links.of(ONE)).containsExactly(kept);
    assertThat(links.of(TWO)).isEmpty();
    assertThat(links.owners()).containsExactly(ONE);
    assertThat(links.owner(person(MINISTRY, "a"))).contains(ONE);
    assertThat(links.owner(person(MINISTRY, "b"))).isEmpty();
    assertThat(links.owner(person(OTHER, "a"))).isEmpty();
  }

  @Test
  void a_person_opens_one_account() {
    links.link(link(ONE, MINISTRY, "a"));

    assertThat(links.link(link(TWO, MINISTRY, "a"))).isEqualTo(new Linking.OpensAnother());

    assertThat(links.owner(person(MINISTRY, "a"))).contains(ONE);
    assertThat(links.of(TWO)).isEmpty();
  }

  @Test
  void an_account_is_opened_by_one_person_of_each_provider() {
    links.link(link(ONE, MINISTRY, "a"));

    assertThat(links.link(link(ONE, MINISTRY, "b"))).isEqualTo(new Linking.HasOne());
    assertThat(links.link(link(ONE, MINISTRY, "a"))).isEqualTo(new Linking.HasOne());
    assertThat(links.link(link(ONE, OTHER, "b"))).isEqualTo(new Linking.Linked());

    assertThat(links.of(ONE)).extracting(l -> l.person().issuer()).containsExactly(MINISTRY, OTHER);
  }

  @Test
  void a_link_that_ended_makes_room_for_another() {
    links.link(link(ONE, MINISTRY, "a"));
    links.link(link(ONE, OTHER, "a"));

    assertThat(links.unlink(TWO, MINISTRY)).isFalse();
    assertThat(links.unlink(ONE, MINISTRY)).isTrue();
    assertThat(links.unlink(ONE, MINISTRY)).isFalse();

    assertThat(links.owner(person(MINISTRY, "a"))).isEmpty();
    assertThat(links.link(link(TWO, MINISTRY, "a"))).isEqualTo(new Linking.Linked());
    assertThat(links.unlinkAll(ONE)).isTrue();
    assertThat(links.unlinkAll(ONE)).isFalse();
    assertThat(links.owners()).containsExactly(TWO);
  }

  @Test
  void of_two_who_link_the_same_person_at_once_one_does() throws Exception {
    for (int round = 0; round < 20; round++) {
      var store = empty();
      var start = new CountDownLatch(1);
      var outcomes = new ConcurrentLinkedQueue<Linking>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (AccountId account : List.of(ONE, TWO)) {
          threads.submit(
              () -> {
                start.await();
                return outcomes.add(store.link(link(account, MINISTRY, "a")));
              });
        }
        start.countDown();
      }

      assertThat(outcomes)
          .containsExactlyInAnyOrder(new Linking.Linked(), new Linking.OpensAnother());
    }
  }
}
