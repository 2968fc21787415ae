package org.mufakat.server.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.hosting.NodeDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The passkeys of the people of every node of this process, each in its own node's database: one
/// made for a node opens no other.
final class Passkeys {

  private final NodeDirectory nodes;

  Passkeys(NodeDirectory nodes) {
    this.nodes = nodes;
  }

  List<Passkey> of(NodeId node, AccountId account) {
    return sql(node)
        .sql("select * from passkey where account = ? order by added_at, credential_id")
        .param(account.value())
        .query(Passkeys::read)
        .list();
  }

  Optional<Passkey> find(NodeId node, byte[] credentialId) {
    return sql(node)
        .sql("select * from passkey where credential_id = ?")
        .param(credentialId)
        .query(Passkeys::read)
        .optional();
  }

  boolean has(NodeId node, AccountId account) {
    return sql(node)
        .sql("select exists (select from passkey where account = ?)")
        .param(account.value())
        .query(Boolean.class)
        .single();
  }

  Set<AccountId> owners(NodeId node) {
    return Set.copyOf(
        sql(node)
            .sql("select distinct account from passkey")
            .query((row, _) -> new AccountId(row.getString("account")))
            .list());
  }

  /// Keeps a new one, unless its id is known already.
  boolean add(NodeId node, Passkey passkey) {
    return sql(node)
            .sql(
                """
                insert into passkey (credential_id, account, name, relying_party, credential,
                  sign_count, backup_eligible, backed_up, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                passkey.credentialId(),
                passkey.account().value(),
                passkey.name(),
                passkey.relyingParty(),
                passkey.credential(),
                passkey.signCount(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.addedAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// Remembers a use. Of two that rest on the same earlier use one is refused, where the device
  /// counts.
  ///
  /// @param before as it was read
  boolean used(NodeId node, Passkey before, long signCount, boolean backedUp, Instant at) {
    return sql(node)
            .sql(
                """
                update passkey set sign_count = ?, backed_up = ?, last_used_at = ?
                where credential_id = ? and sign_count = ?
                """)
            .params(
                signCount,
                backedUp,
                at.atOffset(ZoneOffset.UTC),
                before.credentialId(),
                before.signCount())
            .update()
        == 1;
  }

  /// Removes one of a person's own.
  boolean remove(NodeId node, AccountId owner, byte[] credentialId) {
    return sql(node)
            .sql("delete from passkey where account = ? and credential_id = ?")
            .params(owner.value(), credentialId)
            .update()
        == 1;
  }

  boolean removeAll(NodeId node, AccountId owner) {
    return sql(node).sql("delete from passkey where account = ?").param(owner.value()).update() > 0;
  }

  private JdbcClient sql(NodeId node) {
    return nodes
        .find(node)
        .map(hosted -> JdbcClient.create(hosted.dataSource()))
        .orElseThrow(() -> new IllegalArgumentException("node " + node + " does not run here"));
  }

  private static Passkey read(ResultSet row, int number) throws SQLException {
    return new Passkey(
        row.getBytes("credential_id"),
        new AccountId(row.getString("account")),
        row.getString("name"),
        row.getString("relying_party"),
        row.getBytes("credential"),
        row.getLong("sign_count"),
        row.getBoolean("backup_eligible"),
        row.getBoolean("backed_up"),
        row.getObject("added_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
