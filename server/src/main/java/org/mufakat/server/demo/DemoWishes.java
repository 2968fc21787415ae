package org.mufakat.server.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.hosting.Databases;
import org.mufakat.server.hosting.DiskSpace;

/// What a demonstration is to be like.
///
/// @param states the members whose nodes run beside the hub, by code; none means all
/// @param port to serve on at the loopback address; 0 takes any that is free
/// @param keep the folder to keep the data in; without one, nothing is kept
/// @param glotip a file of UNODC's figures to import at the hub first
/// @param caseload the invented cases that each State's node begins with
public record DemoWishes(
    RegimePack pack,
    List<String> states,
    int port,
    Optional<Path> keep,
    Optional<Path> glotip,
    Caseload caseload,
    Databases databases,
    DiskSpace disk) {

  public DemoWishes {
    states = List.copyOf(states);
  }

  /// Invented cases.
  ///
  /// @param cases for each State, of both sides together; 0 for none
  /// @param seed the same gives the same cases on one day
  public record Caseload(int cases, long seed) {

    public static final int MOST = 100_000;

    public static final Caseload NONE = new Caseload(0, 0);

    public Caseload {
      if (cases < 0 || cases > MOST) {
        throw new IllegalArgumentException("a caseload has 0 to 100,000 cases");
      }
    }
  }

  /// All members, any free port, nothing kept, no cases.
  public static DemoWishes of(RegimePack pack) {
    return new DemoWishes(
        pack,
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        Caseload.NONE,
        new Databases.Embedded(),
        DiskSpace.usual());
  }

  public DemoWishes withStates(String... codes) {
    return new DemoWishes(pack, List.of(codes), port, keep, glotip, caseload, databases, disk);
  }

  public DemoWishes with(Caseload changed) {
    return new DemoWishes(pack, states, port, keep, glotip, changed, databases, disk);
  }
}
