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
public record DemoWishes(
    RegimePack pack,
    List<String> states,
    int port,
    Optional<Path> keep,
    Optional<Path> glotip,
    Databases databases,
    DiskSpace disk) {

  public DemoWishes {
    states = List.copyOf(states);
  }

  /// All members, any free port, nothing kept.
  public static DemoWishes of(RegimePack pack) {
    return new DemoWishes(
        pack,
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        new Databases.Embedded(),
        DiskSpace.usual());
  }

  public DemoWishes withStates(String... codes) {
    return new DemoWishes(pack, List.of(codes), port, keep, glotip, databases, disk);
  }

  public DemoWishes keptIn(Path folder) {
    return new DemoWishes(pack, states, port, Optional.of(folder), glotip, databases, disk);
  }
}
