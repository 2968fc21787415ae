package org.mufakat.server.forum;

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
}
