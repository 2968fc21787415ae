package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.cases.Case;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/// Files of a case, drafts of forms, records of one person, and how long a case is kept.
@Controller
final class CaseKeepingPages {

  private static final String CASES = "/{node:[a-z]{3}}/cases";
  private static final String CASE = CASES + "/{id:[0-9a-f]{32}}";
  private static final String SAME = CASE + "/persons/{person:[0-9a-f]{32}}/same";

  private final CaseCounter counter;

  CaseKeepingPages(CaseCounter counter) {
    this.counter = counter;
  }

  // ---- files

  @PostMapping(CASE + "/files")
  String attach(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam("file") Optional<MultipartFile> file) {
    if (file.isEmpty() || file.get().isEmpty()) {
      return CasePage.back(node, id, "file-empty");
    }
    var name = Objects.requireNonNullElse(file.get().getOriginalFilename(), "");
    try {
      counter.onCase(
          node,
          person,
          id,
          (room, of) -> {
            try (var content = file.get().getInputStream()) {
              return new Attachments(room).attach(of.id(), name, content);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return CasePage.back(node, id, "attached");
    } catch (Attachments.Refused e) {
      return CasePage.back(
          node,
          id,
          switch (e.answer()) {
            case Attachments.Answer.IsRun _ -> "file-is-run";
            case Attachments.Answer.TooLarge _ -> "file-too-large";
            case Attachments.Answer.Empty _ -> "file-empty";
          });
    }
  }

  /// Always to be saved and never to be shown: whatever it is, no browser runs it.
  ///
  /// @return where to go when nothing was sent
  @GetMapping(CASE + "/files/{file:[0-9a-f]{32}}")
  @Nullable String take(
      HostedNode node,
      PersonOfNode person,
      HttpServletResponse response,
      @PathVariable("id") String id,
      @PathVariable("file") String file) {
    // Told before the first byte goes out, whatever becomes of the rest.
    var taking =
        counter.onCase(
            node,
            person,
            id,
            (room, of) -> {
              try {
                return new Attachments(room).take(of.id(), CaseCounter.id(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return switch (taking) {
      case Attachments.Taking.NotThere _ -> throw CaseCounter.notThere();
      case Attachments.Taking.Damaged _ -> CasePage.back(node, id, "file-damaged");
      case Attachments.Taking.Taken(var attachment) -> {
        send(node, person, response, id, attachment);
        yield null;
      }
    };
  }

  private void send(
      HostedNode node,
      PersonOfNode person,
      HttpServletResponse response,
      String id,
      Attachments.Attachment taken) {
    response.setContentType("application/octet-stream");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + taken.id() + "\"");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLengthLong(taken.bytes());
    counter.onCase(
        node,
        person,
        id,
        (room, of) -> {
          try {
            new Attachments(room).write(of.id(), taken, response.getOutputStream());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return taken.id();
        });
  }

  // ---- drafts

  @PostMapping(CASES + "/drafts")
  @ResponseBody
  ResponseEntity<Void> keepDraft(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "form", defaultValue = "") String form,
      @RequestParam(name = "text", defaultValue = "") String text) {
    if (!isForm(form) || text.length() > Drafts.LONGEST) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
    }
    counter.as(
        node,
        person,
        room -> {
          if (text.isEmpty()) {
            new Drafts(room).forget(form);
          } else {
            new Drafts(room).keep(form, text);
          }
          return form;
        });
    return ResponseEntity.noContent().build();
  }

  /// A form is known by the rest of its address.
  private static boolean isForm(String form) {
    return form.matches("[a-z0-9/-]{1,120}");
  }

  @GetMapping(CASES + "/drafts")
  @ResponseBody
  ResponseEntity<String> draft(
      HostedNode node,
      PersonOfNode person,
      @RequestParam(name = "form", defaultValue = "") String form) {
    return counter
        .as(node, person, room -> new Drafts(room).find(form))
        .map(
            d ->
                ResponseEntity.ok()
                    .header("Content-Type", "text/plain;charset=utf-8")
                    .body(d.text()))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  // ---- records of one person

  @GetMapping(SAME)
  String same(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      @PathVariable("id") String id,
      @PathVariable("person") String whom) {
    counter.awaitNames(node, person);
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          var who = in(file, whom);
          var duplicates = new Duplicates(room);
          var same = duplicates.same(who);
          model.addAttribute("file", file);
          model.addAttribute("who", who);
          model.addAttribute("same", same);
          model.addAttribute("hits", duplicates.of(who));
          return who;
        });
    model.addAttribute("words", counter.words(node, locale));
    return "cases/same";
  }

  private static OpaqueId in(Case file, String person) {
    return file.person(CaseCounter.id(person)).orElseThrow(CaseCounter::notThere).id();
  }

  @PostMapping(SAME)
  String merge(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @PathVariable("person") String whom,
      @RequestParam(name = "other", defaultValue = "") String other) {
    var page = "redirect:/" + node.slug() + "/cases/" + id + "/persons/" + whom + "/same";
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          var who = in(file, whom);
          var another = CaseCounter.id(other);
          if (!new CaseFiles(room).of(another).isEmpty()) {
            new Duplicates(room).merge(who, another);
          }
          return who;
        });
    return page;
  }

  @PostMapping(SAME + "/not")
  String unmerge(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @PathVariable("person") String whom,
      @RequestParam(name = "other", defaultValue = "") String other) {
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          var who = in(file, whom);
          var another = CaseCounter.id(other);
          var duplicates = new Duplicates(room);
          if (duplicates.same(who).contains(another) && !duplicates.unmerge(another)) {
            duplicates.unmerge(who);
          }
          return who;
        });
    return "redirect:/" + node.slug() + "/cases/" + id + "/persons/" + whom + "/same";
  }

  // ---- how long it is kept

  @PostMapping(CASE + "/retention")
  String ask(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "wish", defaultValue = "") String wish) {
    var asked = Retention.Wish.bySlug(wish);
    if (asked.isEmpty()) {
      return CasePage.back(node, id, "nothing");
    }
    counter.onCase(
        node,
        person,
        id,
        (room, file) -> {
          new Retention(room).ask(file.id(), asked.get());
          return id;
        });
    return CasePage.back(node, id, "retention-asked");
  }

  @PostMapping(CASE + "/retention/confirm")
  String confirm(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "wish", defaultValue = "") String wish) {
    var asked = Retention.Wish.bySlug(wish);
    if (asked.isEmpty()) {
      return CasePage.back(node, id, "nothing");
    }
    var confirmation =
        counter.onCase(
            node, person, id, (room, file) -> new Retention(room).confirm(file, asked.get()));
    return switch (confirmation) {
      case KEPT -> CasePage.back(node, id, "kept");
      case ERASED -> "redirect:/" + node.slug() + "/cases?erased=yes";
      case OWN_WISH -> CasePage.back(node, id, "own-wish");
      case NOT_ASKED -> CasePage.back(node, id, "nothing");
    };
  }
}
