package org.mufakat.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real node as its configuration says: TLS whose certificate can be replaced, proxies that are
/// believed and those that are not, health, readiness and metrics.
class NodeServiceTest {

  @TempDir(factory = QuickFolder.class)
  private Path temporary;

  @Test
  void it_serves_by_tls_takes_up_a_new_certificate_and_tells_how_it_is() throws Exception {
    makeCertificate("first");
    try (var folder = HostingFixture.folder(temporary.resolve("data"));
        var server = serve(folder, tls(List.of()))) {
      var port = server.port();
      var management = server.managementPort();

      assertThat(certificateAt(port)).contains("CN=first");
      assertThat(get(management, "/manage/health/readiness").body()).contains("UP");
      var metrics = get(management, "/manage/prometheus").body();
      assertThat(metrics)
          .contains("mufakat_disk_free_bytes")
          .contains("mufakat_disk_low 0.0")
          .contains("hikaricp_connections_max{pool=\"");

      makeCertificate("second");

      assertThat(eventually(() -> certificateAt(port), "CN=second")).contains("CN=second");
    }
  }

  @Test
  void it_is_not_ready_when_a_database_is_gone_and_ready_again_when_it_is_back() throws Exception {
    try (var folder = HostingFixture.folder(temporary.resolve("data"));
        var server = serve(folder, plain(List.of()))) {
      var node = server.nodes().all().getFirst();
      var name = NodeDatabase.nameFor(node.id());

      folder.keeper().orElseThrow().allowConnections(node.id(), false);

      // The sessions are asked to end, and end a moment later.
      var ready = "/manage/health/readiness";
      assertThat(eventually(() -> "" + get(server.managementPort(), ready).statusCode(), "503"))
          .isEqualTo("503");
      var gone = get(server.managementPort(), ready);
      assertThat(gone.statusCode()).isEqualTo(503);
      assertThat(gone.body()).contains("no answer").doesNotContain(name);
      assertThat(get(server.managementPort(), "/manage/health/liveness").statusCode())
          .isEqualTo(200);

      folder.keeper().orElseThrow().allowConnections(node.id(), true);

      // A pool that was refused waits a little before it tries to connect again.
      assertThat(eventually(() -> "" + get(server.managementPort(), ready).statusCode(), "200"))
          .isEqualTo("200");
    }
  }

  @Test
  void forwarded_headers_count_only_from_a_trusted_proxy() throws Exception {
    try (var folder = HostingFixture.folder(temporary.resolve("data"))) {
      try (var trusting = serve(folder, plain(List.of("127.0.0.1")))) {
        assertThat(believesInTls(trusting.port())).isTrue();
      }
      try (var wary = serve(folder, plain(List.of("10.9.8.7")))) {
        assertThat(believesInTls(wary.port())).isFalse();
      }
      try (var deaf = serve(folder, plain(List.of()))) {
        assertThat(believesInTls(deaf.port())).isFalse();
      }
    }
  }

  private static WebServer serve(DataFolder folder, NodeConfiguration.Web web) {
    var id = HostingFixture.memberOfTheExample(0);
    var setting = new NodeSetting(id, Optional.empty(), Optional.empty(), true, false);
    var configuration =
        new NodeConfiguration(
            Path.of("."),
            folder.path(),
            new Databases.Embedded(),
            List.of(setting),
            web,
            new NodeConfiguration.Management("127.0.0.1", 0),
            DiskSpace.usual(),
            new NodeConfiguration.Log("error", Optional.empty()),
            Optional.empty(),
            new NodeConfiguration.Ledger(10));
    var nodes = new NodeDirectory(folder.nodes(List.of(setting)));
    return WebServer.start(() -> nodes, folder, NodeService.settings(configuration));
  }

  private NodeConfiguration.Web tls(List<String> proxies) {
    return new NodeConfiguration.Web(
        "127.0.0.1",
        0,
        Optional.of(
            new NodeConfiguration.Tls(
                temporary.resolve("certificate.pem"), temporary.resolve("key.pem"), true)),
        proxies);
  }

  private static NodeConfiguration.Web plain(List<String> proxies) {
    return new NodeConfiguration.Web("127.0.0.1", 0, Optional.empty(), proxies);
  }

  /// Whether the server takes a request for one that came by TLS because a header says so: only
  /// then does it ask browsers to come by TLS alone.
  private static boolean believesInTls(int port) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
              .header("X-Forwarded-For", "203.0.113.7")
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", "node.example")
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(302);
      return answer.headers().firstValue("Strict-Transport-Security").isPresent();
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private interface Look {
    String at() throws Exception;
  }

  private static String eventually(Look look, String wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    var seen = look.at();
    while (!seen.contains(wanted) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(300);
      seen = look.at();
    }
    return seen;
  }

  /// The subject of the certificate that a fresh connection is shown.
  private static String certificateAt(int port) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAnyone()}, null);
    try (var socket = context.getSocketFactory().createSocket("127.0.0.1", port)) {
      var tls = (javax.net.ssl.SSLSocket) socket;
      tls.startHandshake();
      return ((X509Certificate) tls.getSession().getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    }
  }

  private void makeCertificate(String name) throws IOException, InterruptedException {
    var store = temporary.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        "a",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        "changeit");
    PemFiles.write(
        store, "changeit", temporary.resolve("key.pem"), temporary.resolve("certificate.pem"));
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }

  /// Writes what a key store holds as the two PEM files that a server is given.
  private static final class PemFiles {
    static void write(Path store, String password, Path key, Path certificate) throws IOException {
      try {
        var held = java.security.KeyStore.getInstance(store.toFile(), password.toCharArray());
        Files.writeString(certificate, block("CERTIFICATE", held.getCertificate("a").getEncoded()));
        Files.writeString(
            key, block("PRIVATE KEY", held.getKey("a", password.toCharArray()).getEncoded()));
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException(e);
      }
    }

    private static String block(String name, byte[] content) {
      return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
          .formatted(
              name,
              java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
              name);
    }
  }

  /// This test asks which certificate is shown, not whether it is to be trusted.
  private static final class TrustsAnyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
