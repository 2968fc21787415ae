package org.mufakat.server.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.mufakat.cases.Case;
import org.mufakat.ledger.Reason;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.cases.CaseDesk;
import org.mufakat.server.cases.CaseFiles;
import org.mufakat.server.cases.CaseQuery;
import org.mufakat.server.cases.CaseRoom;
import org.mufakat.server.cases.CaseWorker;
import org.mufakat.server.cases.ManyCases;
import org.mufakat.server.cases.TeamWork;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.simulator.InventedCase;
import org.mufakat.simulator.InventedCaseload;

/// Puts invented cases before the people of a demonstration: opened by its own accounts, as the
/// ledger tells, with some work to do on them.
final class DemoCases {

  private static final int AT_ONCE = 1_000;

  /// Every third case is the supervisor's to open.
  private static final int SUPERVISED = 3;

  /// So many of each thousand have something to be done.
  private static final int MOST_WORKED_ON = 40;

  private static final List<String> TASKS =
      List.of(
          "Invented: ask for travel papers.",
          "Invented: find an interpreter for the next talk.",
          "Invented: assess the risk again.");

  private final HostedNode node;
  private final CaseDesk desk;

  DemoCases(HostedNode node, CaseDesk desk) {
    this.node = node;
    this.desk = desk;
  }

  /// Loads each side that has no case yet. A folder that is kept is loaded once.
  ///
  /// @return how many cases were loaded
  int load(DemoWishes.Caseload wished) {
    int loaded = 0;
    for (Role role : List.of(Role.INVESTIGATOR, Role.VICTIM_SERVICES_WORKER)) {
      loaded += load(wished, worker(DemoLogin.of(role)), worker(new DemoLogin(role, true)));
    }
    return loaded;
  }

  private CaseWorker worker(DemoLogin login) {
    return new JdbcAccounts(node.dataSource())
        .named(new Username(login.username()))
        .flatMap(account -> CaseWorker.of(node.id(), account))
        .orElseThrow(() -> new IllegalStateException("no login " + login.username()));
  }

  private int load(DemoWishes.Caseload wished, CaseWorker worker, CaseWorker supervisor) {
    if (wished.cases() == 0 || hasCases(supervisor)) {
      return 0;
    }
    var now = desk.as(worker, CaseRoom::now);
    return new InventedCaseload(desk.regime(), node.id().value(), wished.seed(), now)
        .cases(wished.cases())
        .filter(drawn -> drawn.file().compartment() == worker.side())
        .gather(Gatherers.windowFixed(AT_ONCE))
        .mapToInt(drawn -> open(drawn, worker, supervisor))
        .sum();
  }

  private boolean hasCases(CaseWorker supervisor) {
    return desk.as(
        supervisor,
        room -> !new CaseFiles(room).page(CaseQuery.ALL, Optional.empty(), 1).isEmpty());
  }

  private int open(List<InventedCase> drawn, CaseWorker worker, CaseWorker supervisor) {
    var supervised =
        desk.as(supervisor, room -> new ManyCases(room).open(every(drawn, true), Reason.INTAKE));
    var own = desk.as(worker, room -> new ManyCases(room).open(every(drawn, false), Reason.INTAKE));
    var few = own.stream().limit(MOST_WORKED_ON).toList();
    desk.as(worker, room -> begin(room, few, supervisor));
    desk.as(
        supervisor,
        room -> supervise(room, supervised.stream().limit(MOST_WORKED_ON).toList(), few, worker));
    return drawn.size();
  }

  private static List<ManyCases.New> every(List<InventedCase> drawn, boolean supervised) {
    return IntStream.range(0, drawn.size())
        .filter(i -> (i % SUPERVISED == SUPERVISED - 1) == supervised)
        .mapToObj(drawn::get)
        .map(c -> new ManyCases.New(c.file(), c.identities(), Optional.of(c.note())))
        .toList();
  }

  /// Tasks of one's own, and cases that wait for a supervisor's word.
  private static int begin(CaseRoom room, List<Case> own, CaseWorker supervisor) {
    var team = new TeamWork(room);
    var today = room.today();
    for (int i = 0; i < own.size(); i++) {
      var file = own.get(i).id();
      if (i % 4 == 0) {
        var due = today.plusDays(i % 7 - 1L);
        team.set(file, room.worker().account(), due, TASKS.get(i / 4 % TASKS.size()));
      }
      if (asksApproval(i)) {
        team.askApproval(file, List.of(supervisor.account()));
      }
    }
    return own.size();
  }

  private static boolean asksApproval(int number) {
    return number % 3 == 1;
  }

  /// Every other case of the supervisor's goes to the colleague too, with a task; every third that
  /// waits is approved or given back.
  private static int supervise(
      CaseRoom room, List<Case> supervised, List<Case> own, CaseWorker worker) {
    var team = new TeamWork(room);
    var today = LocalDate.ofInstant(room.now(), ZoneOffset.UTC);
    for (int i = 0; i < supervised.size(); i += 2) {
      var file = supervised.get(i).id();
      team.assign(file, worker.account());
      team.set(file, worker.account(), today.plusDays(3), TASKS.get(i / 2 % TASKS.size()));
    }
    var asked = new ArrayList<Case>();
    for (int i = 0; i < own.size(); i++) {
      if (asksApproval(i)) {
        asked.add(own.get(i));
      }
    }
    for (int i = 0; i < asked.size(); i += 3) {
      team.decide(asked.get(i).id(), asked.get(i).version(), i % 2 == 0);
    }
    return asked.size();
  }
}
