package org.mufakat.server.ledger;

import javax.sql.DataSource;
import org.mufakat.ledger.CompactRange;
import org.mufakat.ledger.TreeHash;
import org.springframework.jdbc.core.JdbcTemplate;

/// What whoever owns a database can do to the ledger in it.
public final class LedgerForging {

  private LedgerForging() {}

  /// Every hash made anew so that it fits the entries as they stand.
  public static void rewriteTree(DataSource database) {
    var sql = new JdbcTemplate(database);
    sql.execute("alter table ledger_node disable trigger user");
    sql.update("delete from ledger_node");
    var tree = new CompactRange();
    for (byte[] bytes :
        sql.queryForList("select bytes from ledger_entry order by index", byte[].class)) {
      tree.append(TreeHash.ofLeaf(bytes))
          .forEach(
              node ->
                  sql.update(
                      "insert into ledger_node values (?, ?, ?)",
                      node.at().level(),
                      node.at().index(),
                      node.hash().bytes()));
    }
  }
}
