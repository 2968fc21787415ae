package org.mufakat.server.forum;

import java.time.Duration;

/// The line where the hub runs in the same process.
record LocalForumLine(ForumDesk desk) implements ForumLine {

  @Override
  public Submitted submit(String note) {
    return new Submitted.Answered(desk.answer(note));
  }

  @Override
  public Read read(long after, int most) {
    return desk.page(after, Math.clamp(most, 1, MOST));
  }

  @Override
  public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
    return desk.awaitAfter(position, atMost);
  }
}
