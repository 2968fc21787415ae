package org.mufakat.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.node.NodeId;
import tools.jackson.databind.json.JsonMapper;

/// Someone at a browser: keeps the session's cookie, follows no redirect, and sends the token of
/// the form it saw last.
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final RunningNodes nodes;
  private final HttpClient http;
  private String cookie = "";
  private String token = "";

  private Browser(RunningNodes nodes, String localAddress) {
    this.nodes = nodes;
    try {
      this.http =
          HttpClient.newBuilder()
              .localAddress(InetAddress.getByName(localAddress))
              .version(HttpClient.Version.HTTP_1_1)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Browser at(RunningNodes nodes) {
    return new Browser(nodes, "127.0.0.1");
  }

  /// From another address, whose failed attempts are counted by themselves.
  public static Browser from(RunningNodes nodes, String localAddress) {
    return new Browser(nodes, localAddress);
  }

  public static Browser signedIn(RunningNodes nodes, NodeId node, String username) {
    return at(nodes).signIn(node, username);
  }

  public Browser signIn(NodeId node, String username) {
    var answer = trySignIn(node, username, RunningNodes.PASSWORD);
    if (answer.statusCode() != 302) {
      throw new IllegalStateException("sign-in failed: " + answer.statusCode());
    }
    return this;
  }

  public HttpResponse<String> trySignIn(NodeId node, String username, String password) {
    get("/" + node.slug() + "/sign-in");
    return post("/" + node.slug() + "/sign-in", "username", username, "password", password);
  }

  public HttpResponse<String> get(String address, String... headers) {
    return send(request(address, headers).GET());
  }

  /// To the server's number instead of its name.
  public HttpResponse<String> getByNumber(String address) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nodes.port() + address))
            .timeout(Duration.ofSeconds(30))
            .GET());
  }

  /// @param fields names and values in turn
  public HttpResponse<String> post(String address, String... fields) {
    var all = new ArrayList<>(List.of(fields));
    if (!token.isEmpty()) {
      all.addAll(List.of("_csrf", token));
    }
    return postExactly(address, all.toArray(String[]::new));
  }

  /// By a form on another page, which browsers name.
  public HttpResponse<String> postFrom(String page, String address, String... fields) {
    var all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("_csrf", token));
    return send(
        request(
                address,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Referer",
                nodes.at(page).toString())
            .POST(HttpRequest.BodyPublishers.ofString(form(all.toArray(String[]::new)))));
  }

  /// Without the token.
  public HttpResponse<String> postExactly(String address, String... fields) {
    return send(
        request(address, "Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
  }

  /// Hands in a file as a form's field `file`; no file where its name is empty.
  ///
  /// @param fields names and values in turn, before it
  public HttpResponse<String> upload(
      String address, String fileName, String content, String... fields) {
    var before = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      before.append(
          "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(fields[i], fields[i + 1]));
    }
    var body =
        before
            + """
            --edge\r
            Content-Disposition: form-data; name="_csrf"\r
            \r
            %s\r
            --edge\r
            Content-Disposition: form-data; name="file"; filename="%s"\r
            Content-Type: application/octet-stream\r
            \r
            %s\r
            --edge--\r
            """
                .formatted(token, fileName, content);
    return send(
        request(address, "Content-Type", "multipart/form-data; boundary=edge")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(String method, String address, String... headers) {
    return send(request(address, headers).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /// The session's token as a program asks for it.
  String freshToken(String slug) {
    var session = get("/" + slug + "/api/v1/session");
    return JsonMapper.shared().readTree(session.body()).at("/csrf/token").asString();
  }

  public String cookie() {
    return cookie;
  }

  void takeCookie(String planted) {
    cookie = planted;
  }

  public String token() {
    return token;
  }

  private HttpRequest.Builder request(String address, String... headers) {
    var request = HttpRequest.newBuilder(nodes.at(address)).timeout(Duration.ofSeconds(30));
    if (!cookie.isEmpty()) {
      request.header("Cookie", "MUFAKAT=" + cookie);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      sessionIn(answer).ifPresent(id -> cookie = id);
      var form = TOKEN.matcher(answer.body());
      if (form.find()) {
        token = form.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> sessionIn(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(c -> c.startsWith("MUFAKAT="))
        .map(c -> c.substring("MUFAKAT=".length(), c.indexOf(';')))
        .reduce((first, last) -> last);
  }

  private static String form(String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(encoded(fields[i]))
          .append('=')
          .append(encoded(fields[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
