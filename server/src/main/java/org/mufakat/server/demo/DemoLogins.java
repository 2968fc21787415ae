package org.mufakat.server.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountEntries;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.access.JdbcAccounts;
import org.mufakat.server.access.Passwords;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.Username;
import org.mufakat.server.hosting.HostedNode;

/// The ready-made logins of a demonstration: one a role, the same at every node, named after the
/// role. A kept data folder keeps them too.
///
/// @param passwords by role
public record DemoLogins(Map<Role, String> passwords) {

  private static final String FILE = "demo-logins.properties";

  public DemoLogins {
    passwords = Map.copyOf(passwords);
  }

  /// The folder's logins, drawn and written down the first time.
  static DemoLogins of(Path folder, RandomGenerator chance) {
    var file = folder.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      var drawn = draw(chance);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, drawn.written());
      return drawn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoLogins draw(RandomGenerator chance) {
    var words = Passphrase.fromTheWordList();
    var passwords = new EnumMap<Role, String>(Role.class);
    for (Role role : Role.values()) {
      passwords.put(role, words.draw(chance));
    }
    return new DemoLogins(passwords);
  }

  private static DemoLogins read(Path file) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    var passwords = new EnumMap<Role, String>(Role.class);
    for (Role role : Role.values()) {
      passwords.put(role, properties.getProperty(role.code(), ""));
    }
    return new DemoLogins(passwords);
  }

  private String written() {
    var lines =
        new StringBuilder("# The logins of a demonstration: they open invented data only.\n");
    for (Role role : Role.values()) {
      lines.append(role.code()).append('=').append(passwordOf(role)).append('\n');
    }
    return lines.toString();
  }

  public String passwordOf(Role role) {
    return passwords.getOrDefault(role, "");
  }

  /// Opens the accounts at nodes that do not have them. A hash costs much on purpose, so each
  /// password is hashed once for all nodes.
  void openAt(List<HostedNode> nodes, RandomGenerator chance, Instant now) {
    var kept = new Passwords(chance);
    for (Role role : Role.values()) {
      var username = new Username(role.code());
      var lacking =
          nodes.stream()
              .filter(n -> new JdbcAccounts(n.dataSource()).named(username).isEmpty())
              .toList();
      if (!lacking.isEmpty()) {
        var secret = kept.keep(passwordOf(role));
        lacking.forEach(
            node ->
                AccountEntries.openByNode(
                    node,
                    Account.opened(
                        AccountId.draw(chance), username, displayName(role), role, secret, now)));
      }
    }
  }

  private static String displayName(Role role) {
    return "Demonstration " + role.code();
  }

  /// Never shows the passwords; ask for them one by one.
  @Override
  public String toString() {
    return "DemoLogins[" + passwords.size() + "]";
  }
}
