package org.mufakat.server.statistics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table by PostgreSQL's COPY in its text format. Ended once by
/// [#end()], else given up on closing, which undoes it together with the transaction.
///
/// Source: PostgreSQL manual, COPY, "Text Format".
final class CopyStream implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final CopyIn copy;
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES + 8 * 1024);
  private boolean rowStarted;

  CopyStream(Connection connection, String tableAndColumns) throws SQLException {
    var manager = connection.unwrap(PGConnection.class).getCopyAPI();
    copy = manager.copyIn("copy " + tableAndColumns + " from stdin");
  }

  CopyStream field(@Nullable String text) {
    startField();
    if (text == null) {
      chunk.write('\\');
      chunk.write('N');
    } else {
      escaped(text);
    }
    return this;
  }

  CopyStream field(long number) {
    startField();
    chunk.writeBytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  void endRow() throws SQLException {
    chunk.write('\n');
    rowStarted = false;
    if (chunk.size() >= CHUNK_BYTES) {
      flush();
    }
  }

  void end() throws SQLException {
    flush();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void startField() {
    if (rowStarted) {
      chunk.write('\t');
    }
    rowStarted = true;
  }

  private void escaped(String text) {
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char escape = escapeOf(text.charAt(i));
      if (escape != 0) {
        chunk.writeBytes(text.substring(plainFrom, i).getBytes(StandardCharsets.UTF_8));
        chunk.write('\\');
        chunk.write(escape);
        plainFrom = i + 1;
      }
    }
    var rest = plainFrom == 0 ? text : text.substring(plainFrom);
    chunk.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
  }

  private static char escapeOf(char c) {
    return switch (c) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private void flush() throws SQLException {
    var bytes = chunk.toByteArray();
    copy.writeToCopy(bytes, 0, bytes.length);
    chunk.reset();
  }
}
