package org.mufakat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mufakat.browser.TestHouse.HUB;
import static org.mufakat.browser.TestHouse.THAILAND;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mufakat.server.access.Role;

@AtTheHouse
class SignInPageTest {

  private static final Pattern REGION = Pattern.compile(".*/hub/region");

  @Test
  void the_right_password_leads_to_the_region_and_shows_who_is_signed_in(Visits visits) {
    var login = visits.house().login(HUB, Role.READER);
    var page = visits.anyone().open("/hub/sign-in");

    signIn(page, login.username(), login.password());

    assertThat(page).hasURL(REGION);
    assertThat(page.locator("header")).containsText("Demonstration reader (reader)");
  }

  @Test
  void a_wrong_password_is_refused_without_saying_which_of_the_two_was_wrong(Visits visits) {
    var login = visits.house().login(HUB, Role.READER);
    var page = visits.anyone().expecting(422).open("/hub/sign-in");

    signIn(page, login.username(), "not the password");

    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("The username or the password is not right");
    assertThat(page.getByLabel("Username")).hasValue(login.username());
    assertThat(page.getByLabel("Password")).hasValue("");
  }

  @Test
  void a_session_of_one_node_opens_nothing_at_another(Visits visits) {
    var page = visits.signedInAs(Role.ADMINISTRATOR, THAILAND).open("/hub/users");

    assertThat(page).hasURL(Pattern.compile(".*/hub/sign-in.*"));
  }

  @Test
  void whoever_guesses_on_is_told_how_long_to_wait(Visits visits) {
    var page = visits.anyone().expecting(422, 429).open("/hub/sign-in");

    for (int attempt = 0; attempt < 8; attempt++) {
      signIn(page, "nobody.in.particular", "guess " + attempt);
    }

    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText(Pattern.compile("Try again in \\d+ seconds"));
  }

  @Test
  void signing_out_ends_the_session_also_in_other_windows(Visits visits) {
    var login = visits.house().login(HUB, Role.ANALYST);
    var page = visits.anyone().expecting(401, 403).open("/hub/sign-in");
    signIn(page, login.username(), login.password());
    assertThat(page).hasURL(REGION);
    var other = page.context().newPage();

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are signed out");
    other.navigate(visits.house().origin() + "/hub/password");

    assertThat(other).hasURL(Pattern.compile(".*/hub/sign-in.*"));
  }

  @Test
  void whoever_needs_to_sign_in_first_comes_back_to_where_they_wanted(Visits visits) {
    var login = visits.house().login(HUB, Role.ADMINISTRATOR);
    var page = visits.anyone().open("/hub/users");

    signIn(page, login.username(), login.password());

    assertThat(page).hasURL(Pattern.compile(".*/hub/users"));
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Users")))
        .isVisible();
  }

  private static void signIn(Page page, String username, String password) {
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(password);
    page.locator("main button[type=submit]").click();
  }
}
