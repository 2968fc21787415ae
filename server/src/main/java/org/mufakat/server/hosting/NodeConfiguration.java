package org.mufakat.server.hosting;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mufakat.ledger.KeyKind;
import org.mufakat.ledger.VerifierKey;
import org.mufakat.node.NodeId;
import org.mufakat.server.keys.Token;

/// How a machine runs real nodes: read from one YAML file, whole, or refused with every fault by
/// its line. The guide *Run a national node* explains each key.
///
/// @param databases where the databases are that no node names itself
/// @param hub the hub whose witness cosigns these nodes' ledgers, where it does not run here
public record NodeConfiguration(
    Path pack,
    Path data,
    Databases databases,
    List<NodeSetting> nodes,
    Web web,
    Management management,
    DiskSpace disk,
    Log log,
    Optional<Hub> hub,
    Ledger ledger) {

  /// Where pages are served.
  ///
  /// @param trustedProxies addresses whose `X-Forwarded-…` headers are believed
  /// @param publicAddress how browsers know the server: scheme, host and perhaps port, no slash
  public record Web(
      String address,
      int port,
      Optional<Tls> tls,
      List<String> trustedProxies,
      Optional<URI> publicAddress) {

    /// A server that passkeys and an identity provider do not need to know.
    public Web(String address, int port, Optional<Tls> tls, List<String> trustedProxies) {
      this(address, port, tls, trustedProxies, Optional.empty());
    }
  }

  /// @param reload whether replaced files are taken up without a restart
  public record Tls(Path certificate, Path privateKey, boolean reload) {}

  /// Where health and metrics are served, apart from the pages.
  public record Management(String address, int port) {}

  /// The hub, where it runs elsewhere.
  ///
  /// @param address where its server answers
  /// @param key its witness's key, `name+id+key`, as `./mufakat ledger keys` prints it there
  public record Hub(URI address, VerifierKey key) {}

  /// @param checkpointSeconds the shortest time between two checkpoints of a ledger, 1 to 3600
  public record Ledger(int checkpointSeconds) {

    static final Ledger USUAL = new Ledger(10);
  }

  /// @param level error, warn, info or debug
  public record Log(String level, Optional<Path> file) {}

  /// @param environment for MUFAKAT_DB_PASSWORD
  public static NodeConfiguration read(Path file, Map<String, String> environment) {
    var top = ConfigurationSection.read(file);
    var reader = new Reader(top, environment);
    var configuration = reader.whole();
    top.refuseIfFaulty();
    return configuration;
  }

  private record Reader(ConfigurationSection top, Map<String, String> environment) {

    NodeConfiguration whole() {
      var pack = top.path("pack").orElseGet(() -> top.missing("pack", Path.of(".")));
      var data = top.path("data").orElseGet(() -> top.missing("data", Path.of(".")));
      boolean withoutCopy =
          top.section("upgrade").map(s -> s.closed(s.flag("without-copy", false))).orElse(false);
      var nodes = nodes(withoutCopy);
      var configuration =
          new NodeConfiguration(
              pack,
              data,
              databases(nodes),
              nodes,
              top.section("server").map(this::web).orElseGet(Reader::usualWeb),
              top.section("management")
                  .map(Reader::management)
                  .orElse(new Management("127.0.0.1", 9090)),
              top.section("disk").map(Reader::disk).orElseGet(Reader::usualDisk),
              top.section("log").map(Reader::log).orElse(new Log("info", Optional.empty())),
              hub(),
              top.section("ledger").map(Reader::ledger).orElse(Ledger.USUAL));
      top.end();
      if (configuration.web().port() != 0
          && configuration.web().port() == configuration.management().port()) {
        top.fault("management", "health and metrics need a port of their own");
      }
      requireAddressForProviders(configuration);
      return configuration;
    }

    private List<NodeSetting> nodes(boolean withoutCopy) {
      var sections = top.sections("nodes");
      if (sections.isEmpty()) {
        top.missing("nodes", List.of());
      }
      Set<String> seen = new HashSet<>();
      var nodes = new ArrayList<NodeSetting>();
      for (ConfigurationSection section : sections) {
        nodes.add(
            new NodeSetting(
                id(section, seen),
                section.path("key"),
                section.section("database").map(Reader::given),
                section.flag("public-picture", false),
                withoutCopy,
                zone(section),
                section.section("sign-in").map(Reader::signIn).orElse(SignInSetting.USUAL),
                section.section("identity-keys").flatMap(Reader::token)));
        section.end();
      }
      return nodes;
    }

    /// What stands in for a name that is missing or wrong is never built: the file is refused.
    private static NodeId id(ConfigurationSection section, Set<String> seen) {
      var id = section.text("id");
      if (id.isEmpty()) {
        return section.missing("id", NodeId.HUB);
      }
      if (!id.get().matches("[A-Z]{3}")) {
        section.fault("id", "a node is named by three capital letters, as THA or HUB");
        return NodeId.HUB;
      }
      if (!seen.add(id.get())) {
        section.fault("id", "node " + id.get() + " is listed twice");
      }
      return new NodeId(id.get());
    }

    private static ZoneId zone(ConfigurationSection section) {
      var name = section.text("time-zone").orElse("UTC");
      if (name.equals("UTC")) {
        return ZoneOffset.UTC;
      }
      if (!ZoneId.getAvailableZoneIds().contains(name)) {
        section.fault("time-zone", name + " is no time zone: give one as Asia/Bangkok, or UTC");
        return ZoneOffset.UTC;
      }
      return ZoneId.of(name);
    }

    private static SignInSetting signIn(ConfigurationSection section) {
      var asked = section.text("second-factor").orElse(SecondFactorRule.OPTIONAL.code());
      var rule = SecondFactorRule.byCode(asked);
      if (rule.isEmpty()) {
        section.fault(
            "second-factor", "a second factor is optional, or for cases, or for everyone");
      }
      var providers = ProviderSection.read(section);
      section.end();
      return new SignInSetting(rule.orElse(SecondFactorRule.OPTIONAL), providers);
    }

    /// A provider sends people back to an address that it was told beforehand.
    private void requireAddressForProviders(NodeConfiguration configuration) {
      boolean elsewhere =
          configuration.nodes().stream()
              .flatMap(node -> node.signIn().providers().stream())
              .anyMatch(provider -> provider.issuer().startsWith("https:"));
      if (elsewhere && configuration.web().publicAddress().isEmpty()) {
        top.fault(
            "server",
            "sign-in providers send people back to `public-address`: give it, as"
                + " https://mufakat.example");
      }
    }

    private static Optional<Token> token(ConfigurationSection section) {
      var library = section.path("pkcs11");
      var slot = section.text("slot");
      var label = section.text("label");
      var pin = section.path("pin-file");
      section.end();
      if (library.isEmpty() || slot.isEmpty() || label.isEmpty() || pin.isEmpty()) {
        for (String key : List.of("pkcs11", "slot", "label", "pin-file")) {
          if (section.text(key).isEmpty()) {
            section.missing(key, "");
          }
        }
        return Optional.empty();
      }
      if (!slot.get().matches("[0-9]{1,10}") || Long.parseLong(slot.get()) > Integer.MAX_VALUE) {
        section.fault("slot", "the number of the token's slot is needed, 0 to 2147483647");
        return Optional.empty();
      }
      if (!Token.isLabel(label.get())) {
        section.fault("label", "1 to 40 small letters, digits and hyphens, as mufakat-tha");
        return Optional.empty();
      }
      return Optional.of(
          new Token(library.get(), Integer.parseInt(slot.get()), label.get(), pin.get()));
    }

    private static NodeSetting.GivenDatabase given(ConfigurationSection section) {
      var url = section.text("url").orElseGet(() -> section.missing("url", ""));
      if (!url.isEmpty() && !url.matches("jdbc:postgresql://[^?]+(\\?.*)?")) {
        section.fault("url", "a database's address is jdbc:postgresql://HOST:PORT/NAME");
      }
      if (url.matches(".*[?&](user|password)=.*")) {
        section.fault("url", "user and password stand beside the url, as user and password-file");
      }
      var user = section.text("user").orElseGet(() -> section.missing("user", ""));
      var password =
          section
              .path("password-file")
              .orElseGet(() -> section.missing("password-file", Path.of(".")));
      section.end();
      return new NodeSetting.GivenDatabase(url, user, password);
    }

    private Databases databases(List<NodeSetting> nodes) {
      var section = top.section("database");
      if (section.isEmpty()) {
        return !nodes.isEmpty() && nodes.stream().allMatch(n -> n.database().isPresent())
            ? new Databases.Given()
            : new Databases.Embedded();
      }
      var server = section.get();
      var address = server.text("address");
      var passwordFile = server.path("password-file");
      server.end();
      if (address.isEmpty()) {
        return server.missing("address", new Databases.Embedded());
      }
      try {
        var parsed = DatabaseServer.parse(address.get(), environment);
        return new Databases.OnServer(
            passwordFile
                .map(f -> parsed.withPassword(Folders.readSecret(f).strip()))
                .orElse(parsed));
      } catch (IllegalArgumentException e) {
        server.fault("address", String.valueOf(e.getMessage()));
        return new Databases.Embedded();
      }
    }

    private static Web usualWeb() {
      return new Web("127.0.0.1", 8080, Optional.empty(), List.of());
    }

    private Web web(ConfigurationSection section) {
      var address = section.text("address").orElse("127.0.0.1");
      int port = section.port("port", 8080);
      var tls = section.section("tls").map(Reader::tls);
      var proxies = section.texts("trusted-proxies");
      for (String proxy : proxies) {
        if (!isAddress(proxy)) {
          section.fault(
              "trusted-proxies", proxy + " is no IP address: names and ranges are not taken");
        }
      }
      var publicAddress = publicAddress(section);
      section.end();
      return new Web(address, port, tls, proxies, publicAddress);
    }

    private static Optional<URI> publicAddress(ConfigurationSection section) {
      var text = section.text("public-address");
      if (text.isPresent()
          && !text.get().matches("https://[a-z0-9.-]+(:\\d+)?|http://localhost(:\\d+)?")) {
        section.fault(
            "public-address", "the public address is https://HOST or https://HOST:PORT, no slash");
        return Optional.empty();
      }
      return text.map(URI::create);
    }

    private static boolean isAddress(String text) {
      if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        return false;
      }
      try {
        InetAddress.getByName(text);
        return true;
      } catch (UnknownHostException e) {
        return false;
      }
    }

    private static Tls tls(ConfigurationSection section) {
      var certificate =
          section.path("certificate").orElseGet(() -> section.missing("certificate", Path.of(".")));
      var key =
          section.path("private-key").orElseGet(() -> section.missing("private-key", Path.of(".")));
      boolean reload = section.flag("reload", true);
      section.end();
      return new Tls(certificate, key, reload);
    }

    private static Management management(ConfigurationSection section) {
      var management =
          new Management(section.text("address").orElse("127.0.0.1"), section.port("port", 9090));
      section.end();
      return management;
    }

    private static DiskSpace usualDisk() {
      return new DiskSpace(512, 4096, DiskSpace::usable);
    }

    private static DiskSpace disk(ConfigurationSection section) {
      long refuse = section.number("refuse-below-mib", 512);
      long warn = section.number("warn-below-mib", Math.max(4096, refuse));
      section.end();
      if (warn < refuse) {
        section.fault("warn-below-mib", "the warning comes before the refusal: make it the larger");
        return usualDisk();
      }
      return new DiskSpace(refuse, warn, DiskSpace::usable);
    }

    private Optional<Hub> hub() {
      var address = top.text("hub");
      var key = top.text("hub-key");
      if (address.isPresent() != key.isPresent()) {
        top.fault(
            address.isPresent() ? "hub" : "hub-key",
            "`hub` and `hub-key` stand together: the hub's address, and its witness's key");
        return Optional.empty();
      }
      var parsed = key.flatMap(VerifierKey::parse).filter(k -> k.kind() == KeyKind.COSIGNATURE_V1);
      if (key.isPresent() && parsed.isEmpty()) {
        top.fault("hub-key", "this is no witness's key: run `./mufakat ledger keys` at the hub");
      }
      if (address.isPresent() && !address.get().matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
        top.fault("hub", "the hub's address is https://HOST or https://HOST:PORT");
        return Optional.empty();
      }
      return address.flatMap(a -> parsed.map(k -> new Hub(URI.create(a), k)));
    }

    private static Ledger ledger(ConfigurationSection section) {
      long seconds = section.number("checkpoint-seconds", Ledger.USUAL.checkpointSeconds());
      section.end();
      if (seconds < 1 || seconds > 3600) {
        section.fault("checkpoint-seconds", "1 to 3600 seconds");
        return Ledger.USUAL;
      }
      return new Ledger((int) seconds);
    }

    private static Log log(ConfigurationSection section) {
      var level = section.text("level").orElse("info").toLowerCase(Locale.ROOT);
      if (!Set.of("error", "warn", "info", "debug").contains(level)) {
        section.fault("level", "a level is error, warn, info or debug");
      }
      var log = new Log(level, section.path("file"));
      section.end();
      return log;
    }
  }
}
