package org.mufakat.server.hosting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mufakat.regime.RegimePack;

/// Real nodes that serve, as a configuration says: TLS, trusted proxies, health and metrics on a
/// port of their own.
public final class NodeService {

  private final WebServer server;
  private final NodeConfiguration configuration;
  private final List<Upgrade> upgrades;

  private NodeService(WebServer server, NodeConfiguration configuration, List<Upgrade> upgrades) {
    this.server = server;
    this.configuration = configuration;
    this.upgrades = upgrades;
  }

  /// Starts serving, and returns when requests are answered.
  ///
  /// @throws RefusedToStart before anything was changed
  public static NodeService start(
      NodeConfiguration configuration, RegimePack pack, Lifetime lifetime) {
    var web = configuration.web();
    web.tls().ifPresent(NodeService::requireReadable);
    for (NodeSetting node : configuration.nodes()) {
      node.signIn().providers().forEach(ProviderSetting::clientSecret);
    }
    WebServer.requireFree(web.address(), web.port(), "choose another as server.port");
    var management = configuration.management();
    WebServer.requireFree(
        management.address(), management.port(), "choose another as management.port");
    var data =
        lifetime.own(
            DataFolder.openForServer(
                configuration.data(), pack, configuration.databases(), configuration.disk()));
    var meanwhile = Meanwhile.in(lifetime);
    var nodes =
        meanwhile.doing(
            () -> {
              var opened = new NodeDirectory(data.nodes(configuration.nodes()));
              data.rememberHub(configuration.hub());
              return opened;
            });
    var server = lifetime.own(WebServer.start(nodes, data, settings(configuration)));
    meanwhile.afterwards(data::tidyUp);
    return new NodeService(server, configuration, data.upgrades());
  }

  public WebServer server() {
    return server;
  }

  public String address() {
    var web = configuration.web();
    return "%s://%s:%d/"
        .formatted(web.tls().isPresent() ? "https" : "http", web.address(), server.port());
  }

  public List<Upgrade> upgrades() {
    return upgrades;
  }

  private static void requireReadable(NodeConfiguration.Tls tls) {
    for (Path file : List.of(tls.certificate(), tls.privateKey())) {
      if (!Files.isReadable(file)) {
        throw new RefusedToStart(
            new Refusal.UnusableFile(
                file, Files.exists(file) ? "cannot be read by this user" : "does not exist"));
      }
    }
  }

  static Map<String, Object> settings(NodeConfiguration configuration) {
    var settings = new LinkedHashMap<String, Object>();
    var web = configuration.web();
    settings.put("server.address", web.address());
    settings.put("server.port", web.port());
    settings.put("management.server.address", configuration.management().address());
    settings.put("management.server.port", configuration.management().port());
    settings.put("management.server.ssl.enabled", false);
    settings.put("management.endpoints.web.exposure.include", "health,prometheus");
    settings.put("management.endpoint.health.show-details", "always");
    settings.put("management.endpoint.health.group.readiness.include", "readinessState,nodes");
    settings.put(
        "logging.level.root",
        configuration.log().level().equals("debug") ? "info" : configuration.log().level());
    settings.put("logging.level.org.mufakat", configuration.log().level());
    configuration.log().file().ifPresent(f -> settings.put("logging.file.name", f.toString()));
    settings.put("mufakat.ledger.checkpoint-seconds", configuration.ledger().checkpointSeconds());
    configuration
        .hub()
        .ifPresent(
            hub -> {
              settings.put("mufakat.ledger.hub", hub.address());
              settings.put("mufakat.ledger.hub-key", hub.key());
            });
    web.publicAddress().ifPresent(own -> settings.put("mufakat.public-address", own));
    web.tls().ifPresent(tls -> settings.putAll(tlsSettings(tls)));
    if (web.trustedProxies().isEmpty()) {
      settings.put("server.forward-headers-strategy", "none");
    } else {
      settings.put("server.forward-headers-strategy", "native");
      settings.put("server.tomcat.remoteip.internal-proxies", pattern(web.trustedProxies()));
      settings.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
      settings.put("server.tomcat.remoteip.protocol-header", "x-forwarded-proto");
      settings.put("server.tomcat.remoteip.host-header", "x-forwarded-host");
    }
    return settings;
  }

  private static Map<String, Object> tlsSettings(NodeConfiguration.Tls tls) {
    var bundle = "spring.ssl.bundle.pem.server.";
    return Map.of(
        bundle + "keystore.certificate",
        tls.certificate().toUri().toString(),
        bundle + "keystore.private-key",
        tls.privateKey().toUri().toString(),
        bundle + "reload-on-update",
        tls.reload(),
        "spring.ssl.bundle.watch.file.quiet-period",
        "2s",
        "server.ssl.bundle",
        "server",
        "server.ssl.enabled-protocols",
        "TLSv1.3,TLSv1.2",
        "server.http2.enabled",
        true);
  }

  /// The addresses as the server sees them, and nothing else.
  private static String pattern(List<String> addresses) {
    return addresses.stream()
        .map(NodeService::asSeen)
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  private static String asSeen(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address was checked before", e);
    }
  }
}
