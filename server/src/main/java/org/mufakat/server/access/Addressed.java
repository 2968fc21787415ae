package org.mufakat.server.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;

/// What a request's address names. Read with the same parser that finds the page, so that both see
/// the same node.
///
/// @param slug the first part of the address, empty for `/`
/// @param node the node of that name, if it runs here
record Addressed(PathContainer path, String slug, Optional<HostedNode> node) {

  private static final Pattern NODE_NAME = Pattern.compile("[a-z]{3}");

  static Addressed by(HttpServletRequest request, NodeDirectory nodes) {
    var path =
        RequestPath.parse(askedFor(request), request.getContextPath()).pathWithinApplication();
    var slug =
        path.elements().stream()
            .filter(PathSegment.class::isInstance)
            .map(segment -> ((PathSegment) segment).valueToMatch())
            .findFirst()
            .orElse("");
    return new Addressed(path, slug, nodes.bySlug(slug));
  }

  /// Whether the address begins as a node's do, and no such node runs here.
  boolean isOfUnknownNode() {
    return node.isEmpty() && NODE_NAME.matcher(slug).matches();
  }

  /// Whether the answer is for a program: an error is then a problem, not a page.
  boolean isForPrograms() {
    return path.value().startsWith("/" + slug + "/api/");
  }

  /// An error page is shown for the address that went wrong.
  private static String askedFor(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
            && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }
}
