package org.mufakat.server.signin;

import java.time.InstantSource;
import java.util.Optional;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccessLog;
import org.mufakat.server.access.Account;
import org.mufakat.server.access.AttemptLimit;
import org.mufakat.server.access.AttemptLimit.Attempt;

/// Checks the codes of the second step, as slowly as passwords where they are guessed.
final class CodeDesk {

  private static final int LONGEST = 40;

  private final AuthenticatorApps apps;
  private final AttemptLimit limit;
  private final AccessLog log;
  private final InstantSource time;

  CodeDesk(AuthenticatorApps apps, AttemptLimit limit, AccessLog log, InstantSource time) {
    this.apps = apps;
    this.limit = limit;
    this.log = log;
    this.time = time;
  }

  /// @param typed a code of the app, or a recovery code
  /// @param address of the connection, for counting
  CodeAnswer attempt(NodeId node, Account account, String typed, String address) {
    return switch (limit.start(node, AttemptLimit.codesOf(account.username()), address)) {
      case AttemptLimit.Answer.Wait(var remaining) -> {
        log.slowedDown(node, address);
        yield new CodeAnswer.TooManyAttempts(remaining);
      }
      case AttemptLimit.Answer.Go(Attempt attempt) -> {
        var answer = check(node, account, typed);
        switch (answer) {
          case CodeAnswer.Right _ -> limit.succeeded(attempt);
          case CodeAnswer.Wrong _ -> log.refused(node, Optional.of(account.id()), address);
          case CodeAnswer.TooManyAttempts _ -> {}
        }
        yield answer;
      }
    };
  }

  private CodeAnswer check(NodeId node, Account account, String typed) {
    var code = typed.replaceAll("\\s", "");
    if (code.isEmpty() || code.length() > LONGEST) {
      return new CodeAnswer.Wrong();
    }
    boolean ofApp = code.matches("\\d{6}");
    boolean right = ofApp ? takeCode(node, account, code) : takeRecovery(node, account, code);
    return right ? new CodeAnswer.Right(!ofApp) : new CodeAnswer.Wrong();
  }

  private boolean takeCode(NodeId node, Account account, String code) {
    var app = apps.of(node, account.id());
    if (app.isEmpty()) {
      return false;
    }
    var step = Totp.stepOf(code, app.get().secret(), app.get().lastStep(), time.instant());
    return step.isPresent() && apps.takeStep(node, account.id(), step.getAsLong());
  }

  private boolean takeRecovery(NodeId node, Account account, String code) {
    return apps.takeRecoveryCode(node, account.id(), code);
  }
}
