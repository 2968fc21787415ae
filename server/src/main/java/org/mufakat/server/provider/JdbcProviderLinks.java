package org.mufakat.server.provider;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.mufakat.server.access.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links in the node's own database, table `provider_link`.
final class JdbcProviderLinks implements ProviderLinks {

  private final JdbcClient sql;

  JdbcProviderLinks(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public Optional<AccountId> owner(LinkedPerson person) {
    return sql.sql("select account from provider_link where issuer = ? and person = ?")
        .params(person.issuer(), person.mark())
        .query((row, _) -> new AccountId(row.getString("account")))
        .optional();
  }

  @Override
  public List<ProviderLink> of(AccountId account) {
    return sql.sql("select * from provider_link where account = ? order by issuer")
        .param(account.value())
        .query(
            (row, _) ->
                new ProviderLink(
                    new AccountId(row.getString("account")),
                    new LinkedPerson(row.getString("issuer"), row.getString("person")),
                    row.getObject("linked_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public Set<AccountId> owners() {
    return Set.copyOf(
        sql.sql("select distinct account from provider_link")
            .query((row, _) -> new AccountId(row.getString("account")))
            .list());
  }

  /// The table's own two keys decide between those who link at the same moment.
  @Override
  public Linking link(ProviderLink link) {
    int added =
        sql.sql(
                """
                insert into provider_link (issuer, person, account, linked_at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                link.person().issuer(),
                link.person().mark(),
                link.account().value(),
                link.linkedAt().atOffset(ZoneOffset.UTC))
            .update();
    if (added == 1) {
      return new Linking.Linked();
    }
    return owner(link.person()).filter(owner -> !owner.equals(link.account())).isPresent()
        ? new Linking.OpensAnother()
        : new Linking.HasOne();
  }

  @Override
  public boolean unlink(AccountId account, String issuer) {
    return sql.sql("delete from provider_link where account = ? and issuer = ?")
            .params(account.value(), issuer)
            .update()
        == 1;
  }

  @Override
  public boolean unlinkAll(AccountId account) {
    return sql.sql("delete from provider_link where account = ?").param(account.value()).update()
        > 0;
  }
}
