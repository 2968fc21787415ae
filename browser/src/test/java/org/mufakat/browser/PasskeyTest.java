package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

/// A passkey in a real browser, with the authenticator that its developer tools can play.
@AtTheHouse
class PasskeyTest {

  private static final String AUTHENTICATOR =
      """
      {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
        "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
      """;

  @Test
  void a_passkey_is_added_signs_in_and_is_removed(Visits visits) {
    var login = visits.house().login(TestHouse.THAILAND, Role.READER);
    var page = visits.anyone().open("/tha/sign-in");
    playAuthenticator(page);
    login.typeInto(page, visits.house().origin());

    page.navigate(visits.house().origin() + "/tha/account/passkeys");
    page.locator("#name").fill("office computer");
    page.locator("#password").fill(login.password());
    page.locator("form[data-passkey] button[type=submit]").click();
    assertThat(page.getByRole(AriaRole.ROWHEADER)).hasText("office computer");
    PageCheck.here(page, "passkeys, with one");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with a passkey instead"))
        .click();
    page.locator("form[data-passkey] button[type=submit]").click();
    assertThat(page).hasURL(Pattern.compile(".*/tha/region"));

    page.navigate(visits.house().origin() + "/tha/account/passkeys");
    page.locator("input[name=passkey]").check();
    page.locator("#password-remove").fill(login.password());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove it")).click();
    assertThat(page.getByRole(AriaRole.ROWHEADER)).hasCount(0);
  }

  @Test
  void a_device_without_a_passkey_of_this_server_is_told_so(Visits visits) {
    var page = visits.anyone().open("/hub/sign-in/passkey");
    playAuthenticator(
        page, AUTHENTICATOR.replace("\"isUserVerified\": true", "\"isUserVerified\": false"));

    page.locator("form[data-passkey] button[type=submit]").click();

    assertThat(page.locator("[data-passkey-failed]")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/" + HUB.slug() + "/sign-in/passkey"));
  }

  private static void playAuthenticator(Page page) {
    playAuthenticator(page, AUTHENTICATOR);
  }

  private static void playAuthenticator(Page page, String options) {
    var tools = page.context().newCDPSession(page);
    tools.send("WebAuthn.enable", new JsonObject());
    tools.send(
        "WebAuthn.addVirtualAuthenticator", JsonParser.parseString(options).getAsJsonObject());
  }
}
