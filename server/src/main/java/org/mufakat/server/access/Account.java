package org.mufakat.server.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A person's standing at one node.
///
/// @param displayName how the person is called on pages, 1 to 100 characters
/// @param supervisor whether the person approves and assigns what others of the same role's side do
/// @param passwordHash as Argon2 writes it, with its salt and its cost
/// @param mustChangePassword the password is a one-time password, given by an administrator
/// @param epoch counts up when every sign-in made before has to end: at a new password, and when
///   the account is disabled
public record Account(
    AccountId id,
    Username username,
    String displayName,
    Role role,
    boolean supervisor,
    String passwordHash,
    boolean disabled,
    boolean mustChangePassword,
    Instant createdAt,
    Instant passwordSetAt,
    int epoch) {

  public static final int DISPLAY_NAME_CHARACTERS = 100;

  public Account {
    if (displayName.isBlank() || displayName.length() > DISPLAY_NAME_CHARACTERS) {
      throw new IllegalArgumentException(
          "a display name has 1 to " + DISPLAY_NAME_CHARACTERS + " characters");
    }
    if (supervisor && !role.maySupervise()) {
      throw new IllegalArgumentException("nobody is supervised by a person of this role");
    }
    if (passwordHash.isBlank()) {
      throw new IllegalArgumentException("an account without a password cannot be kept");
    }
    // As finely as every store keeps it.
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    passwordSetAt = passwordSetAt.truncatedTo(ChronoUnit.MICROS);
  }

  /// An account that was just opened.
  public static Account opened(
      AccountId id, Username username, String displayName, Role role, Secret secret, Instant at) {
    return new Account(
        id, username, displayName, role, false, secret.hash(), false, secret.oneTime(), at, at, 0);
  }

  /// A password as it is kept.
  ///
  /// @param oneTime whether its owner has to replace it at once
  public record Secret(String hash, boolean oneTime) {

    /// Never shows the hash.
    @Override
    public String toString() {
      return "Secret[oneTime=" + oneTime + "]";
    }
  }

  public boolean isActiveAdministrator() {
    return role == Role.ADMINISTRATOR && !disabled;
  }

  /// With another role; a supervisor is one no more.
  public Account withRole(Role changed) {
    return withRole(changed, false);
  }

  public Account withRole(Role changed, boolean asSupervisor) {
    return new Account(
        id,
        username,
        displayName,
        changed,
        asSupervisor,
        passwordHash,
        disabled,
        mustChangePassword,
        createdAt,
        passwordSetAt,
        epoch);
  }

  public Account disabled(boolean changed) {
    return new Account(
        id,
        username,
        displayName,
        role,
        supervisor,
        passwordHash,
        changed,
        mustChangePassword,
        createdAt,
        passwordSetAt,
        epoch + 1);
  }

  public Account withPassword(Secret secret, Instant at) {
    return new Account(
        id,
        username,
        displayName,
        role,
        supervisor,
        secret.hash(),
        disabled,
        secret.oneTime(),
        createdAt,
        at,
        epoch + 1);
  }

  /// Never shows the person's name or the hash.
  @Override
  public String toString() {
    return "Account[" + id + ", " + role.code() + (disabled ? ", disabled]" : "]");
  }
}
