package org.mufakat.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AccountBooks;
import org.mufakat.server.access.SignInAnswer;
import org.mufakat.server.access.SignInDesk;
import org.mufakat.server.access.Told;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.ui.Model;

/// Asks for the password again before a change of how somebody signs in: whoever found a browser
/// open cannot make themselves at home.
public final class PasswordProof {

  private final AccountBooks books;
  private final SignInDesk desk;

  PasswordProof(AccountBooks books, SignInDesk desk) {
    this.books = books;
    this.desk = desk;
  }

  /// Whether the password is the person's; where not, the answer's status and the model's `error`
  /// or `locked` say why.
  public boolean given(
      HostedNode node,
      Account account,
      String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var answer =
        desk.attempt(
            node.id(),
            books.of(node.id()),
            account.username().value(),
            password,
            request.getRemoteAddr());
    return switch (answer) {
      case SignInAnswer.Welcome _, SignInAnswer.OneTimePasswordTooOld _ -> true;
      case SignInAnswer.Refused _ -> {
        Told.wrong(response, model, "password");
        yield false;
      }
      case SignInAnswer.TooManyAttempts(Duration wait) -> {
        Told.locked(response, model, wait);
        yield false;
      }
      case SignInAnswer.Busy _ -> {
        Told.busy(response, model);
        yield false;
      }
    };
  }
}
