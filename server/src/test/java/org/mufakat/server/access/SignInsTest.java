package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/// How long a sign-in counts, by a clock that the test moves.
class SignInsTest {

  private static final NodeId NORTH = RunningNodes.NORTH;

  private final SettableTime time = new SettableTime();
  private final RunningNodes nodes = RunningNodes.shared();
  private final SignIns signIns =
      new SignIns(
          nodes.bean(NodeDirectory.class),
          nodes.bean(AccountBooks.class),
          new HttpSessionCsrfTokenRepository(),
          time);
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final Account reader = nodes.accounts(NORTH).named(new Username("reader")).orElseThrow();

  @BeforeEach
  void signIn() {
    signIns.open(request, new MockHttpServletResponse(), NORTH, reader, SignInWay.PASSWORD);
  }

  @Test
  void a_sign_in_ends_after_twelve_hours_however_busy() {
    time.pass(Duration.ofHours(12));
    assertThat(signIns.current(request, NORTH)).contains(reader);

    time.pass(Duration.ofSeconds(1));
    assertThat(signIns.current(request, NORTH)).isEmpty();
  }

  @Test
  void a_session_ends_after_half_an_hour_of_idleness() {
    var session = request.getSession(false);

    assertThat(session).isNotNull();
    assertThat(session.getMaxInactiveInterval()).isEqualTo(30 * 60);
  }

  @Test
  void each_node_counts_its_own_twelve_hours() {
    time.pass(Duration.ofHours(11));
    var southern = nodes.accounts(RunningNodes.SOUTH).named(new Username("reader")).orElseThrow();
    signIns.open(
        request, new MockHttpServletResponse(), RunningNodes.SOUTH, southern, SignInWay.PASSWORD);

    time.pass(Duration.ofHours(2));

    assertThat(signIns.current(request, NORTH)).isEmpty();
    assertThat(signIns.current(request, RunningNodes.SOUTH)).contains(southern);
  }

  @Test
  void signing_out_where_nobody_signed_in_does_no_harm() {
    var other = new MockHttpServletRequest();

    signIns.close(other, NORTH);

    assertThat(signIns.current(other, NORTH)).isEmpty();
    assertThat(other.getSession(false)).isNull();
  }

  @Test
  void a_second_step_is_awaited_for_five_minutes_at_its_node_alone() {
    var other = new MockHttpServletRequest();
    signIns.awaitSecondStep(
        other, new MockHttpServletResponse(), NORTH, reader, SignInWay.PASSWORD, "/xno/region");

    assertThat(signIns.current(other, NORTH)).isEmpty();
    assertThat(signIns.awaited(other, RunningNodes.SOUTH)).isEmpty();
    time.pass(Duration.ofMinutes(5));
    assertThat(signIns.awaited(other, NORTH)).isPresent();
    time.pass(Duration.ofSeconds(1));
    assertThat(signIns.awaited(other, NORTH)).isEmpty();
  }
}
