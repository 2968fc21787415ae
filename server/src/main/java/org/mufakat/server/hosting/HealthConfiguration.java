package org.mufakat.server.hosting;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
