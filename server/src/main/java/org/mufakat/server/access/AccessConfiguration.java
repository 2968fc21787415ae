package org.mufakat.server.access;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.mufakat.server.hosting.NodeDirectory;
import org.mufakat.server.ledger.NodeLedgers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/// Ties sign-in and the policy into the web server.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  /// No text that a person types has a NUL in it, and no database keeps one: refused before
  /// anything reads it.
  @Bean
  static HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  AccountBooks accountBooks(NodeDirectory nodes) {
    return new AccountBooks(nodes, node -> new JdbcAccounts(node.dataSource()));
  }

  @Bean
  AccessLog accessLog(NodeLedgers ledgers, InstantSource time) {
    return new AccessLog(ledgers, time);
  }

  @Bean
  Passwords passwords() {
    return new Passwords(new SecureRandom());
  }

  @Bean
  AttemptLimit attemptLimit(InstantSource time) {
    return new AttemptLimit(time);
  }

  @Bean
  SignInDesk signInDesk(
      Passwords passwords, AttemptLimit limit, InstantSource time, AccessLog log) {
    return new SignInDesk(passwords, limit, time, log);
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  @Bean
  SignIns signIns(
      NodeDirectory nodes, AccountBooks books, CsrfTokenRepository tokens, InstantSource time) {
    return new SignIns(nodes, books, tokens, time);
  }

  @Bean
  Refusals refusals(
      JsonMapper json,
      List<UploadLimit> limits,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
    return new Refusals(json, limits, most.toBytes());
  }

  @Bean
  RefusalEntries refusalEntries(NodeLedgers ledgers, InstantSource time) {
    return new RefusalEntries(ledgers, time);
  }

  /// A session starts with the sign-in form and soon ends if nobody signs in.
  @Bean
  ServletListenerRegistrationBean<HttpSessionListener> shortUnusedSessions() {
    return new ServletListenerRegistrationBean<>(
        new HttpSessionListener() {
          @Override
          public void sessionCreated(HttpSessionEvent event) {
            event.getSession().setMaxInactiveInterval((int) SignIns.LONGEST_UNUSED.toSeconds());
          }
        });
  }

  /// Scripts, styles and fonts: nobody's, cacheable, without a session.
  @Bean
  @Order(1)
  SecurityFilterChain assets(HttpSecurity http) {
    return withoutUnused(http)
        .securityMatcher("/assets/**")
        .csrf(AbstractHttpConfigurer::disable)
        .headers(
            headers -> {
              headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
              common(headers);
            })
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      NodeDirectory nodes,
      AccountBooks books,
      FurtherMeans means,
      SignInDesk desk,
      SignIns signIns,
      AccessLog log,
      CsrfTokenRepository tokens,
      Refusals refusals,
      RefusalEntries entries) {
    return withoutUnused(http)
        .securityContext(context -> context.securityContextRepository(signIns))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    // Nobody's sign-in counts there: a form from elsewhere can do nothing more than
                    // its sender.
                    .ignoringRequestMatchers("/hub/witness/add-checkpoint"))
        .exceptionHandling(
            refused ->
                refused.accessDeniedHandler(
                    (request, response, e) ->
                        refusals.formTooOld(request, response, Addressed.by(request, nodes))))
        .headers(
            headers -> {
              headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
              headers.addHeaderWriter(new PageHeaders.Caching());
              common(headers);
            })
        .addFilterBefore(new PolicyFilter(nodes, refusals, entries), CsrfFilter.class)
        .addFilterBefore(
            new BasicSignInFilter(nodes, books, means, desk, log, refusals), PolicyFilter.class)
        .build();
  }

  private static HttpSecurity withoutUnused(HttpSecurity http) {
    return http.formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable);
  }

  private static void common(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(
            policy -> policy.policyDirectives(PageHeaders.CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(PageHeaders.PERMISSIONS_POLICY))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
