package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.forum.MeetingId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.conference.MeetingDesk.Change;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One meeting: where it stands, when and where it is, who was there; and opening and closing it.
@Controller
final class MeetingPage {

  static final String MEETING =
      "/{node:[a-z]{3}}/forum/meetings/{body:[A-Z][A-Z0-9-]*}/{ordinal:[1-9][0-9]{0,3}}";

  private final MeetingCounter counter;
  private final MeetingShow show;

  MeetingPage(MeetingCounter counter, MeetingShow show) {
    this.counter = counter;
    this.show = show;
  }

  @GetMapping(MEETING)
  String meeting(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal) {
    return show.page(node, person, locale, model, new MeetingId(body, ordinal));
  }

  @PostMapping(MEETING + "/open")
  String open(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal) {
    var room = counter.room(node, person);
    var id = known(room, new MeetingId(body, ordinal));
    var came = MeetingCounter.act(room, body, (at, by) -> new ForumEvent.Opened(at, by, id));
    return ForumCounter.back(counter.words(node, locale).address(id), came, flash);
  }

  /// @param seen that the person has read what stays open
  @PostMapping(MEETING + "/close")
  String close(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam("seen") Optional<String> seen) {
    var room = counter.room(node, person);
    var id = known(room, new MeetingId(body, ordinal));
    var address = counter.words(node, locale).address(id);
    if (seen.isEmpty()) {
      flash.addFlashAttribute("unseen", true);
      return "redirect:" + address + "#next";
    }
    var came = MeetingCounter.act(room, body, (at, by) -> new ForumEvent.Closed(at, by, id));
    return ForumCounter.back(address, came, flash);
  }

  @PostMapping(MEETING + "/particulars")
  String particulars(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = known(room, new MeetingId(body, ordinal));
    var form = ParticularsForm.of(typed);
    var faults = form.faults(counter.mayPrepare(room, id));
    model.addAttribute("form", form);
    if (!faults.isEmpty()) {
      model.addAttribute("faults", faults);
      model.addAttribute("faultsOf", "particulars");
      return show.again(node, person, locale, model, response, id);
    }
    var change = counter.desk(room, id).particulars(form.particulars(id), edition(typed));
    return show.answer(node, person, locale, model, response, flash, id, change, "particulars");
  }

  @PostMapping(MEETING + "/attendance")
  String attendance(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("body") String body,
      @PathVariable("ordinal") int ordinal,
      @RequestParam Map<String, String> typed) {
    var room = counter.room(node, person);
    var id = known(room, new MeetingId(body, ordinal));
    var members =
        AttendanceForm.of(MeetingCounter.members(room, body), counter.book().attendance(id))
            .lines()
            .stream()
            .flatMap(line -> line.member().stream())
            .toList();
    var form = AttendanceForm.of(members, typed);
    model.addAttribute("attendance", form);
    var faults = form.faults();
    if (!faults.isEmpty()) {
      model.addAttribute("faults", faults);
      model.addAttribute("faultsOf", "attendance");
      return show.again(node, person, locale, model, response, id);
    }
    Change change = counter.desk(room, id).attendance(form.attendance(), edition(typed));
    return show.answer(node, person, locale, model, response, flash, id, change, "attendance");
  }

  /// A meeting of the record; of others nothing is kept.
  static MeetingId known(ForumRoom room, MeetingId id) {
    if (room.look(forum -> forum.meeting(id)).isEmpty()) {
      throw ForumCounter.notThere();
    }
    return id;
  }

  /// The edition that a form was made of.
  static int edition(Map<String, String> typed) {
    var edition = typed.getOrDefault("edition", "");
    return edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : -1;
  }
}
