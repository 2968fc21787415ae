package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mufakat.server.access.RunningNodes.EAST;
import static org.mufakat.server.provider.ProviderSite.asked;
import static org.mufakat.server.provider.ProviderSite.comeBack;
import static org.mufakat.server.provider.ProviderSite.goOn;
import static org.mufakat.server.provider.ProviderSite.location;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.Role;
import org.mufakat.server.access.RunningNodes;

/// The whole way with Spring Authorization Server at its end.
class AuthorizationServerTest {

  private static final String START = "/xea/sign-in/provider/spring";

  private final RunningNodes nodes = ProviderSite.nodes();

  /// A person who is signed in at the ministry goes to its page, and is sent back.
  private static HttpResponse<String> atTheMinistry(String person, URI asked)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(asked)
              .header("Accept", "text/html")
              .header(AuthorizationServer.SIGNED_IN, person)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI back(String person, URI asked) throws IOException, InterruptedException {
    var back = URI.create(location(atTheMinistry(person, asked)));
    assertThat(back.toString()).startsWith(ProviderSite.SPRINGS_ANSWER + "?").contains("code=");
    return back;
  }

  @Test
  void an_account_is_linked_and_then_opened_and_a_card_is_the_second_factor()
      throws IOException, InterruptedException {
    nodes.person(EAST, "official", Role.INVESTIGATOR);
    var browser = Browser.signedIn(nodes, EAST, "official");
    assertThat(location(browser.get("/xea/region"))).isEqualTo("/xea/account");

    var linked =
        comeBack(
            browser, back("with-card", goOn(ProviderSite.askToLink(browser, "xea", "spring"))));

    assertThat(location(linked)).isEqualTo("/xea/account/providers?done=linked");
    assertThat(browser.get("/xea/cases").statusCode()).isEqualTo(200);
    var another = Browser.at(nodes);
    var entered = comeBack(another, back("with-card", asked(another, START + "?next=/xea/cases")));
    assertThat(location(entered)).isEqualTo("/xea/cases");
    assertThat(another.get("/xea/cases").statusCode()).isEqualTo(200);
  }

  @Test
  void a_password_there_is_no_second_factor_here() throws IOException, InterruptedException {
    nodes.person(EAST, "by.password", Role.INVESTIGATOR);
    var browser = Browser.signedIn(nodes, EAST, "by.password");
    comeBack(
        browser, back("with-password", goOn(ProviderSite.askToLink(browser, "xea", "spring"))));

    var another = Browser.at(nodes);
    comeBack(another, back("with-password", asked(another, START)));

    assertThat(location(another.get("/xea/cases"))).isEqualTo("/xea/account");
  }

  @Test
  void a_question_without_its_challenge_is_refused_there() throws Exception {
    var question = asked(Browser.at(nodes), START).toString();
    var without =
        URI.create(
            question
                .replaceAll("&code_challenge=[^&]*", "")
                .replaceAll("&code_challenge_method=[^&]*", ""));

    var answer = atTheMinistry("with-card", without);

    assertThat(location(answer)).contains("error=").doesNotContain("code=");
  }
}
