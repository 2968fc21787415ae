package org.mufakat.server.flows;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.statistics.KeptPages;
import org.mufakat.server.statistics.PictureChoice.Asked;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The flows of the region, and the page of each corridor.
@Controller
final class FlowsPage {

  static final String CORRIDOR =
      "/{node:[a-z]{3}}/flows/{citizenship:[A-Z]{3}}-{detectedBy:[A-Z]{3}}";

  private final FlowMaker maker;
  private final MessageSource messages;
  private final KeptPages kept;

  FlowsPage(FlowMaker maker, MessageSource messages, KeptPages kept) {
    this.maker = maker;
    this.messages = messages;
    this.kept = kept;
  }

  @GetMapping("/{node:[a-z]{3}}/flows")
  @Nullable String region(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      Asked asked)
      throws IOException {
    var choice = maker.choice(node, asked);
    if (choice.isEmpty()) {
      return "flows-empty";
    }
    return kept.show(
        new KeptPages.Page(
            "flows",
            "flows",
            "/" + node.slug() + "/flows",
            messages.getMessage("flows.title", null, locale),
            KeptPages.Script.NONE,
            List.of()),
        locale,
        choice.get(),
        () -> maker.at(node, locale).region(choice.get()),
        model,
        request,
        response);
  }

  @GetMapping(CORRIDOR)
  @Nullable String corridor(
      HostedNode node,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("citizenship") String citizenship,
      @PathVariable("detectedBy") String detectedBy,
      Asked asked)
      throws IOException {
    requireKnown(node, citizenship, detectedBy);
    var choice = maker.choice(node, asked);
    if (choice.isEmpty()) {
      return "flows-empty";
    }
    var at = maker.at(node, locale);
    var flow = FlowMaker.table(node, choice.get()).flow(citizenship, detectedBy);
    if (flow.isEmpty() || !choice.get().faults().isEmpty()) {
      response.setStatus(
          (choice.get().faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST).value());
      model.addAttribute("flow", at.nothing(choice.get(), citizenship, detectedBy));
      return "flow-none";
    }
    return kept.show(
        new KeptPages.Page(
            "flow",
            "flows",
            "/%s/flows/%s-%s".formatted(node.slug(), citizenship, detectedBy),
            at.name(flow.get()),
            KeptPages.Script.NONE,
            at.references().tables()),
        locale,
        choice.get(),
        () -> at.corridor(choice.get(), flow.get()),
        model,
        request,
        response);
  }

  static void requireKnown(HostedNode node, String citizenship, String detectedBy) {
    var pack = node.node().regime();
    if (!pack.knowsState(citizenship) || pack.member(detectedBy).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
