package org.mufakat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

  /// Measures nothing and says so.
  public static final class Said {
    public static void main(String[] args) {
      Program.tell("cold", 12.5);
      System.out.println("a line of a log");
      Program.tell("cold", 7.25);
      System.exit(Integer.parseInt(args[0]));
    }
  }

  @Test
  void what_a_program_measured_is_read_from_what_it_said() throws InterruptedException {
    var outcome = Program.java(Said.class, List.of("-Xmx32m"), List.of("0"));

    assertThat(outcome.measured().of("cold").sorted()).containsExactly(7.25, 12.5);
  }

  @Test
  void a_program_that_failed_measured_nothing() throws InterruptedException {
    var outcome = Program.java(Said.class, List.of("-Xmx32m"), List.of("9"));

    assertThatThrownBy(outcome::measured)
        .hasMessageContaining("ended with 9")
        .hasMessageContaining("a line of a log");
  }

  @Test
  void the_memory_of_a_process_is_known_while_it_lives() {
    long self = ProcessHandle.current().pid();

    assertThat(Resident.now(self)).isBetween(10.0, 4_000.0);
    assertThat(Resident.peak(self)).isGreaterThanOrEqualTo(Resident.now(self) - 1);
    assertThat(Resident.together(List.of(self))).isGreaterThan(10);
  }
}
