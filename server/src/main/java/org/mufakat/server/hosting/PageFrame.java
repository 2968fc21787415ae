package org.mufakat.server.hosting;

import java.util.List;

/// What stands around every page: whose node it is, which others run here, and the same page in the
/// other languages. Templates read it as `${frame}`.
///
/// @param slug the first part of the node's addresses; empty where the address names no node that
///   runs here
/// @param nodeName in the reader's language; empty likewise
/// @param hasCases whether the node holds cases; the hub holds none
/// @param home where the wordmark leads
/// @param nodes every node of the process
public record PageFrame(
    String slug,
    String nodeName,
    boolean hasCases,
    String home,
    List<NodeLink> nodes,
    List<LanguageLink> languages) {

  /// A node to switch to.
  public record NodeLink(String name, String address, boolean current) {}

  /// The same page in a language.
  ///
  /// @param code ISO 639-1
  /// @param name the language's own name
  public record LanguageLink(String code, String name, String address, boolean current) {}
}
