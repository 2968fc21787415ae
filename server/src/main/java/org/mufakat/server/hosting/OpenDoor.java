package org.mufakat.server.hosting;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Lets everyone in until sign-in is built; it goes when the access feature brings its own chain.
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("org.mufakat.server.access.AccessConfiguration")
class OpenDoor {

  @Bean
  SecurityFilterChain everyone(HttpSecurity http) {
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
  }
}
