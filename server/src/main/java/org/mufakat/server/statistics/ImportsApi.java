package org.mufakat.server.statistics;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
import org.mufakat.server.statistics.ImportJobs.Job;
import org.mufakat.server.statistics.ImportJobs.Submitted;
import org.mufakat.statistics.FileRefusal;
import org.mufakat.statistics.ReleaseId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports for programs: hand a file in, ask how far it is, cancel it. `openapi.yaml` describes
/// every operation.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1/imports")
final class ImportsApi {

  private final NodeImports imports;

  ImportsApi(NodeImports imports) {
    this.imports = imports;
  }

  /// An import: how far it is and, when it is finished, what came of it.
  ///
  /// @param progress from 0 to 1
  record JobJson(
      String id,
      String state,
      boolean finished,
      double progress,
      int rowsRead,
      @Nullable ImportJson outcome) {
    static JobJson of(Job job) {
      return new JobJson(
          job.id(),
          job.state().slug(),
          job.state().isFinished(),
          job.progress(),
          job.rowsRead(),
          job.outcome().map(ImportJson::of).orElse(null));
    }
  }

  @GetMapping
  List<JobJson> list(HostedNode node) {
    return imports.of(node).recent().stream().map(JobJson::of).toList();
  }

  @PostMapping
  ResponseEntity<JobJson> submit(
      HostedNode node,
      PersonOfNode person,
      @RequestParam("file") Optional<MultipartFile> file,
      @RequestParam("release") Optional<String> release)
      throws IOException {
    var upload =
        file.filter(f -> !f.isEmpty())
            .orElseThrow(
                () ->
                    AskedFigure.wrong(
                        "file", "", "the publisher's file, as a part of multipart/form-data"));
    var asked =
        release.map(
            name -> {
              if (!ReleaseId.isWellFormed(name)) {
                throw AskedFigure.wrong("release", name, "the release's date, as 2025-04-14");
              }
              return new ReleaseId(name);
            });
    var fileName = Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    return switch (imports.submit(node, person, upload.getInputStream(), fileName, asked)) {
      case Submitted.Accepted(Job job) ->
          ResponseEntity.accepted()
              .location(URI.create("/" + node.slug() + "/api/v1/imports/" + job.id()))
              .body(JobJson.of(job));
      case Submitted.Refused(FileRefusal why) ->
          throw new Problem(
              HttpStatus.UNPROCESSABLE_CONTENT,
              why.reason().slug(),
              "The file cannot be imported",
              why.what() + " " + why.whatToDo());
      case Submitted.TooMany _ ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "too-many-imports",
              "Too many imports",
              "Other imports are not finished: wait for one, or cancel it, and hand the file in"
                  + " again.");
    };
  }

  @GetMapping("/{id}")
  JobJson job(HostedNode node, @PathVariable("id") String id) {
    return JobJson.of(find(node, id));
  }

  /// Cancels an import that still reads; one that is finished, or already storing, stays as it is.
  @DeleteMapping("/{id}")
  JobJson cancel(HostedNode node, Principal person, @PathVariable("id") String id) {
    find(node, id);
    imports.of(node).cancel(id, person.getName());
    return JobJson.of(find(node, id));
  }

  private Job find(HostedNode node, String id) {
    return imports
        .of(node)
        .find(id)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "unknown-import",
                    "Unknown import",
                    "No import of that number is remembered here; see the list of imports."));
  }
}
