package org.mufakat.server.signin;

import java.time.InstantSource;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.FurtherMeans;
import org.mufakat.server.access.SignInDesk;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the ways of signing in beyond the password into the web server.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

  @Bean
  SealingKey sealingKey() {
    return new KeyOfNode();
  }

  @Bean
  AuthenticatorApps authenticatorApps(NodeDirectory nodes, SealingKey key) {
    return new AuthenticatorApps(nodes, key);
  }

  @Bean
  FurtherMeans furtherMeans(AuthenticatorApps apps) {
    return new MeansOfNodes(apps);
  }

  @Bean
  CodeDesk codeDesk(AuthenticatorApps apps, AttemptLimit limit, AccessLog log, InstantSource time) {
    return new CodeDesk(apps, limit, log, time);
  }

  @Bean
  PasswordProof passwordProof(AccountBooks books, SignInDesk desk) {
    return new PasswordProof(books, desk);
  }
}
