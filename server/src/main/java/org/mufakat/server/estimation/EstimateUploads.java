package org.mufakat.server.estimation;

import org.mufakat.server.access.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What whoever hands in too large a file of lists is told.
@Configuration(proxyBeanMethods = false)
class EstimateUploads {

  @Bean
  static UploadLimit estimateUploadLimit() {
    return new UploadLimit(
        "/estimates/", EstimateDesk.MOST_BYTES, "estimates.refused.too-large.do");
  }
}
