package org.mufakat.server.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.ImportJobs.Job;
import org.mufakat.server.statistics.ImportJobs.Submitted;
import org.mufakat.server.statistics.ImportsView.JobView;
import org.mufakat.server.statistics.ImportsView.Refused;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.FileRefusal.Place;
import org.mufakat.statistics.ReleaseId;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Where a publisher's file is handed in, how far its import is, and what came of it.
@Controller
final class ImportsPage {

  private static final long MEGABYTE = 1024 * 1024;

  private final NodeImports imports;
  private final MessageSource messages;

  ImportsPage(NodeImports imports, MessageSource messages) {
    this.imports = imports;
    this.messages = messages;
  }

  @GetMapping("/{node:[a-z]{3}}/imports")
  String list(
      HostedNode node,
      Locale locale,
      Model model,
      @RequestParam(name = "release", defaultValue = "") String release) {
    return show(node, locale, model, null, ReleaseId.isWellFormed(release) ? release : "");
  }

  @PostMapping("/{node:[a-z]{3}}/imports")
  String submit(
      HostedNode node,
      PersonOfNode person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam(name = "release", defaultValue = "") String release)
      throws IOException {
    var wording = wording(node, locale);
    var name = release.strip();
    if (file.isEmpty() || file.get().isEmpty()) {
      return refuse(node, locale, model, response, refused(wording, "imports.fault.no-file"), name);
    }
    if (!name.isEmpty() && !ReleaseId.isWellFormed(name)) {
      return refuse(node, locale, model, response, refused(wording, "imports.fault.release"), name);
    }
    var upload = file.get();
    var asked = name.isEmpty() ? Optional.<ReleaseId>empty() : Optional.of(new ReleaseId(name));
    var fileName = Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    return switch (imports.submit(node, person, upload.getInputStream(), fileName, asked)) {
      case Submitted.Accepted(Job job) -> "redirect:/" + node.slug() + "/imports/" + job.id();
      case Submitted.Refused(FileRefusal why) ->
          refuse(node, locale, model, response, refused(wording, why), name);
      case Submitted.TooMany _ ->
          refuse(node, locale, model, response, refused(wording, "imports.fault.too-many"), name);
    };
  }

  @GetMapping("/{node:[a-z]{3}}/imports/{id}")
  String job(HostedNode node, Locale locale, Model model, @PathVariable("id") String id) {
    model.addAttribute("job", find(node, locale, id));
    return "import";
  }

  /// The part of the page that changes while an import goes on.
  @GetMapping("/{node:[a-z]{3}}/imports/{id}/progress")
  String progress(HostedNode node, Locale locale, Model model, @PathVariable("id") String id) {
    model.addAttribute("job", find(node, locale, id));
    return "import :: progress";
  }

  @PostMapping("/{node:[a-z]{3}}/imports/{id}/cancel")
  String cancel(HostedNode node, Principal person, @PathVariable("id") String id) {
    imports.of(node).cancel(id, person.getName());
    return "redirect:/" + node.slug() + "/imports/" + id;
  }

  private JobView find(HostedNode node, Locale locale, String id) {
    return imports
        .of(node)
        .find(id)
        .map(j -> view(wording(node, locale), j))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String refuse(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletResponse response,
      Refused refused,
      String release) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(node, locale, model, refused, release);
  }

  private String show(
      HostedNode node, Locale locale, Model model, @Nullable Refused refused, String release) {
    var wording = wording(node, locale);
    model.addAttribute(
        "imports",
        new ImportsView(
            imports.of(node).recent().stream().map(j -> view(wording, j)).toList(),
            FileLimits.USUAL.fileBytes() / MEGABYTE,
            refused,
            release));
    return "imports";
  }

  private static JobView view(Wording wording, Job job) {
    var outcome = job.outcome();
    var kind =
        job.state() == ImportJobs.State.BROKEN
            ? "broken"
            : outcome.map(ImportOutcome::slug).orElse("");
    return new JobView(
        job.id(),
        job.fileName(),
        job.state().slug(),
        job.state().isFinished(),
        (int) Math.round(100 * job.progress()),
        wording.number(job.rowsRead()),
        kind,
        outcome.map(ImportsPage::release).orElse(""),
        outcome.map(ImportsPage::suggested).orElse(""),
        outcome
            .flatMap(
                o ->
                    o instanceof ImportOutcome.Refused(FileRefusal why)
                        ? Optional.of(refused(wording, why))
                        : Optional.<Refused>empty())
            .orElse(null));
  }

  private static String release(ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Stored s -> s.release().id().value();
      case ImportOutcome.AlreadyThere a -> a.release().id().value();
      case ImportOutcome.NameTaken n -> n.name().value();
      case ImportOutcome.Refused _, ImportOutcome.Cancelled _ -> "";
    };
  }

  private static String suggested(ImportOutcome outcome) {
    return outcome instanceof ImportOutcome.NameTaken taken ? taken.suggested().value() : "";
  }

  private static Refused refused(Wording wording, String key) {
    return new Refused(wording.say(key), wording.say(key + ".next"));
  }

  private static Refused refused(Wording wording, FileRefusal why) {
    var key = "file." + why.reason().slug();
    var where =
        switch (why.place()) {
          case Place.WholeFile() -> "";
          case Place.InRow(int row) -> wording.say("file.in-row", Integer.toString(row));
          case Place.AtCell(String cell) -> wording.say("file.at-cell", cell);
          case Place.InPart(String part) -> wording.say("file.in-part", part);
        };
    var detail = why.detail().isBlank() ? "" : " (" + why.detail() + ")";
    return new Refused(
        wording.say(key) + (where.isEmpty() ? "" : " " + where) + detail,
        wording.say(key + ".next"));
  }

  private Wording wording(HostedNode node, Locale locale) {
    return new Wording(messages, locale, node.node().regime());
  }
}
