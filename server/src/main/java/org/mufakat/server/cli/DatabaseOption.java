package org.mufakat.server.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.mufakat.server.hosting.DatabaseServer;
import org.mufakat.server.hosting.Databases;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--db ADDRESS`: a PostgreSQL server of one's own instead of the one that comes with Mufakat.
final class DatabaseOption {

  private static final String PREFIX = "jdbc:";
  private static final int USUAL_PORT = 5432;

  @Option(
      names = "--db",
      paramLabel = "ADDRESS",
      description =
          "A PostgreSQL server of your own: jdbc:postgresql://HOST:PORT/postgres?user=NAME, for a"
              + " user that may make databases and roles; its password in MUFAKAT_DB_PASSWORD.")
  private Optional<String> address = Optional.empty();

  /// @throws TypeConversionException where the address cannot be understood
  Databases databases(Map<String, String> environment) {
    return address
        .<Databases>map(a -> new Databases.OnServer(server(a, environment)))
        .orElseGet(Databases.Embedded::new);
  }

  static DatabaseServer server(String address, Map<String, String> environment) {
    if (!address.startsWith("jdbc:postgresql://")) {
      throw wrong("it begins with jdbc:postgresql://");
    }
    try {
      var uri = new URI(address.substring(PREFIX.length()));
      if (uri.getHost() == null) {
        throw wrong("it names one host");
      }
      String user = "";
      String password = environment.getOrDefault("MUFAKAT_DB_PASSWORD", "");
      var options = new StringBuilder();
      for (String option : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
        var name = option.split("=", 2)[0];
        switch (name) {
          case "user" -> user = value(option);
          case "password" -> password = value(option);
          case "" -> {}
          default -> options.append('&').append(option);
        }
      }
      if (user.isEmpty()) {
        throw wrong("it ends with ?user=NAME");
      }
      var database = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
      return new DatabaseServer(
          uri.getHost().replaceAll("[\\[\\]]", ""),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          database.isEmpty() ? "postgres" : database,
          user,
          password,
          options.toString());
    } catch (URISyntaxException e) {
      throw wrong(e.getReason());
    }
  }

  private static String value(String option) {
    int equals = option.indexOf('=');
    return equals < 0
        ? ""
        : URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8);
  }

  private static TypeConversionException wrong(String what) {
    return new TypeConversionException(
        "a database address is jdbc:postgresql://HOST:PORT/postgres?user=NAME: " + what);
  }
}
