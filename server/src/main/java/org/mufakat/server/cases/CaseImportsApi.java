package org.mufakat.server.cases;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.OpaqueId;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.CaseImports.Shown;
import org.mufakat.server.cases.CaseImports.Submitted;
import org.mufakat.server.cases.htcds.HtcdsRefusal;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
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

/// Imports of case files for programs: hand a file in, see what was found, take it, stop it.
/// `openapi.yaml` describes every operation.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1/case-imports")
final class CaseImportsApi {

  private static final int MOST_ROWS = 500;

  private final CaseCounter counter;
  private final NodeCaseImports imports;

  CaseImportsApi(CaseCounter counter, NodeCaseImports imports) {
    this.counter = counter;
    this.imports = imports;
  }

  /// @param waits whether another import of the side has to end first
  /// @param hasFile whether its file still lies here, without which nothing of it can be taken
  /// @param quarantined rows that were not taken
  /// @param listed of these, those whose faults are kept one by one
  /// @param nonPunishment persons not to be punished, where nothing but the file's word says so
  record ImportJson(
      String id,
      String at,
      String sha256,
      long bytes,
      String state,
      boolean waits,
      boolean hasFile,
      int rowsRead,
      int rows,
      int cases,
      int persons,
      int quarantined,
      int listed,
      int known,
      int consentsElsewhere,
      int nonPunishment,
      List<Integer> unknownColumns,
      @Nullable RefusalJson refusal,
      int taken,
      int takenPersons) {

    static ImportJson of(Shown shown) {
      var kept = shown.kept();
      var found = kept.found();
      return new ImportJson(
          kept.id().value(),
          kept.at().toString(),
          kept.sha256(),
          kept.bytes(),
          kept.state().slug(),
          shown.waits(),
          shown.hasFile(),
          shown.rows(),
          found.rows(),
          found.cases(),
          found.persons(),
          found.quarantined(),
          found.listed(),
          found.known(),
          found.consents(),
          found.flagged(),
          found.unknownColumns(),
          kept.refusal().map(r -> new RefusalJson(r.reason(), r.row(), r.column())).orElse(null),
          kept.taken(),
          kept.takenPersons());
    }
  }

  /// @param row of the file, 0 where the whole file is meant
  record RefusalJson(String reason, int row, int column) {}

  /// What reading found, by column.
  ///
  /// @param faults of all rows that are not taken
  /// @param left what a case does not hold, or holds in part
  record FindingsJson(List<CountJson> faults, List<LeftJson> left) {}

  /// @param rows how many have the fault
  /// @param allowed the codes that would do
  record CountJson(String column, String fault, int rows, List<String> allowed) {}

  record LeftJson(String column, int rows) {}

  record RowJson(int row, List<FaultJson> faults) {}

  record FaultJson(String column, String fault, @Nullable String code) {}

  @GetMapping
  List<ImportJson> list(HostedNode node, PersonOfNode person) {
    return imports.of(node).recent(CaseCounter.worker(node, person)).stream()
        .map(ImportJson::of)
        .toList();
  }

  @PostMapping
  ResponseEntity<ImportJson> submit(
      HostedNode node, PersonOfNode person, @RequestParam("file") Optional<MultipartFile> file)
      throws IOException {
    var worker = CaseCounter.worker(node, person);
    var upload =
        file.filter(f -> !f.isEmpty())
            .orElseThrow(
                () ->
                    new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no-file",
                        "No file",
                        "Send the file of cases as the part file of multipart/form-data."));
    var name = Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    try (var content = upload.getInputStream()) {
      return switch (imports.of(node).submit(worker, content, name)) {
        case Submitted.Accepted(OpaqueId id) ->
            ResponseEntity.accepted()
                .location(URI.create("/" + node.slug() + "/api/v1/case-imports/" + id))
                .body(ImportJson.of(find(node, worker, id.value())));
        case Submitted.Refused(HtcdsRefusal why) ->
            throw new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                why.reason().slug(),
                "The file cannot be imported",
                why.what() + " " + why.whatToDo());
        case Submitted.TooMany() ->
            throw new Problem(
                HttpStatus.CONFLICT,
                "too-many-imports",
                "Too many imports",
                "Other files wait: take or leave one, and hand the file in again.");
        case Submitted.OtherFile(), Submitted.NotThere() -> throw unknown();
      };
    }
  }

  @GetMapping("/{id}")
  ImportJson one(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    return ImportJson.of(find(node, CaseCounter.worker(node, person), id));
  }

  /// Empty until the file is read.
  @GetMapping("/{id}/findings")
  FindingsJson findings(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    var kept = find(node, CaseCounter.worker(node, person), id).kept();
    return counter.as(
        node,
        person,
        room -> {
          var book = new CaseImportBook(room);
          return new FindingsJson(
              book.counts(kept.id()).stream()
                  .map(c -> new CountJson(c.field(), c.kind(), c.rows(), c.allowed()))
                  .toList(),
              book.left(kept.id()).stream().map(l -> new LeftJson(l.field(), l.rows())).toList());
        });
  }

  /// Takes what was read, or goes on with what was cut off.
  @PostMapping("/{id}/take")
  ImportJson take(
      HostedNode node, PersonOfNode person, Locale locale, @PathVariable("id") String id) {
    var worker = CaseCounter.worker(node, person);
    var kept = find(node, worker, id).kept();
    var notes = new CaseImportNotes(counter.words(node, locale));
    if (!imports.of(node).take(worker, kept.id(), notes::of)) {
      throw notTakeable(find(node, worker, id));
    }
    return ImportJson.of(find(node, worker, id));
  }

  private static Problem notTakeable(Shown shown) {
    var state = shown.kept().state();
    if (state.isUnderWay()) {
      return new Problem(
          HttpStatus.CONFLICT,
          "import-under-way",
          "The import is under way",
          "Ask for the import again until its state is read, interrupted or broken, and then take"
              + " it.");
    }
    return state.canGoOn() || state == CaseImport.State.READ
        ? new Problem(
            HttpStatus.CONFLICT,
            "import-without-file",
            "The file is gone",
            "Hand the same file in once more: what was taken of it is known and not taken again.")
        : new Problem(
            HttpStatus.CONFLICT,
            "import-at-its-end",
            "The import is at its end",
            "Nothing more is taken of it; its state says why. Hand the file in anew to take what is"
                + " not here.");
  }

  /// Stops an import that goes on, or gives up one that waits for a word.
  @DeleteMapping("/{id}")
  ImportJson stop(HostedNode node, PersonOfNode person, @PathVariable("id") String id) {
    var worker = CaseCounter.worker(node, person);
    var kept = find(node, worker, id).kept();
    if (kept.state().isUnderWay()) {
      imports.of(node).stop(worker, kept.id());
    } else {
      imports.of(node).leave(worker, kept.id());
    }
    return ImportJson.of(find(node, worker, id));
  }

  /// @param from how many rows are passed over
  @GetMapping("/{id}/quarantine")
  List<RowJson> quarantine(
      HostedNode node,
      PersonOfNode person,
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    var kept = find(node, CaseCounter.worker(node, person), id).kept();
    return counter
        .as(
            node,
            person,
            room -> new CaseImportBook(room).faulty(kept.id(), Math.max(0, from), MOST_ROWS))
        .stream()
        .map(
            r ->
                new RowJson(
                    r.row(),
                    r.faults().stream()
                        .map(f -> new FaultJson(f.field(), f.kind(), f.code().orElse(null)))
                        .toList()))
        .toList();
  }

  private Shown find(HostedNode node, CaseWorker worker, String id) {
    if (!OpaqueId.isWellFormed(id)) {
      throw unknown();
    }
    return imports.of(node).find(worker, new OpaqueId(id)).orElseThrow(CaseImportsApi::unknown);
  }

  private static Problem unknown() {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "unknown-import",
        "Unknown import",
        "No import of that id was handed in by this account; see the list of imports.");
  }
}
