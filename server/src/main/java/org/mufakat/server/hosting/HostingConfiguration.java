package org.mufakat.server.hosting;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Ties the web server to the nodes that run here.
@Configuration(proxyBeanMethods = false)
class HostingConfiguration implements WebMvcConfigurer {

  private final NodeDirectory directory;

  HostingConfiguration(NodeDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new HostedNodeArgumentResolver(directory));
  }
}
