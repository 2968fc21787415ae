package org.mufakat.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.ledger.Compartment;
import org.mufakat.node.NodeId;

/// What a person is at a node. What each may do is written in [AccessPolicy] and nowhere else.
public enum Role {
  /// Keeps the node's accounts and its published figures, and sees no case.
  ADMINISTRATOR,
  /// Works on the cases of law enforcement.
  INVESTIGATOR,
  /// Works on the cases of victim services.
  VICTIM_SERVICES_WORKER,
  /// Reads the cases of law enforcement and sends from them what may be sent.
  LIAISON_OFFICER,
  /// Speaks for the State: is told of every emergency access, and sees no case by it.
  FOCAL_POINT,
  /// Imports releases and works on what was quarantined.
  ANALYST,
  /// Estimates what no list has seen and prepares tables for release; sees counts, and no case.
  STATISTICIAN,
  /// Lets a statistician's tables out, sends them back, or withdraws them.
  RELEASE_APPROVER,
  /// Reads the ledger, and no identity.
  AUDITOR,
  /// Speaks for the State in the forum, at the bodies for which a credential says so.
  DELEGATE,
  /// Helps the State's delegates in the forum.
  ADVISER,
  /// Keeps the papers and the meetings of the forum; at the hub.
  SECRETARIAT,
  /// Leads meetings of the forum; at the hub.
  CHAIR,
  /// Listens in the forum; at the hub.
  OBSERVER,
  /// Reads.
  READER;

  /// The name in the database, in addresses and in message keys: `focal-point`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The side of the wall that a person of this role works on; empty for those who see no case.
  public Optional<Compartment> compartment() {
    return switch (this) {
      case INVESTIGATOR, LIAISON_OFFICER -> Optional.of(Compartment.LAW_ENFORCEMENT);
      case VICTIM_SERVICES_WORKER -> Optional.of(Compartment.VICTIM_SERVICES);
      case ADMINISTRATOR,
          FOCAL_POINT,
          ANALYST,
          STATISTICIAN,
          RELEASE_APPROVER,
          AUDITOR,
          DELEGATE,
          ADVISER,
          SECRETARIAT,
          CHAIR,
          OBSERVER,
          READER ->
          Optional.empty();
    };
  }

  /// Whether a person of this role opens cases of their side and changes them.
  public boolean worksOnCases() {
    return switch (this) {
      case INVESTIGATOR, VICTIM_SERVICES_WORKER -> true;
      case ADMINISTRATOR,
          LIAISON_OFFICER,
          FOCAL_POINT,
          ANALYST,
          STATISTICIAN,
          RELEASE_APPROVER,
          AUDITOR,
          DELEGATE,
          ADVISER,
          SECRETARIAT,
          CHAIR,
          OBSERVER,
          READER ->
          false;
    };
  }

  /// Whether a person of this role may be a supervisor: of those who work on the same side's cases.
  public boolean maySupervise() {
    return worksOnCases();
  }

  /// Where a person of a role works.
  private enum Seat {
    HUB,
    STATE,
    EITHER
  }

  /// The hub holds no case and speaks for no State, and a State's node keeps no papers of the
  /// forum.
  private Seat seat() {
    return switch (this) {
      case INVESTIGATOR, VICTIM_SERVICES_WORKER, LIAISON_OFFICER, FOCAL_POINT, DELEGATE, ADVISER ->
          Seat.STATE;
      case SECRETARIAT, CHAIR, OBSERVER -> Seat.HUB;
      case ADMINISTRATOR, ANALYST, STATISTICIAN, RELEASE_APPROVER, AUDITOR, READER -> Seat.EITHER;
    };
  }

  public boolean isAtTheHub() {
    return seat() != Seat.STATE;
  }

  public boolean isAtAState() {
    return seat() != Seat.HUB;
  }

  /// Whether people of this role work at a node.
  public boolean isAt(NodeId node) {
    return node.isHub() ? isAtTheHub() : isAtAState();
  }

  public static Optional<Role> byCode(String code) {
    return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
  }
}
