package org.mufakat.server.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// Spring Authorization Server, as a ministry might run it: a client that has to send a challenge,
/// and invented people, of whom `with-card` shows a card beside the password.
final class AuthorizationServer {

  static final String CLIENT = "mufakat-xea";
  static final String SECRET = "p~ss&word of the client=";
  static final String SIGNED_IN = "X-Signed-In";

  private final ConfigurableApplicationContext context;

  private AuthorizationServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// @param answerTo where it may send people back to
  static AuthorizationServer start(InstantSource time, URI answerTo) {
    return new AuthorizationServer(
        new SpringApplicationBuilder(Beans.class)
            .registerShutdownHook(false)
            .initializers(
                context -> {
                  var beans = (GenericApplicationContext) context;
                  beans.registerBean(InstantSource.class, () -> time);
                  beans.registerBean(URI.class, () -> answerTo);
                })
            .run("--server.port=0", "--server.address=127.0.0.1", "--spring.flyway.enabled=false"));
  }

  String issuer() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return "http://localhost:" + server.getPort();
  }

  /// No `@Configuration`: the server under test would find and take it.
  @EnableWebSecurity
  @EnableAutoConfiguration(
      exclude = {
        DataSourceAutoConfiguration.class,
        DataSourceInitializationAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class
      })
  static class Beans {

    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .addFilterAfter(Beans::signIn, SecurityContextHolderFilter.class)
          .build();
    }

    /// How a ministry knows its people is its own business: here a header says who it is.
    private static void signIn(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      var person = ((HttpServletRequest) request).getHeader(SIGNED_IN);
      if (person != null) {
        SecurityContextHolder.getContext()
            .setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                    person,
                    null,
                    List.of(
                        FactorGrantedAuthority.fromAuthority(
                            FactorGrantedAuthority.PASSWORD_AUTHORITY))));
      }
      chain.doFilter(request, response);
    }

    @Bean
    RegisteredClientRepository clients(URI answerTo) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId("1")
              .clientId(CLIENT)
              .clientSecret("{noop}" + SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(answerTo.toString())
              .scope(OidcScopes.OPENID)
              .clientSettings(ClientSettings.builder().requireProofKey(true).build())
              .build());
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /// Its issuer is the address at which it is asked.
    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() {
      return new ImmutableJWKSet<>(new JWKSet(FakeProvider.newKey("of the authorization server")));
    }

    /// By the clock of the test, and with the claim by which a ministry says what was shown.
    @Bean
    OAuth2TokenGenerator<?> tokens(JWKSource<SecurityContext> keys, InstantSource time) {
      var tokens = new JwtGenerator(new NimbusJwtEncoder(keys));
      tokens.setClock(time.withZone(ZoneOffset.UTC));
      tokens.setJwtCustomizer(
          token -> {
            if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
              boolean card = token.getPrincipal().getName().equals("with-card");
              token.getClaims().claim("amr", card ? List.of("pwd", "sc", "mfa") : List.of("pwd"));
              token.getClaims().claim("auth_time", time.instant().getEpochSecond());
            }
          });
      return new DelegatingOAuth2TokenGenerator(tokens, new OAuth2AccessTokenGenerator());
    }
  }
}
