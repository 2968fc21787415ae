package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BusyFilterTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void a_database_without_a_free_connection_is_busy_and_no_fault() throws Exception {
    var waitedTooLong =
        new IllegalStateException(new SQLTransientConnectionException("no connection in time"));

    answer(new ServletException(waitedTooLong));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void every_other_failure_stays_a_fault() {
    assertThatThrownBy(() -> answer(new ServletException(new SQLException("no such table"))))
        .isInstanceOf(ServletException.class);
    assertThat(response.getStatus()).isEqualTo(200);
  }

  @Test
  void an_answer_that_has_begun_is_not_begun_again() throws Exception {
    response.flushBuffer();

    assertThatThrownBy(
            () -> answer(new ServletException(new SQLTransientConnectionException("too late"))))
        .isInstanceOf(ServletException.class);
  }

  private void answer(ServletException failure) throws Exception {
    new BusyFilter(JsonMapper.builder().build())
        .doFilter(
            new MockHttpServletRequest("GET", "/hub/region"),
            response,
            (_, _) -> {
              throw failure;
            });
  }
}
