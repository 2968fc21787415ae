package org.mufakat.server.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
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

/// The ready-made logins of a demonstration, the same at every node, named after what they are. A
/// kept data folder keeps them too.
///
/// @param passwords by login
public record DemoLogins(Map<DemoLogin, String> passwords) {

  private static final String FILE = "demo-logins.properties";

  public DemoLogins {
    passwords = Map.copyOf(passwords);
  }

  /// The folder's logins. Those that it has not yet are drawn and written down.
  static DemoLogins of(Path folder, RandomGenerator chance) {
    var file = folder.resolve(FILE);
    try {
      if (Files.notExists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      var known = read(file);
      var all = drawn(known, chance);
      if (!all.equals(known)) {
        Files.writeString(file, all.written());
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoLogins drawn(DemoLogins known, RandomGenerator chance) {
    var words = Passphrase.fromTheWordList();
    var passwords = new LinkedHashMap<DemoLogin, String>();
    for (DemoLogin login : DemoLogin.all()) {
      var kept = known.passwordOf(login);
      passwords.put(login, kept.isEmpty() ? words.draw(chance) : kept);
    }
    return new DemoLogins(passwords);
  }

  private static DemoLogins read(Path file) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    var passwords = new LinkedHashMap<DemoLogin, String>();
    for (DemoLogin login : DemoLogin.all()) {
      var kept = properties.getProperty(login.username(), "");
      if (!kept.isEmpty()) {
        passwords.put(login, kept);
      }
    }
    return new DemoLogins(passwords);
  }

  private String written() {
    var lines =
        new StringBuilder("# The logins of a demonstration: they open invented data only.\n");
    for (DemoLogin login : DemoLogin.all()) {
      lines.append(login.username()).append('=').append(passwordOf(login)).append('\n');
    }
    return lines.toString();
  }

  /// Of whoever has a role and supervises nobody.
  public String passwordOf(Role role) {
    return passwordOf(DemoLogin.of(role));
  }

  public String passwordOf(DemoLogin login) {
    return passwords.getOrDefault(login, "");
  }

  /// Opens the accounts at nodes that do not have them. A hash costs much on purpose, so each
  /// password is hashed once for all nodes.
  void openAt(List<HostedNode> nodes, RandomGenerator chance, Instant now) {
    var kept = new Passwords(chance);
    for (DemoLogin login : DemoLogin.all()) {
      var username = new Username(login.username());
      var lacking =
          nodes.stream()
              .filter(n -> login.role().isAt(n.id()))
              .filter(n -> new JdbcAccounts(n.dataSource()).named(username).isEmpty())
              .toList();
      if (!lacking.isEmpty()) {
        var secret = kept.keep(passwordOf(login));
        lacking.forEach(
            node ->
                AccountEntries.openByNode(
                    node,
                    Account.opened(
                            AccountId.draw(chance),
                            username,
                            "Demonstration " + login.username(),
                            login.role(),
                            secret,
                            now)
                        .withRole(login.role(), login.supervisor())));
      }
    }
  }

  /// Never shows the passwords; ask for them one by one.
  @Override
  public String toString() {
    return "DemoLogins[" + passwords.size() + "]";
  }
}
