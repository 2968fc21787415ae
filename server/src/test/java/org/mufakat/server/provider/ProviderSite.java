package org.mufakat.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Browser;
import org.mufakat.server.access.RunningNodes;
import org.mufakat.server.access.SettableTime;
import org.mufakat.server.hosting.ProviderSetting;
import org.mufakat.server.hosting.ProviderSetting.SecondFactorWords;
import org.mufakat.server.hosting.SecondFactorRule;
import org.mufakat.server.hosting.SignInSetting;

/// Nodes whose people sign in by providers, started once: the States' nodes have `ministry`, NORTH
/// has `other` and `moody` too, SOUTH `gone`, where nobody answers, and EAST `spring`, an
/// authorization server. EAST wants a second factor from everyone; the word `mfa` speaks of one.
/// Browsers know the server as `https://mufakat.example`.
final class ProviderSite {

  static final SettableTime TIME = new SettableTime();
  static final FakeProvider MINISTRY = new FakeProvider(TIME);
  static final FakeProvider OTHER = new FakeProvider(TIME);
  static final FakeProvider MOODY = new FakeProvider(TIME);

  static final URI SPRINGS_ANSWER =
      URI.create("https://mufakat.example/xea/sign-in/provider/spring/answer");
  private static final AuthorizationServer SPRING = AuthorizationServer.start(TIME, SPRINGS_ANSWER);

  private static final Pattern GO_ON = Pattern.compile("href=\"(http://localhost[^\"]+)\"");

  private ProviderSite() {}

  static RunningNodes nodes() {
    return Once.NODES;
  }

  static ProviderSetting setting(String id, String issuer, String client, Path secret) {
    return new ProviderSetting(
        id,
        "The " + id + "’s <account>",
        issuer,
        client,
        secret,
        "sub",
        new SecondFactorWords(Set.of("mfa"), Set.of("https://ministry.example/two")));
  }

  static SignInSetting signIn(NodeId node) {
    var ministry = setting("ministry", MINISTRY.issuer());
    var other = setting("other", OTHER.issuer());
    var moody = setting("moody", MOODY.issuer());
    var gone = setting("gone", goneIssuer());
    return switch (node.value()) {
      case "XNO" -> new SignInSetting(SecondFactorRule.OPTIONAL, List.of(ministry, other, moody));
      case "XSO" -> new SignInSetting(SecondFactorRule.OPTIONAL, List.of(ministry, gone));
      case "XEA" -> new SignInSetting(SecondFactorRule.EVERYONE, List.of(ministry, spring()));
      default -> SignInSetting.USUAL;
    };
  }

  private static ProviderSetting spring() {
    return setting(
        "spring",
        SPRING.issuer(),
        AuthorizationServer.CLIENT,
        secretFile(AuthorizationServer.SECRET));
  }

  private static String goneIssuer() {
    try (var provider = new FakeProvider(TIME)) {
      return provider.issuer();
    }
  }

  private static ProviderSetting setting(String id, String issuer) {
    return setting(id, issuer, FakeProvider.CLIENT, secretFile(FakeProvider.SECRET));
  }

  static Path secretFile(String secret) {
    try {
      var file =
          Files.createTempFile(
              "provider",
              ".secret",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, secret + "\n");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a browser to a provider: the address that it is to go to.
  static URI asked(Browser browser, String start) {
    var answer = browser.get(start);
    assertThat(answer.statusCode()).isEqualTo(302);
    return URI.create(location(answer));
  }

  /// A browser comes back, to whatever host it was sent: this server knows itself by no header.
  static HttpResponse<String> comeBack(Browser browser, URI address) {
    return browser.get(address.getRawPath() + "?" + address.getRawQuery());
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /// Links the account of whoever is signed in, with the password of all: where the page leads.
  static HttpResponse<String> askToLink(Browser browser, String slug, String provider) {
    browser.get("/" + slug + "/account/providers");
    return browser.post(
        "/" + slug + "/account/providers/" + provider + "/link", "password", RunningNodes.PASSWORD);
  }

  static URI goOn(HttpResponse<String> page) {
    var found = GO_ON.matcher(page.body());
    assertThat(found.find()).as("a link to the provider").isTrue();
    return URI.create(found.group(1).replace("&amp;", "&"));
  }

  static HttpResponse<String> link(Browser browser, String slug, String person) {
    return comeBack(browser, MINISTRY.signedIn(person, goOn(askToLink(browser, slug, "ministry"))));
  }

  private static final class Once {
    static final RunningNodes NODES =
        RunningNodes.with(
            ProviderSite::signIn,
            TIME,
            Map.of("mufakat.public-address", "https://mufakat.example"));
  }
}
