package org.mufakat.server.cli;

import java.util.Map;
import java.util.Optional;
import org.mufakat.server.hosting.DatabaseServer;
import org.mufakat.server.hosting.Databases;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--db ADDRESS`: a PostgreSQL server of one's own instead of the one that comes with Mufakat.
final class DatabaseOption {

  @Option(
      names = "--db",
      paramLabel = "ADDRESS",
      description =
          "A PostgreSQL server of your own: jdbc:postgresql://HOST:PORT/postgres?user=NAME, for a"
              + " user that may make databases and roles; its password in MUFAKAT_DB_PASSWORD.")
  private Optional<String> address = Optional.empty();

  /// Where the databases are, if that was said.
  ///
  /// @throws TypeConversionException where the address cannot be understood
  Optional<Databases> given(Map<String, String> environment) {
    return address.map(_ -> databases(environment));
  }

  /// @throws TypeConversionException where the address cannot be understood
  Databases databases(Map<String, String> environment) {
    try {
      return address
          .<Databases>map(a -> new Databases.OnServer(DatabaseServer.parse(a, environment)))
          .orElseGet(Databases.Embedded::new);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
