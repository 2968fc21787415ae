package org.mufakat.server.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.mufakat.forum.ForumEvent;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.conference.TextDeed.Asked;
import org.mufakat.server.forum.ProposalStory.Step;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people do on the page of a text. What was recorded leads back to the page; what was not is
/// shown on the page itself, with all that was typed.
@Controller
final class TextDeeds {

  private final TextCounter texts;
  private final TasksConfiguration.Beside beside;

  TextDeeds(TextCounter texts, TasksConfiguration.Beside beside) {
    this.texts = texts;
    this.beside = beside;
  }

  @PostMapping(TextCounter.TEXT + "/{deed:[a-z-]+}")
  String done(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash,
      @PathVariable("id") String id,
      @PathVariable("deed") String deed,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam("file") Optional<MultipartFile> file) {
    var at = texts.at(node, person, locale, id);
    if (at.isDraft()) {
      throw ForumCounter.notThere();
    }
    var asked = new Asked(at, new TypedForm(fields), file);
    return switch (made(deed, asked)) {
      case TextDeed.Unfit(var fault) -> {
        model.addAttribute("fault", fault);
        yield again(asked, model, response);
      }
      case TextDeed.Fit fit -> {
        var came = act(asked, fit);
        if (came.isRecorded()) {
          yield ForumCounter.back(at.address() + fit.anchor(), came, flash);
        }
        model.addAttribute("came", came);
        yield again(asked, model, response);
      }
    };
  }

  private TextDeed made(String deed, Asked asked) {
    return switch (deed) {
      case "comments" -> StateDeeds.comment(asked);
      case "amendments" -> StateDeeds.amend(asked);
      case "soundings" -> StateDeeds.sound(asked);
      case "positions" -> StateDeeds.state(asked);
      case "retractions" -> StateDeeds.retract(asked);
      case "silence-objections" -> StateDeeds.objectToSilence(asked);
      case "receipts" -> StateDeeds.receipt(asked);
      case "withdrawal" -> StateDeeds.withdraw(asked);
      case "call" -> KeeperDeeds.call(asked);
      case "silence" -> KeeperDeeds.askForSilence(asked);
      case "silence-beginning" -> KeeperDeeds.beginSilence(asked);
      case "referral" -> KeeperDeeds.referToCapitals(asked);
      case "adoption" -> KeeperDeeds.adopt(asked, beside.papers());
      case "block" -> KeeperDeeds.block(asked);
      case "deferral" -> KeeperDeeds.defer(asked);
      case "lapse" -> KeeperDeeds.lapse(asked);
      case "referral-up" -> KeeperDeeds.referUp(asked);
      default -> throw ForumCounter.notThere();
    };
  }

  private Doing act(Asked asked, TextDeed.Fit fit) {
    return saidLast(asked, fit)
        .<Doing>map(step -> new Doing.Recorded(step.position()))
        .orElseGet(() -> recorded(asked, fit));
  }

  /// The last entry under the person's credential, where it is the same comment: its form was sent
  /// twice.
  private static Optional<Step> saidLast(Asked asked, TextDeed.Fit fit) {
    return asked
        .at()
        .doer()
        .credential()
        .flatMap(
            by ->
                last(asked, by)
                    .filter(step -> step.event() instanceof ForumEvent.Commented)
                    .filter(step -> step.event().equals(fit.event().apply(step.at(), by))));
  }

  private static Optional<Step> last(Asked asked, OpaqueId by) {
    return asked
        .at()
        .room()
        .look((_, chronicle) -> chronicle.story(asked.text()))
        .flatMap(
            story ->
                story.versions().stream()
                    .flatMap(version -> version.steps().stream())
                    .filter(step -> step.event().by().equals(by))
                    .reduce((_, later) -> later));
  }

  /// A paper is kept once nothing hinders what it is for, and before the record names it.
  private Doing recorded(Asked asked, TextDeed.Fit fit) {
    var room = asked.at().room();
    var doer = asked.at().doer();
    fit.paper()
        .filter(_ -> room.look(forum -> doer.hinders(forum, fit.event())).isEmpty())
        .ifPresent(
            enclosed -> texts.papers().keep(enclosed.paper(), enclosed.audience(), room.now()));
    return doer.act(fit.event());
  }

  private String again(Asked asked, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("typed", asked.typed());
    return texts.show(asked.at(), model);
  }
}
