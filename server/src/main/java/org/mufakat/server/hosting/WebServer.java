package org.mufakat.server.hosting;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mufakat.server.MufakatApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The web server that serves a process's nodes, started and stopped by whoever opened them.
public final class WebServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private WebServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Starts serving, and returns when requests are answered.
  ///
  /// @param properties Spring Boot's settings, over those of `application.yaml`
  /// @throws RefusedToStart when the port is taken
  public static WebServer start(NodeDirectory nodes, Map<String, Object> properties) {
    return start(nodes, InstantSource.system(), properties);
  }

  /// The same by another clock, for tests.
  public static WebServer start(
      NodeDirectory nodes, InstantSource time, Map<String, Object> properties) {
    return start(() -> nodes, time, _ -> {}, properties);
  }

  /// The same while the nodes are still being opened: whatever needs them waits for them.
  ///
  /// @param nodes refuses where a node cannot be opened; the web server is then not started
  public static WebServer start(Supplier<NodeDirectory> nodes, Map<String, Object> properties) {
    return start(nodes, InstantSource.system(), _ -> {}, properties);
  }

  /// The same, and the disk under a data folder is watched. What comes in is spooled in that folder
  /// until its request ends, and what an earlier process left there is deleted.
  static WebServer start(
      Supplier<NodeDirectory> nodes, DataFolder data, Map<String, Object> properties) {
    var settings = new LinkedHashMap<>(properties);
    settings.put(
        "spring.servlet.multipart.location",
        Folders.makeEmpty(data.path().resolve("uploads")).toAbsolutePath());
    return start(
        nodes,
        InstantSource.system(),
        beans ->
            beans.registerBean(
                "dataDiskHealthIndicator",
                DiskWatch.class,
                () -> new DiskWatch(data, beans.getBean(MeterRegistry.class))),
        settings);
  }

  private static WebServer start(
      Supplier<NodeDirectory> nodes,
      InstantSource time,
      Consumer<GenericApplicationContext> more,
      Map<String, Object> properties) {
    var settings = new LinkedHashMap<>(properties);
    settings.putIfAbsent("server.address", "127.0.0.1");
    settings.putIfAbsent("server.port", 8080);
    try {
      return new WebServer(
          new SpringApplicationBuilder(MufakatApplication.class)
              .web(WebApplicationType.SERVLET)
              .registerShutdownHook(false)
              .initializers(
                  context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(NodeDirectory.class, nodes);
                    beans.registerBean(InstantSource.class, () -> time);
                    more.accept(beans);
                  })
              .run(
                  settings.entrySet().stream()
                      .map(s -> "--" + s.getKey() + "=" + s.getValue())
                      .toArray(String[]::new)));
    } catch (PortInUseException e) {
      throw new RefusedToStart(
          new Refusal.PortInUse(
              String.valueOf(settings.get("server.address")), e.getPort(), "choose another"),
          e);
    } catch (RuntimeException e) {
      throw whyNoNodes(e).orElse(e);
    }
  }

  /// What the nodes' opening threw, out of what Spring wraps around it.
  private static Optional<RuntimeException> whyNoNodes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(t -> t instanceof RefusedToStart || t instanceof Lifetime.StopAsked)
        .map(RuntimeException.class::cast)
        .findFirst();
  }

  /// Refuses early, before a database is started for nothing. Port 0 is always free.
  public static void requireFree(String address, int port, String remedy) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      throw new RefusedToStart(new Refusal.PortInUse(address, port, remedy), e);
    } catch (IOException e) {
      throw new RefusedToStart(
          new Refusal.NoPermission(Path.of(address + ":" + port), "listen on"), e);
    }
  }

  /// The port that answers, also when 0 asked for any.
  public int port() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return Objects.requireNonNull(server).getPort();
  }

  /// The port of health and metrics, where they have one of their own.
  public int managementPort() {
    var port = context.getEnvironment().getProperty("local.management.port", Integer.class);
    return port == null ? port() : port;
  }

  public NodeDirectory nodes() {
    return context.getBean(NodeDirectory.class);
  }

  /// The beans, for tests and for what a command does beside serving.
  public ConfigurableApplicationContext context() {
    return context;
  }

  /// Lets running requests end, then stops.
  @Override
  public void close() {
    context.close();
  }
}
