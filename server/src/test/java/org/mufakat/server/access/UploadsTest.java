package org.mufakat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files that come in at a time are few, since each is spooled to the disk before anyone looks at
/// it.
class UploadsTest {

  private static final String ADDRESS = "/hub/api/v1/imports";
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  ("analyst:" + RunningNodes.PASSWORD).getBytes(StandardCharsets.UTF_8));
  private static final int AT_ONCE = 3;

  private final RunningNodes nodes = RunningNodes.shared();

  @Test
  void a_fourth_file_at_a_time_is_asked_to_wait_and_taken_afterwards() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      // Whoever signs in while others do may be asked to wait, and does not count here.
      slow.add(halfAnUpload());
      var refused = wholeUpload();
      while (refused.statusCode() != 503 && slow.size() < 4 * AT_ONCE) {
        slow.add(halfAnUpload());
        Thread.sleep(500);
        refused = wholeUpload();
      }

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("30");
      assertThat(refused.body()).contains("too-many-uploads");
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
    int status = 503;
    for (int tries = 0; tries < 100 && status == 503; tries++) {
      Thread.sleep(100);
      status = wholeUpload().statusCode();
    }
    assertThat(status).isEqualTo(202);
  }

  /// Names more bytes than it sends, and stays.
  private Socket halfAnUpload() throws IOException {
    var socket = new Socket("localhost", nodes.port());
    var head =
        List.of(
            "POST " + ADDRESS + " HTTP/1.1",
            "Host: localhost",
            "Authorization: " + BASIC,
            "Content-Type: multipart/form-data; boundary=edge",
            "Content-Length: 1000000",
            "",
            "--edge",
            "Content-Disposition: form-data; name=\"file\"; filename=\"x.csv\"",
            "",
            "slowly");
    socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private HttpResponse<String> wholeUpload() throws IOException, InterruptedException {
    var body =
        """
        --edge\r
        Content-Disposition: form-data; name="file"; filename="x.csv"\r
        \r
        no release\r
        --edge--\r
        """;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(nodes.at(ADDRESS))
                .header("Authorization", BASIC)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
