package org.mufakat.server.conference;

import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of decisions, tasks, threads and the plan of action need of the hub.
@Configuration(proxyBeanMethods = false)
class TasksConfiguration {

  /// What the hub keeps beside the record. Where the hub does not run here there is none of it, and
  /// no forum that would ask.
  ///
  /// @param meetings what was announced of meetings, where anybody keeps it
  record Beside(
      Optional<PaperNames> paperNames,
      Optional<PastDecisions> pastDecisions,
      Optional<PlanOfAction> plans,
      Optional<ForumMeetings> meetings) {

    PaperNames papers() {
      return paperNames.orElseThrow(ForumCounter::notThere);
    }

    PastDecisions past() {
      return pastDecisions.orElseThrow(ForumCounter::notThere);
    }

    PlanOfAction plan() {
      return plans.orElseThrow(ForumCounter::notThere);
    }

    MeetingDays days(HostedNode node) {
      return new MeetingDays(node.node().regime(), meetings);
    }
  }

  @Bean
  DrawnIds drawnIds() {
    return new DrawnIds();
  }

  @Bean
  Beside besideTheRecord(
      NodeDirectory nodes, DrawnIds draw, ObjectProvider<ForumMeetings> meetings) {
    return new Beside(
        atTheHub(nodes, HubPaperNames::new),
        atTheHub(nodes, database -> new HubPastDecisions(database, draw)),
        atTheHub(nodes, database -> new HubPlanOfAction(database, draw)),
        Optional.ofNullable(meetings.getIfAvailable()));
  }

  private static <T> Optional<T> atTheHub(NodeDirectory nodes, Function<DataSource, T> made) {
    return nodes.find(NodeId.HUB).map(HostedNode::dataSource).map(made);
  }
}
