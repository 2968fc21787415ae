package org.mufakat.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mufakat.ledger.TreeHash;
import org.mufakat.ledger.TreeNode;
import org.mufakat.ledger.TreeNodes;
import org.springframework.dao.DataAccessResourceFailureException;

/// The tree's nodes in table `ledger_node`, read a subtree at a time and kept for a while. One
/// thread, one connection.
final class JdbcNodes implements TreeNodes {

  /// Levels read at a time for a proof: a subtree of 256 leaves.
  static final int FOR_PROOFS = 8;

  /// Levels read at a time for a verification, which asks for nearly all nodes in order.
  static final int FOR_VERIFICATION = 13;

  private static final int KEPT = 12;
  private static final int TOP = 62;
  private static final int HASH_BYTES = 32;

  private static final String SUBTREE =
      """
      select n.level, n.index, n.hash
      from generate_series(?::int, ?::int) l
      join ledger_node n on n.level = l
        and n.index between ?::bigint << (? - l) and ((?::bigint + 1) << (? - l)) - 1\
      """;

  /// A subtree: nodes of the levels `bottom` to `top` under node `id` of level `top`.
  private record Place(int bottom, int top, long id) {}

  private final Connection connection;
  private final int levels;
  private final Map<Place, @Nullable TreeHash[][]> kept =
      new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, @Nullable TreeHash[][]> eldest) {
          return size() > KEPT;
        }
      };

  JdbcNodes(Connection connection, int levels) {
    this.connection = connection;
    this.levels = levels;
  }

  @Override
  public Optional<TreeHash> hash(TreeNode node) {
    var place = placeOf(node);
    var subtree = kept.get(place);
    if (subtree == null) {
      subtree = read(place);
      kept.put(place, subtree);
    }
    int width = place.top - node.level();
    long first = place.id << width;
    return Optional.ofNullable(subtree[node.level() - place.bottom][(int) (node.index() - first)]);
  }

  /// Leaves are read apart from the nodes above them: a verification has them already.
  private Place placeOf(TreeNode node) {
    if (node.level() == 0) {
      return new Place(0, 0, node.index());
    }
    int bottom = 1 + (node.level() - 1) / levels * levels;
    int top = Math.min(bottom + levels - 1, TOP);
    return new Place(bottom, top, node.index() >> (top - node.level()));
  }

  private @Nullable TreeHash[][] read(Place place) {
    var subtree = new @Nullable TreeHash[place.top - place.bottom + 1][];
    for (int level = place.bottom; level <= place.top; level++) {
      subtree[level - place.bottom] = new @Nullable TreeHash[1 << (place.top - level)];
    }
    try (PreparedStatement statement = connection.prepareStatement(SUBTREE)) {
      statement.setInt(1, place.bottom);
      statement.setInt(2, place.top);
      statement.setLong(3, place.id);
      statement.setInt(4, place.top);
      statement.setLong(5, place.id);
      statement.setInt(6, place.top);
      Binary.transferred(statement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          int level = rows.getInt(1);
          int at = (int) (rows.getLong(2) - (place.id << (place.top - level)));
          subtree[level - place.bottom][at] = hash(rows.getBytes(3));
        }
      }
      return subtree;
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the ledger's tree cannot be read", e);
    }
  }

  /// Null where the bytes are no hash: someone has been at the store.
  static @Nullable TreeHash hash(byte @Nullable [] bytes) {
    return bytes == null || bytes.length != HASH_BYTES ? null : TreeHash.of(bytes);
  }
}
