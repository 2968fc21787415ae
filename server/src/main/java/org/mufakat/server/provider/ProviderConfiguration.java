package org.mufakat.server.provider;

import java.time.InstantSource;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.FurtherMeans;
import org.mufakat.server.access.SignIns;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.signin.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the providers into the web server.
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  @Bean
  Providers providers(NodeDirectory nodes, InstantSource time) {
    return new Providers(nodes, ProviderLine.usual(), time);
  }

  @Bean
  AskedRequests askedRequests(InstantSource time) {
    return new AskedRequests(time);
  }

  @Bean
  LinkBooks linkBooks(NodeDirectory nodes) {
    return new LinkBooks(nodes, node -> new JdbcProviderLinks(node.dataSource()));
  }

  @Bean
  ProviderQuestions providerQuestions(AskedRequests requests, PublicAddress address) {
    return new ProviderQuestions(requests, address);
  }

  @Bean
  ProviderDesk providerDesk(AskedRequests requests, AttemptLimit limit, AccessLog log) {
    return new ProviderDesk(requests, limit, log);
  }

  @Bean
  ProviderEntry providerEntry(
      LinkBooks links, AccountBooks books, FurtherMeans means, SignIns signIns, AccessLog log) {
    return new ProviderEntry(links, books, means, signIns, log);
  }

  @Bean
  LinkDesk linkDesk(LinkBooks links, SignIns signIns, AccessLog log, InstantSource time) {
    return new LinkDesk(links, signIns, log, time);
  }
}
