package org.mufakat.browser;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.mufakat.node.Node;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.Role;
import org.mufakat.server.demo.DemoLogin;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.demo.Demonstration;
import org.mufakat.server.hosting.HostedNode;
import org.mufakat.server.hosting.Lifetime;

/// A demonstration in this process for a browser to visit: what is looked at is what `mufakat demo`
/// starts.
public final class House implements AutoCloseable {

  private final Lifetime lifetime;
  private final Demonstration demonstration;

  private House(Lifetime lifetime, Demonstration demonstration) {
    this.lifetime = lifetime;
    this.demonstration = demonstration;
  }

  /// Who may sign in where.
  public record Login(NodeId node, String username, String password) {

    /// Signs in the way a person does, and returns when the first page is there.
    void typeInto(Page page, URI origin) {
      page.navigate(origin + "/" + node.slug() + "/sign-in");
      page.locator("input[name=username]").fill(username);
      page.locator("input[name=password]").fill(password);
      page.locator("main button[type=submit]").click();
      page.waitForURL("**/region");
    }

    /// Never shows the password.
    @Override
    public String toString() {
      return "Login[" + username + " at " + node + "]";
    }
  }

  /// Starts it; returns when pages are served and the invented cases are there.
  public static House start(DemoWishes wishes) {
    var lifetime = Lifetime.begin();
    try {
      var demonstration = Demonstration.start(wishes, _ -> {}, lifetime);
      demonstration.loadedCases();
      return new House(lifetime, demonstration);
    } catch (RuntimeException e) {
      lifetime.close();
      throw e;
    }
  }

  /// Scheme, host and port, without a slash at the end.
  public URI origin() {
    var address = demonstration.address();
    return URI.create(address.getScheme() + "://" + address.getAuthority());
  }

  /// @throws IllegalArgumentException where the node is not in this house
  public Node node(NodeId id) {
    return demonstration
        .nodes()
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("no node " + id + " in this house"))
        .node();
  }

  /// One of the nodes that hold cases.
  public NodeId aState() {
    return demonstration.nodes().all().stream()
        .map(HostedNode::id)
        .filter(id -> !id.isHub())
        .findFirst()
        .orElseThrow();
  }

  /// The demonstration's own login for a role, which every node has.
  public Login login(NodeId node, Role role) {
    return login(node, new DemoLogin(role, false));
  }

  public Login login(NodeId node, DemoLogin who) {
    return new Login(node, who.username(), demonstration.logins().passwordOf(who));
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
