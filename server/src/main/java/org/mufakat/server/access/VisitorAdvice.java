package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells every page who reads it.
@ControllerAdvice(annotations = Controller.class)
final class VisitorAdvice {

  private final NodeDirectory nodes;

  VisitorAdvice(NodeDirectory nodes) {
    this.nodes = nodes;
  }

  @ModelAttribute("visitor")
  Visitor visitor(HttpServletRequest request) {
    return Visitor.at(request, nodes, SecurityContextHolder.getContext().getAuthentication());
  }
}
