package org.mufakat.server.hosting;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Where the web server's own limits are not ours.
@Component
final class ConnectorLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /// A browser may name every language of its reader. The web server answers more than ten with a
  /// fault; no more than this fit into the header that it takes.
  private static final int MOST_LANGUAGES = 5_000;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
  }
}
