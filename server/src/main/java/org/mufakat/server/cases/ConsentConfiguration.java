package org.mufakat.server.cases;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties what is done by the timetable at the wall into the web server.
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

  @Bean
  Recalls recalls(CaseDesks desks) {
    return new Recalls(desks.all()).start();
  }
}
