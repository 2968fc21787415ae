package org.mufakat.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Someone who signed in at a node, with cookies and a connection of their own.
final class Visitor {

  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

  private final HttpClient client;
  private final URI node;
  private String token = "";

  private Visitor(HttpClient client, URI node) {
    this.client = client;
    this.node = node;
  }

  /// @param node the node's address, with a slash at its end
  /// @throws IllegalStateException when it is not let in
  static Visitor signIn(URI node, String username, String password)
      throws IOException, InterruptedException {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    var visitor = new Visitor(client, node);
    visitor.readToken("sign-in");
    int answer =
        visitor.send(visitor.form("sign-in", Map.of("username", username, "password", password)));
    if (answer != 302 && answer != 303) {
      throw new IllegalStateException("%s was not let in: %d".formatted(username, answer));
    }
    visitor.readToken("cases/search");
    return visitor;
  }

  /// @throws IllegalStateException when the answer is not 200
  void read(String path) throws IOException, InterruptedException {
    requireGood(path, send(get(path)));
  }

  /// @throws IllegalStateException when the answer is not 200
  void post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    requireGood(path, send(form(path, fields)));
  }

  private static void requireGood(String path, int answer) {
    if (answer != 200) {
      throw new IllegalStateException(path + " answered " + answer);
    }
  }

  private int send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray()).statusCode();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(node.resolve(path)).header("Accept", "text/html").build();
  }

  private HttpRequest form(String path, Map<String, String> fields) {
    var body =
        "_csrf="
            + encoded(token)
            + fields.entrySet().stream()
                .map(e -> "&" + e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining());
    return HttpRequest.newBuilder(node.resolve(path))
        .header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void readToken(String path) throws IOException, InterruptedException {
    var page = client.send(get(path), BodyHandlers.ofString()).body();
    var found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no form at " + path);
    }
    token = found.group(1) == null ? found.group(2) : found.group(1);
  }
}
