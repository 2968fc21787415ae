package org.mufakat.server.tables;

import org.mufakat.server.access.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What whoever hands in too large a file of persons for tables is told.
@Configuration(proxyBeanMethods = false)
class TableUploads {

  @Bean
  static UploadLimit tableUploadLimit() {
    return new UploadLimit("/tables/desk", PersonsUpload.MOST_BYTES, "tables.refused.too-large.do");
  }
}
