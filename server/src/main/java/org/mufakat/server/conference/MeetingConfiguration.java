package org.mufakat.server.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mufakat.forum.MeetingId;
import org.mufakat.forum.PaperHash;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties what the hub keeps of meetings into the pages.
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

  @Bean
  MeetingBook meetingBook(NodeDirectory nodes) {
    return nodes
        .find(NodeId.HUB)
        .<MeetingBook>map(hub -> new HubMeetings(hub.dataSource()))
        .orElseGet(NoMeetings::new);
  }

  /// Of a process that does not reach the hub.
  private static final class NoMeetings implements MeetingBook {

    @Override
    public List<Particulars> all() {
      return List.of();
    }

    @Override
    public Optional<Particulars> particulars(MeetingId meeting) {
      return Optional.empty();
    }

    @Override
    public Optional<MeetingId> preparing(MeetingId meeting) {
      return Optional.empty();
    }

    @Override
    public List<Item> agenda(MeetingId meeting) {
      return List.of();
    }

    @Override
    public List<Attendance> attendance(MeetingId meeting) {
      return List.of();
    }

    @Override
    public List<Clearance> clearances(MeetingId preparatory) {
      return List.of();
    }

    @Override
    public Edition edition(MeetingId meeting) {
      return Edition.NONE;
    }

    @Override
    public Optional<Adoption> adoption(MeetingId meeting) {
      return Optional.empty();
    }

    @Override
    public List<Document> documents(MeetingId meeting) {
      return List.of();
    }

    @Override
    public Kept keep(Particulars particulars, int edition) {
      throw ForumCounter.notThere();
    }

    @Override
    public Kept keepAgenda(MeetingId meeting, List<Item> items, int edition) {
      throw ForumCounter.notThere();
    }

    @Override
    public Kept adoptAgenda(MeetingId meeting, int edition, Instant at) {
      throw ForumCounter.notThere();
    }

    @Override
    public Kept keepAttendance(MeetingId meeting, List<Attendance> there, int edition) {
      throw ForumCounter.notThere();
    }

    @Override
    public void add(MeetingId meeting, Document document) {
      throw ForumCounter.notThere();
    }

    @Override
    public void remove(MeetingId meeting, PaperHash paper) {
      throw ForumCounter.notThere();
    }

    @Override
    public void clear(Clearance clearance) {
      throw ForumCounter.notThere();
    }
  }
}
