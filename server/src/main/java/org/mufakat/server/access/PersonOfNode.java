package org.mufakat.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A person as Spring Security sees one: known at one node, with one role there. Its name is the
/// account's id, since names end up in logs.
public final class PersonOfNode extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient NodeId node;
  private final transient Account account;

  PersonOfNode(NodeId node, Account account) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    this.node = node;
    this.account = account;
    setAuthenticated(true);
  }

  public NodeId node() {
    return node;
  }

  /// As the node's database has it at this request.
  public Account account() {
    return account;
  }

  public Viewer viewer() {
    return new Viewer.Person(account.role(), account.supervisor(), account.mustChangePassword());
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return account.id().value();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonOfNode person
        && node.equals(person.node)
        && account.equals(person.account);
  }

  @Override
  public int hashCode() {
    return 31 * node.hashCode() + account.hashCode();
  }
}
