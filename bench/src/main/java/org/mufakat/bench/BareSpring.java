package org.mufakat.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The least that Spring Boot can serve: Tomcat, Web MVC and one address. Its start is what
/// Mufakat's is compared with.
public final class BareSpring {

  private BareSpring() {}

  /// @param args the port
  public static void main(String[] args) {
    new SpringApplicationBuilder(Served.class)
        .web(WebApplicationType.SERVLET)
        .properties(
            "server.port=" + args[0],
            "server.address=127.0.0.1",
            "spring.main.banner-mode=off",
            "spring.jmx.enabled=false",
            "logging.level.root=warn")
        .run();
  }

  /// Starts it in a process of its own, with the class path that Mufakat has and the launcher's
  /// options.
  static double secondsToFirstAnswer() throws IOException, InterruptedException {
    int port = Application.freePort();
    var command = new ArrayList<String>(List.of(Application.java()));
    command.addAll(Application.QUICK);
    command.addAll(
        List.of(
            "-cp", Application.classPath(), BareSpring.class.getName(), Integer.toString(port)));
    var address = URI.create("http://localhost:" + port + "/");
    try (var started = Started.start(command, Map.of(), address)) {
      return started.secondsToFirstAnswer();
    }
  }

  /// Its one address.
  @Configuration(proxyBeanMethods = false)
  @RestController
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
  })
  static class Served {
    @GetMapping("/")
    String answer() {
      return "ready";
    }
  }
}
