package org.mufakat.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.NodeId;
import org.mufakat.server.hosting.HostedNode;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A person as Spring Security sees one: known at one node, with one role there. Its name is the
/// account's id, since names end up in logs.
public final class PersonOfNode extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient NodeId node;
  private final transient Account account;
  private final transient SignInWay way;
  private final transient boolean lacksSecondFactor;

  /// @param way how the person signed in; a node that wants more from the role lets them do nothing
  ///   but set it up
  PersonOfNode(HostedNode node, Account account, SignInWay way) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    this.node = node.id();
    this.account = account;
    this.way = way;
    this.lacksSecondFactor =
        !way.withSecondFactor()
            && AccessPolicy.wantsSecondFactor(node.signIn().secondFactor(), account.role());
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
    boolean byOneTimePassword =
        account.mustChangePassword() && (way == SignInWay.PASSWORD || way == SignInWay.CODE);
    return lacksSecondFactor && !byOneTimePassword
        ? new Viewer.LacksSecondFactor(account.role())
        : new Viewer.Person(account.role(), account.supervisor(), byOneTimePassword);
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
