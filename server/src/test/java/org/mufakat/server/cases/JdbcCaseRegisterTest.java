package org.mufakat.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mufakat.cases.Case;
import org.mufakat.cases.CaseRegister;
import org.mufakat.cases.CaseRegister.Change;
import org.mufakat.cases.CaseRegister.Filter;
import org.mufakat.ledger.Compartment;
import org.mufakat.server.TestDatabase;

class JdbcCaseRegisterTest extends CaseRegisterContract {

  private DataSource database;
  private Connection connection;

  @BeforeEach
  void opensADatabase() throws SQLException {
    database = TestDatabase.ordinary();
    connection = begin();
  }

  @AfterEach
  void closes() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private Connection begin() throws SQLException {
    var begun = database.getConnection();
    begun.setAutoCommit(false);
    return begun;
  }

  @Override
  CaseRegister register() {
    return registerOf(connection, Compartment.LAW_ENFORCEMENT);
  }

  private static CaseRegister registerOf(Connection transaction, Compartment compartment) {
    return new JdbcCaseRegister(
        CompartmentTransaction.on(transaction, compartment),
        new SecureRandom(),
        Instant.parse("2031-05-06T12:00:00Z"));
  }

  @Test
  void a_case_is_kept_in_the_register_of_its_compartment_alone() {
    var services = registerOf(connection, Compartment.VICTIM_SERVICES);

    assertThatThrownBy(() -> services.open(aFullCase(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Every read of one compartment, with and without cases of the other: the same answers to the
  /// letter.
  @Test
  void what_one_compartment_holds_changes_no_answer_in_the_other() {
    var before = everyAnswer(Compartment.VICTIM_SERVICES);
    for (int i = 1; i <= 12; i++) {
      register().open(aFullCase(i));
    }

    assertThat(everyAnswer(Compartment.VICTIM_SERVICES)).isEqualTo(before);
    assertThat(everyAnswer(Compartment.LAW_ENFORCEMENT)).isNotEqualTo(before);
  }

  private List<Object> everyAnswer(Compartment compartment) {
    var register = registerOf(connection, compartment);
    var answers = new ArrayList<Object>();
    for (int i = 1; i <= 12; i++) {
      answers.add(register.find(aFullCase(i).id()));
      answers.add(register.find(aFullCase(i).id(), 1));
    }
    answers.add(register.page(Filter.ALL, Optional.empty(), 100));
    for (Case.Status status : Case.Status.values()) {
      answers.add(register.page(new Filter(Optional.of(status)), Optional.empty(), 100));
    }
    return answers;
  }

  /// A reference taken on one side may be used on the other: to refuse it would tell.
  @Test
  void a_reference_of_the_other_compartment_is_not_taken() {
    register().open(aFullCase(1));
    var file = aFullCase(1);
    var theirs =
        new Case(
            file.id(),
            Compartment.VICTIM_SERVICES,
            file.reference(),
            1,
            file.opened(),
            file.status(),
            file.persons(),
            file.evidence());

    assertThat(registerOf(connection, Compartment.VICTIM_SERVICES).open(theirs))
        .isInstanceOf(CaseRegister.Opening.Opened.class);
  }

  @Test
  void nothing_stays_of_a_change_that_is_rolled_back() throws SQLException {
    var file = aFullCase(1);
    register().open(file);
    connection.commit();

    register().change(with(file, Case.Status.CLOSED));
    connection.rollback();

    assertThat(register().find(file.id())).contains(file);
    assertThat(register().find(file.id(), 2)).isEmpty();
  }

  /// Sixteen people at once, each adding one person to the case as it was opened.
  @Test
  void no_change_is_lost_when_many_change_a_case_at_once() throws Exception {
    var file = aFullCase(1);
    register().open(file);
    connection.commit();
    int people = 16;

    try (var pool = Executors.newFixedThreadPool(people)) {
      var tasks = new ArrayList<Callable<Change>>();
      for (int i = 0; i < people; i++) {
        var edited = with(file, someone(100 + i));
        tasks.add(() -> changedIn(edited));
      }
      for (var done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isInstanceOf(Change.Changed.class);
      }
    }

    var now = register().find(file.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(people + 1);
    assertThat(now.persons()).hasSize(file.persons().size() + people);
  }

  private Change changedIn(Case edited) throws SQLException {
    try (var transaction = begin()) {
      var change = registerOf(transaction, Compartment.LAW_ENFORCEMENT).change(edited);
      transaction.commit();
      return change;
    }
  }
}
