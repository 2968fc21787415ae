package org.mufakat.server.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mufakat.server.access.PersonOfNode;
import org.mufakat.server.cases.CaseExport.Answer;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Taking cases out, for programs. The same policy, refusals and ledger entries as on the page;
/// `openapi.yaml` describes every operation.
@RestController
@RequestMapping("/{node:[a-z]{3}}/api/v1/cases")
final class CasesApi {

  private static final int LATELY = 100;

  private final CaseCounter counter;
  private final CaseTakings takings;

  CasesApi(CaseCounter counter, CaseTakings takings) {
    this.counter = counter;
    this.takings = takings;
  }

  /// @param lost rows that say less than the case does, by Mufakat's column that would have said it
  record PreviewJson(
      int cases,
      boolean moreThanCounted,
      int countedIn,
      int persons,
      int nonPunishment,
      int notToBeReached,
      int notWritten,
      Map<String, Integer> lost) {}

  record TakingJson(
      String id,
      String account,
      String at,
      String reason,
      String form,
      int cases,
      int persons,
      int named,
      boolean whole,
      String sha256) {
    static TakingJson of(TakenOut.Taking taking) {
      return new TakingJson(
          taking.id().value(),
          taking.account().value(),
          taking.at().toString(),
          taking.reason().code(),
          taking.form(),
          taking.cases(),
          taking.persons(),
          taking.named(),
          taking.whole(),
          taking.sha256());
    }
  }

  @GetMapping("/export")
  PreviewJson preview(
      HostedNode node, PersonOfNode person, @RequestParam MultiValueMap<String, String> sent) {
    var form = ExportForm.of(sent, node.node().regime());
    if (!form.canBePreviewed()) {
      throw wrong(form);
    }
    var preview =
        counter.as(
            node, person, room -> new CaseExport(room).preview(form.chosen(), form.options()));
    var lost = new LinkedHashMap<String, Integer>();
    preview.lost().forEach((column, rows) -> lost.put(column.columnName(), rows));
    return new PreviewJson(
        Math.min(preview.cases(), CaseFiles.MOST_COUNTED),
        preview.cases() > CaseFiles.MOST_COUNTED,
        preview.read(),
        preview.persons(),
        preview.flagged(),
        preview.notToBeReached(),
        preview.notWritten(),
        lost);
  }

  @PostMapping("/export")
  void take(
      HostedNode node,
      PersonOfNode person,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> sent)
      throws IOException {
    var form = ExportForm.of(sent, node.node().regime());
    switch (takings.take(node, person, form.wish().orElseThrow(() -> wrong(form)))) {
      case Answer.Ready ready -> CaseTakings.send(node, ready, response);
      case Answer.NamesNotPermitted() ->
          throw new Problem(
              HttpStatus.FORBIDDEN,
              "names-not-for-this-role",
              "Names are not for this role",
              "Your role takes cases out without names and contacts only: ask with names=no. That"
                  + " you asked is in the ledger.");
      case Answer.NoCase() ->
          throw new Problem(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "no-case",
              "No case",
              "No case that you may see is among those asked for.");
    }
  }

  @GetMapping("/taken-out")
  List<TakingJson> takenOut(HostedNode node, PersonOfNode person) {
    return counter.as(
        node,
        person,
        room -> new TakenOut(room).lately(LATELY).stream().map(TakingJson::of).toList());
  }

  private static Problem wrong(ExportForm form) {
    return Problem.wrongParameter(
        "Wrong or missing: "
            + String.join(", ", form.faults().stream().filter(CasesApi::isPlain).toList())
            + ". See /openapi.yaml.");
  }

  /// A name that somebody sent may hold anything.
  private static boolean isPlain(String name) {
    return name.matches("[a-z-]{1,20}");
  }
}
