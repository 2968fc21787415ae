package org.mufakat.server.signin;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.FurtherMeans;
import org.mufakat.server.access.SignInDesk;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the ways of signing in beyond the password into the web server.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

  @Bean
  AuthenticatorApps authenticatorApps(NodeDirectory nodes) {
    return new AuthenticatorApps(nodes);
  }

  @Bean
  FurtherMeans furtherMeans(AuthenticatorApps apps, Passkeys passkeys) {
    return new MeansOfNodes(apps, passkeys);
  }

  @Bean
  Passkeys passkeys(NodeDirectory nodes) {
    return new Passkeys(nodes);
  }

  @Bean
  PasskeyCheck passkeyCheck() {
    return new PasskeyCheck();
  }

  @Bean
  Challenges challenges(InstantSource time) {
    return new Challenges(time);
  }

  @Bean
  PublicAddress publicAddress(@Value("${mufakat.public-address:}") String configured) {
    return new PublicAddress(
        configured.isBlank() ? Optional.empty() : Optional.of(URI.create(configured)));
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
