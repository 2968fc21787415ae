package org.mufakat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mufakat.ledger.LedgerEntry;
import org.mufakat.ledger.LedgerEvent;
import org.mufakat.ledger.Subject;
import org.mufakat.server.cases.CaseImport;

/// What has to hold after a kill: every case is whole, every change has its entry and every entry
/// its change, an import says of itself what it took, and no file lies about.
final class KilledCheck {

  /// Each finds what must not be, and says how often.
  private static final Map<String, String> NEVER =
      new TreeMap<>(
          Map.of(
              "a case whose last version is not there",
              """
              select count(*) from victim_services.case_file f where not exists (select 1 from
                victim_services.case_version v where v.id = f.id and v.version = f.version)\
              """,
              "a case that lacks a version between",
              """
              select count(*) from victim_services.case_file f where f.version <> (select count(*)
                from victim_services.case_version v where v.id = f.id)\
              """,
              "a case whose persons do not stand beside it",
              """
              select count(*) from victim_services.case_file f where f.persons <> (select count(*)
                from victim_services.case_person p where p.case_id = f.id)\
              """,
              "a person without identity",
              """
              select count(*) from victim_services.case_person p where not exists (select 1 from
                victim_services.identity i where i.person = p.person)\
              """,
              "an identity without a person in a case",
              """
              select count(*) from victim_services.identity i where not exists (select 1 from
                victim_services.case_person p where p.person = i.person)\
              """,
              "a key that nobody has",
              """
              select count(*) from victim_services.person_key k where not exists (select 1 from
                victim_services.case_person p where p.person = k.person) and not exists (select 1
                from victim_services.case_file f where f.id = k.person)\
              """,
              "cases that nobody works on beside those that were imported",
              """
              select abs((select count(*) from victim_services.case_file f where not exists (select 1
                from victim_services.case_team t where t.case_id = f.id)) - (select
                coalesce(sum(taken), 0) from victim_services.case_import))\
              """));

  private final CaseImportSite site;

  KilledCheck(CaseImportSite site) {
    this.site = site;
  }

  /// What does not hold, in words.
  List<String> faults() throws SQLException, IOException {
    var faults = new ArrayList<String>();
    try (var connection = site.node().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      run(connection, "select set_config('mufakat.compartment', 'victim-services', true)");
      for (var never : NEVER.entrySet()) {
        long found = numbers(connection, never.getValue()).getFirst();
        if (found != 0) {
          faults.add(never.getKey() + ": " + found);
        }
      }
      compareWithLedger(connection, faults);
      connection.rollback();
    }
    site.all().stream()
        .filter(i -> i.state() != CaseImport.State.TAKEN)
        .filter(i -> !i.state().canGoOn())
        .forEach(
            i -> faults.add("an import is neither taken nor can be gone on with: " + i.state()));
    long lying = filesThatLie();
    if (lying > 0) {
      faults.add("files that lie about: " + lying);
    }
    return faults;
  }

  private long filesThatLie() throws IOException {
    var folder = site.node().files().orElseThrow().uploads();
    if (Files.notExists(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  /// By subject: a case has an entry for each version and each note, a person one for the identity,
  /// an import one for each batch.
  private static void compareWithLedger(Connection connection, List<String> faults)
      throws SQLException {
    var told = told(connection);
    var held = new TreeMap<String, Integer>();
    count(
        connection,
        "select 'case ' || f.id, f.version + (select count(*) from victim_services.note n where"
            + " n.case_id = f.id) from victim_services.case_file f",
        held);
    count(connection, "select 'person ' || person, 1 from victim_services.identity", held);
    count(
        connection,
        "select 'import ' || id, ceil(taken / 500.0)::int from victim_services.case_import"
            + " where taken > 0",
        held);
    if (!held.keySet().equals(told.keySet())) {
      var without = new TreeMap<>(held);
      without.keySet().removeAll(told.keySet());
      var beyond = new TreeMap<>(told);
      beyond.keySet().removeAll(held.keySet());
      faults.add(
          "changes without entry: %d, entries without change: %d"
              .formatted(without.size(), beyond.size()));
    }
    long otherwise =
        held.entrySet().stream()
            .filter(h -> !h.getKey().startsWith("import "))
            .filter(h -> told.containsKey(h.getKey()) && !told.get(h.getKey()).equals(h.getValue()))
            .count();
    if (otherwise > 0) {
      faults.add("cases and persons told more or less often than they were changed: " + otherwise);
    }
  }

  private static Map<String, Integer> told(Connection connection) throws SQLException {
    var told = new TreeMap<String, Integer>();
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(1_000);
      try (var row = statement.executeQuery("select bytes from ledger_entry")) {
        while (row.next()) {
          var entry = LedgerEntry.decode(row.getBytes(1)).orElseThrow();
          if (entry.event() == LedgerEvent.CASE_CHANGED || entry.event() == LedgerEvent.IMPORT) {
            tell(entry.subject(), told);
          }
        }
      }
    }
    count(
        connection,
        "select subject_kind || ' ' || subject, count(*) from ledger_pending where event in"
            + " ('case-changed', 'import') group by 1",
        told);
    return told;
  }

  private static void tell(Subject subject, Map<String, Integer> told) {
    told.merge(subject.kind().code() + " " + subject.id(), 1, Integer::sum);
  }

  private static void count(Connection connection, String query, Map<String, Integer> into)
      throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        into.merge(row.getString(1), row.getInt(2), Integer::sum);
      }
    }
  }

  private static List<Long> numbers(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return List.of(row.getLong(1));
    }
  }

  private static void run(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
