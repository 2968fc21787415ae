package org.mufakat.server.hosting;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/// What operators watch: each node's database and its pool. [DiskWatch] adds the disk where there
/// is a data folder.
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  NodesHealth nodesHealthIndicator(NodeDirectory nodes, ObjectProvider<MeterRegistry> meters) {
    meters.ifAvailable(registry -> nodes.all().forEach(node -> measure(node, registry)));
    return new NodesHealth(nodes);
  }

  private static void measure(HostedNode node, MeterRegistry registry) {
    if (node.dataSource() instanceof HikariDataSource pool
        && pool.getMetricsTrackerFactory() == null) {
      pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }
  }

  /// Health and metrics on a port of their own need no signing in: whoever reaches that port may
  /// read them. On the port of the pages the rules of access hold.
  @Bean
  @Order(0)
  SecurityFilterChain management(HttpSecurity http, Environment environment) {
    return http.securityMatcher(request -> cameByTheManagementPort(request, environment))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .build();
  }

  private static boolean cameByTheManagementPort(
      HttpServletRequest request, Environment environment) {
    var management = environment.getProperty("local.management.port", Integer.class);
    var pages = environment.getProperty("local.server.port", Integer.class);
    return management != null && !management.equals(pages) && request.getLocalPort() == management;
  }
}
