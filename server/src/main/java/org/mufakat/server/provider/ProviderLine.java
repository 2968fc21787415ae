package org.mufakat.server.provider;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/// The line from this server to providers: it follows no redirect, waits no longer than some
/// seconds for a whole answer, and reads no more of one than an honest provider sends.
final class ProviderLine implements ResourceRetriever {

  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final int OK = 200;

  private final RestClient client;

  /// @param wait for a whole answer
  /// @param mostBytes of an answer
  ProviderLine(Duration wait, int mostBytes) {
    var http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT.compareTo(wait) < 0 ? CONNECT : wait)
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(wait);
    this.client =
        RestClient.builder()
            .requestFactory(requests)
            .requestInterceptor(
                (request, body, execution) ->
                    new Bounded(execution.execute(request, body), mostBytes))
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build();
  }

  static ProviderLine usual() {
    return new ProviderLine(Duration.ofSeconds(8), 256 * 1024);
  }

  /// For asking for tokens.
  RestClient client() {
    return client;
  }

  /// A document as text.
  ///
  /// @throws IOException where it cannot be had whole
  String text(URI address) throws IOException {
    try {
      var text =
          client
              .get()
              .uri(address)
              .exchange(
                  (_, response) -> {
                    if (response.getStatusCode().value() != OK) {
                      throw new IOException("status " + response.getStatusCode().value());
                    }
                    return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
                  });
      if (text == null) {
        throw new IOException("no answer");
      }
      return text;
    } catch (RuntimeException e) {
      throw new IOException("no answer", e);
    }
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    return new Resource(text(URI.create(url.toString())), "application/json");
  }

  /// An answer of which no more is read than is allowed.
  private record Bounded(ClientHttpResponse answer, int mostBytes) implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return answer.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
      return new BoundedStream(answer.getBody(), mostBytes);
    }

    @Override
    public void close() {
      answer.close();
    }
  }

  private static final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the answer is larger than an honest one");
      }
    }
  }
}
