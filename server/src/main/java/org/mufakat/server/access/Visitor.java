package org.mufakat.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.security.core.Authentication;

/// Whoever reads a page, as its template needs it: `${visitor.signedIn}`,
/// `${visitor.may('import-release')}`.
///
/// @param account of the person signed in at this page's node
public record Visitor(Viewer viewer, Optional<Account> account) {

  /// Who someone is at one node: a person of another node is nobody here.
  static Viewer viewer(@Nullable Authentication authentication, HostedNode node) {
    return authentication instanceof PersonOfNode person && person.node().equals(node.id())
        ? person.viewer()
        : new Viewer.Nobody(node.publicPicture());
  }

  static Visitor at(HostedNode node, @Nullable Authentication authentication) {
    return new Visitor(
        viewer(authentication, node),
        authentication instanceof PersonOfNode person && person.node().equals(node.id())
            ? Optional.of(person.account())
            : Optional.empty());
  }

  static Visitor at(
      HttpServletRequest request, NodeDirectory nodes, @Nullable Authentication authentication) {
    return Addressed.by(request, nodes)
        .node()
        .map(node -> at(node, authentication))
        .orElse(new Visitor(new Viewer.Nobody(false), Optional.empty()));
  }

  public boolean isSignedIn() {
    return account.isPresent();
  }

  /// The person's own name for pages; empty for nobody.
  public String getDisplayName() {
    return account.map(Account::displayName).orElse("");
  }

  /// The role's code, for its message; empty for nobody.
  public String getRole() {
    return account.map(a -> a.role().code()).orElse("");
  }

  /// Whether the person supervises others.
  public boolean isSupervisor() {
    return account.map(Account::supervisor).orElse(false);
  }

  /// @param deed as in [Deed], in small letters with hyphens: `import-release`
  public boolean may(String deed) {
    var asked = Deed.valueOf(deed.toUpperCase(Locale.ROOT).replace('-', '_'));
    return AccessPolicy.allows(viewer, asked);
  }
}
