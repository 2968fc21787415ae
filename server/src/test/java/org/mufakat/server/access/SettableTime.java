package org.mufakat.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves by hand.
public final class SettableTime implements InstantSource {

  private volatile Instant now = AccountFixture.AT;

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration duration) {
    now = now.plus(duration);
  }
}
