package org.mufakat.server.demo;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.server.access.Role;

/// Someone who can sign in at every node of a demonstration: one of each role, and a supervisor of
/// each side's cases.
///
/// @param supervisor whether they approve and assign what others of the role do
public record DemoLogin(Role role, boolean supervisor) {

  private static final String SUPERVISOR = "-supervisor";

  /// A role's supervisor after the role.
  public static List<DemoLogin> all() {
    var all = new ArrayList<DemoLogin>();
    for (Role role : Role.values()) {
      all.add(of(role));
      if (role.maySupervise()) {
        all.add(new DemoLogin(role, true));
      }
    }
    return List.copyOf(all);
  }

  static DemoLogin of(Role role) {
    return new DemoLogin(role, false);
  }

  /// `investigator`, `victim-services-supervisor`.
  public String username() {
    return supervisor ? role.code().replaceFirst("-worker$", "") + SUPERVISOR : role.code();
  }
}
